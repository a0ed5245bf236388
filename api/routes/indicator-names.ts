import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { PlanStore } from '#retrieval/store/plan-store';
import { foldWidth, simplify } from '#retrieval/text/simplify';
import { type IndicatorName, indicatorNamesSchema } from '../contract.ts';
import { createRouter, problemContent, requireStore, type StoreSource } from './router.ts';

const MAX_NAMES = 200;
const MAX_TEXT_CHARACTERS = 60;
/** As many figures as are counted: names beyond are found by what is typed, not by how frequent they are. */
const MAX_COUNTED = 50_000;

const querySchema = z.strictObject({
  text: z.string().max(MAX_TEXT_CHARACTERS).default('').openapi({ description: '名称里的字，不填则列出最常见的' }),
  limit: z.coerce.number().int().min(1).max(MAX_NAMES).default(50),
});

/** `GET /api/indicator-names`: what can be compared, names that most regions have first. */
export function indicatorNamesRoute({ store }: { store: StoreSource }): OpenAPIHono {
  const route = createRoute({
    method: 'get',
    path: '/api/indicator-names',
    summary: '指标名称，供选择对照；有它的地区多的在前',
    middleware: requireStore(store),
    request: { query: querySchema },
    responses: {
      200: { description: '名称', content: { 'application/json': { schema: indicatorNamesSchema } } },
      400: problemContent('请求有误，errors 指出字段和要求'),
      503: problemContent('索引尚未就绪'),
    },
  });
  const names = nameReader();
  return createRouter().openapi(route, async (c) => {
    const { text, limit } = c.req.valid('query');
    const all = await names(c.var.store);
    const typed = plain(text);
    return c.json({ names: all.filter(({ name }) => plain(name).includes(typed)).slice(0, limit) }, 200);
  });
}

function plain(text: string): string {
  return foldWidth(simplify(text)).toLowerCase().replace(/\s/g, '');
}

/** Counts once per build of the index. */
function nameReader(): (store: PlanStore) => Promise<IndicatorName[]> {
  const known = new WeakMap<PlanStore, Promise<IndicatorName[]>>();
  return (store) => {
    const before = known.get(store);
    if (before) return before;
    const counting = countNames(store);
    known.set(store, counting);
    // A failed read must not be answered for ever.
    counting.catch(() => known.delete(store));
    return counting;
  };
}

async function countNames(store: PlanStore): Promise<IndicatorName[]> {
  const { figures } = await store.figures({ limit: MAX_COUNTED });
  const counted = new Map(store.figureNames().map((name) => [name, { regions: new Set<string>(), figures: 0 }]));
  for (const { name, region } of figures) {
    const count = counted.get(name);
    if (!count) continue;
    count.figures += 1;
    if (region !== null) count.regions.add(region);
  }
  return [...counted]
    .map(([name, { regions, figures: total }]) => ({ name, regions: regions.size, figures: total }))
    .sort((a, b) => b.regions - a.regions || b.figures - a.figures);
}
