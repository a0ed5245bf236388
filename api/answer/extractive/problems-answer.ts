/**
 * 报告承认还存在哪些主要问题: a work report has a paragraph for what is still wanting (我们也清醒看到，…面临的困难和挑战仍然不少：…),
 * which seldom uses the question's word for it. That paragraph, from the sentence that admits it to where it turns to the
 * remedy.
 */

import type { Analysis } from '#retrieval/query/analyse-question';
import { describe, type Found } from '#retrieval/query/find-evidence';
import type { StoredDocument } from '#retrieval/store/plan-store';
import { sentences } from '#retrieval/text/sentences';
import type { Draft, Statement } from '../draft.ts';
import type { PaperSource } from './draft-source.ts';
import { proofOfRange } from './proofs.ts';

const NOUN = '(?:问题|困难|不足|短板|弱项|差距|挑战)';
const NOUNS = `${NOUN}(?:[和与、及]${NOUN})*`;
const ASKED = new RegExp(
  `(?:存在|面临|承认|坦承|检讨|反思|查摆)[^，。？?]{0,12}(?:哪些|什么|啥|哪几(?:个|方面|点|条)?的?)[^，。？?]{0,8}${NOUNS}|` +
    `(?:存在|面临|承认|坦承|检讨|反思|查摆)[^，。？?]{0,12}${NOUNS}(?:都|主要|分别)*(?:有哪|是什么|是啥|有什么|是哪|有啥)`,
  'u',
);
/** Words of such a question that name no thing of their own. */
const GENERAL =
  /^(?:问题|困难|不足|短板|弱项|差距|挑战|存在|面临|承认|主要|突出|经济|社会|经济社会|经济社会发展|发展|政府|工作|报告|工作报告|政府工作报告)$/u;

const ADMITS = new RegExp(`(?:清醒|看到|认识到|存在|面临)[^。；]{0,60}${NOUN}`, 'u');
const WANTING =
  /不足|薄弱|尚未|有待|亟待|亟需|滞后|不够|不高|不强|不优|不平衡|不充分|短板|弱项|差距|制约|矛盾|偏[慢低弱少]|压力|承压|乏力|困难|风险|瓶颈|堵点|艰巨|紧迫/gu;
/** 对这些问题，我们一定…; 我们要直面问题: from here on it is told what will be done. */
const REMEDY = /^(?:对此|对(?:于)?(?:这些|上述|以上)|针对|我们(?:一定|必须|将|要)|下一步|各位代表)/u;
const LEAST_WANTING = 3;
const MOST = 12;

export function asksForProblems({ question, terms }: Pick<Analysis, 'question' | 'terms'>): boolean {
  return (
    ASKED.test(question) &&
    terms.every(({ core, known, weight, text }) => !core || !known || weight < 0.8 || GENERAL.test(text))
  );
}

/** Ranges of the sentences that tell what is wanting; empty when the text admits nothing. */
export function admitted(text: string): { start: number; end: number }[] {
  const ranges = sentences(text);
  const words = ranges.map(({ start, end }) => text.slice(start, end));
  const first = words.findIndex((one) => ADMITS.test(one));
  if (first < 0) return [];
  const turn = words.findIndex((one, at) => at > first && REMEDY.test(one));
  const end = turn < 0 ? words.length : turn;
  const said = words.slice(first, end).join('');
  return (said.match(WANTING)?.length ?? 0) < LEAST_WANTING ? [] : ranges.slice(first, end);
}

export async function problemsAnswer({ analysis, documents, store }: PaperSource): Promise<Draft | null> {
  if (!asksForProblems(analysis)) return null;
  const telling: { found: Found; ranges: { start: number; end: number }[] }[] = [];
  for (const document of scopeOf(analysis, documents)) {
    const passages = (await store.passagesOf(document.id)).filter(({ kind }) => kind === 'clause');
    for (const passage of passages) {
      const ranges = admitted(passage.indexText);
      if (ranges.length > 0) telling.push({ found: describe({ passage, score: 0, document, figures: [] }), ranges });
    }
  }
  const [best] = telling.sort((a, b) => weigh(b) - weigh(a));
  return best ? listed(best) : null;
}

function weigh({ found, ranges }: { found: Found; ranges: readonly { start: number; end: number }[] }): number {
  const text = found.passage.indexText.slice(ranges[0]?.start ?? 0, ranges.at(-1)?.end ?? 0);
  return text.match(WANTING)?.length ?? 0;
}

function listed({ found, ranges }: { found: Found; ranges: readonly { start: number; end: number }[] }): Draft {
  const { document, passage } = found;
  const items = ranges.slice(0, MOST).map(
    (range): Statement => ({
      text: passage.indexText.slice(range.start, range.end).replace(/[。；]$/u, ''),
      proofs: [proofOfRange(found, range)],
    }),
  );
  const lead: Statement = {
    text: `${document.region ?? ''}《${document.title}》的表述`,
    proofs: items[0]?.proofs ?? [],
  };
  return { status: 'answered', blocks: [{ kind: 'list', lead, items }], missing: [] };
}

/** The paper named, or those of the place, of the year asked for. */
function scopeOf(
  { documents: { ids }, regions, periods }: Analysis,
  documents: readonly StoredDocument[],
): readonly StoredDocument[] {
  if (ids.length > 0) return documents.filter(({ id }) => ids.includes(id));
  return documents.filter(
    ({ region, kind, years }) =>
      kind !== 'news' &&
      kind !== 'bulletin' &&
      regions.some(({ name }) => name === region) &&
      (periods.length === 0 || periods.some(({ from, to }) => years.some((year) => from <= year && year <= to))),
  );
}
