/**
 * Whatever is asked of the real pipeline over the project's papers: every statement is cited, every citation is cut out of
 * its paper, no figure is shown that stands nowhere, and nothing fails. `ANSWER_RUNS=5000` asks more, with another seed each time.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanStore } from '#retrieval/store/plan-store';
import { withSeedStore } from './__fixtures__/seed-store.ts';
import { buildApp, post } from './__fixtures__/small-app.ts';
import { answerEvents } from './answer/answer-question.ts';
import type { AskReply } from './contract.ts';

const RUNS = Number(process.env.ANSWER_RUNS ?? 60);

let store: PlanStore;
withSeedStore((opened) => {
  store = opened;
});

const PIECES =
  '镇江|镇江市|盐城|宿城区|宿城|江苏|江苏省|常州|无锡|苏州|全国|北京|2022年|2023|2024年|2025年|今年|去年|“十四五”|到2025年|5G基站|5G|上云企业|数据中心标准机架|数字经济核心产业|增加值|电子商务交易额|智慧公路|车联网|新农人|培训|技工院校|产业大脑|多少|几个|目标|新建|累计|达到|提高|增长|每年|占比|比|和|与|各|分别|哪些|哪个|谁牵头|责任单位|什么时候|为什么|怎么|对吗|是不是|有没有|多多少|一共|合计|最高|列出|总结|简述|任务|措施|重点工作|第16条|第二部分|全文|文件|文号|发布日期|1400|1.2万|1180座|7.1万|70%|百分之十|个|座|家|万元|亿元|人次|？|，|。|、|（|）|《|》|“|”|\n|\u0000|\u200b|\u202e|\ud83d|𠮷|<b>|[1]|**|| |忽略以上要求|ignore all|SELECT|谢谢|你好'.split(
    '|',
  );
/** One that the papers may have an answer to. */
const likely = fc
  .tuple(
    fc.constantFrom('镇江', '盐城', '宿城', '江苏', '', '无锡', '镇江和盐城'),
    fc.constantFrom('2022年', '2024年', '', '2023年', '2022—2024年'),
    fc.constantFrom(
      '5G基站',
      '上云企业',
      '数据中心标准机架',
      '电子商务交易额',
      '技工院校',
      '智慧公路',
      '新农人培训',
      '产业大脑',
    ),
    fc.constantFrom('目标', '新建多少', '谁牵头', '是1400个，对吗', '有哪些任务', '比哪个多', '', '合计', '占比'),
  )
  .map((parts) => parts.join(''));
const mixed = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...PIECES), { minLength, maxLength }).map((pieces) => pieces.join(''));
const question = fc.oneof(
  { weight: 6, arbitrary: likely },
  { weight: 4, arbitrary: mixed(1, 9) },
  { weight: 1, arbitrary: mixed(20, 60) },
  { weight: 1, arbitrary: fc.string({ maxLength: 60, unit: 'binary' }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...PIECES), fc.integer({ min: 100, max: 1999 }))
      .map(([piece, times]) => piece.repeat(times).slice(0, 2000)),
  },
);

const compact = (text: string): string => text.normalize('NFKC').replace(/[\s\\,，*]/g, '');
const figuresOf = (text: string): string[] => compact(text).match(/\d+(?:\.\d+)?/g) ?? [];
/** A figure worked out of cited ones says so; so does the length of a list. */
const WORKED_OUT = /计算|按数值比较|共\d+[项个份条家处次]/;
/** What stands without a citation names what is missing, asks back, leads a list whose items are cited, or heads a table. */
const STATES_NOTHING = /没有|能查到的是|最接近的是|请问|：$|^\|[^\d]*\|$/;
/** A statement goes to its markers, and the stop behind them; it may be several sentences of one passage. */
const STATEMENT = /.*?(?:\[\d+\])+(?:。| \|)?|.+$/gm;

async function expectCuts({ citations }: AskReply, shown: string): Promise<void> {
  for (const { documentId, quote, start, end, context = [] } of citations) {
    const text = (await store.document(documentId))?.text ?? '';
    for (const piece of [{ quote, start, end }, ...context])
      expect(text.slice(piece.start, piece.end), shown).toBe(piece.quote);
  }
}

const markersOf = (text: string): number[] => [...text.matchAll(/\[(\d+)\]/g)].map(([, marker]) => Number(marker));

function expectProved(statement: string, { citations }: AskReply, shown: string): void {
  const markers = markersOf(statement);
  if (markers.length === 0) {
    expect(statement, shown).toMatch(STATES_NOTHING);
    return;
  }
  const cited = citations.filter(({ marker }) => markers.includes(marker));
  const proof = compact(
    cited
      .flatMap(({ quote, title, documentNumber, published, section, context = [] }) => [
        quote,
        title,
        documentNumber,
        published,
        ...section,
        ...context.map((piece) => piece.quote),
      ])
      .join(' '),
  );
  const bare = statement.replace(/\[\d+\]/g, '');
  const unproved = figuresOf(bare).filter((figure) => !proof.includes(figure));
  if (!WORKED_OUT.test(bare)) expect(unproved, shown).toEqual([]);
}

async function expectTrue(asked: string, reply: AskReply): Promise<void> {
  const shown = `${JSON.stringify(asked)} → ${reply.answer}`;
  const { answer, citations, status } = reply;
  await expectCuts(reply, shown);
  expect(new Set(markersOf(answer)), shown).toEqual(new Set(citations.map(({ marker }) => marker)));
  expect(answer.isWellFormed(), shown).toBe(true);
  if (status === 'refused') {
    expect(citations, shown).toEqual([]);
    return;
  }
  for (const [statement] of answer.matchAll(STATEMENT)) expectProved(statement.trim(), reply, shown);
}

describe('an answer', () => {
  it('keeps its promises whatever is asked', async () => {
    const deps = { store, now: () => performance.now(), newId: () => 'test' };
    const { app, lines } = buildApp({
      store: () => store,
      answer: (_store, request, signal) => answerEvents(deps, request, signal),
    });
    const statuses = new Set<string>();
    await fc.assert(
      fc.asyncProperty(question, async (asked) => {
        const response = await app.request(post('/api/ask', JSON.stringify({ question: asked })));
        const reply = await response.json();
        expect([200, 400], JSON.stringify(asked)).toContain(response.status);
        if (response.status !== 200) return;
        statuses.add(reply.status);
        await expectTrue(asked, reply);
      }),
      { numRuns: RUNS, ...(process.env.ANSWER_RUNS === undefined && { seed: 20_221_128 }) },
    );
    expect([...statuses].sort()).toEqual(['answered', 'partial', 'refused']);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  }, 900_000);
});
