import { z } from 'zod';
import { withOrigin } from '../channels/absolute-links.ts';
import { passagesText } from '../channels/plan-text.ts';
import { foundPassageSchema, MAX_QUESTION_CHARACTERS } from '../contract.ts';
import { findPassages } from '../find-passages.ts';
import { resolveFilters } from '../resolve-filters.ts';
import { findUnknownFilters } from '../unknown-filters.ts';
import { filterFields, filtersOf, type PlanTool, problemOutcome } from './plan-tools.ts';

const input = z.object({
  query: z
    .string()
    .trim()
    .min(1)
    .max(MAX_QUESTION_CHARACTERS)
    .describe('关键词或一句话，中文。Keywords or a sentence, in Chinese.'),
  limit: z.int().min(1).max(20).default(8).describe('至多几段，1 至 20。How many passages at most.'),
  ...filterFields,
});

export function searchPlansTool(origin: string): PlanTool<typeof input> {
  return {
    name: 'search_plans',
    title: '检索规划原文',
    description:
      '在政府规划文件中检索原文片段，最相关的在前，逐字照录。想要直接的答案用 ask_plans，想要数字用 get_indicators。' +
      ' Searches the plan documents and returns passages word for word, best first. Use ask_plans for an answer and get_indicators for figures.',
    input,
    output: z.object({ passages: z.array(foundPassageSchema.extend({ href: z.string() })) }),
    run: async (given, { store }) => {
      const { query, limit } = given;
      const filters = filtersOf(given);
      const unknown = findUnknownFilters(store, filters);
      if (unknown) return problemOutcome(unknown);
      const found = await findPassages(store, { query, limit, filters: resolveFilters(filters) });
      const passages = found.map((passage) => {
        const { documentId, start, end } = passage;
        return withOrigin({ ...passage, href: `/read/${documentId}?start=${start}&end=${end}` }, origin);
      });
      return { kind: 'reply', text: passagesText(passages), structured: { passages } };
    },
  };
}
