/** 全国排第几, 居第几位: the part of a sentence that says the rank of just that thing, in the field that was asked for. */
import type { Analysis } from '#retrieval/query/analyse-question';
import { coverage } from '#retrieval/query/coverage';
import { normal } from '#retrieval/query/question-terms';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import { segments } from '#retrieval/text/sentences';
import type { Draft } from '../draft.ts';
import { proofOfRange } from './proofs.ts';
import { inRegions, placed } from './sentence-answer.ts';

const ASKED =
  /第几(?:位|名)?(?![\p{Script=Han}])|(?:排名?|位居|位列|居|名次|位次)[^，。]{0,4}(?:第几|多少|几)|(?:排名|名次|位次)(?:情况|如何|$|[？?，。])/u;
const RANK =
  /(?:全[国省市区县球]|世界|国际|[东中西]部|东北)?[^，。；]{0,6}(?:第[一二三四五六七八九十\d]{1,3}(?:位|名)?(?![\p{Script=Han}\d])|首位|前[列茅])/u;
/** A rank without a subject of its own is that of the words before it: 达到871.6亿斤，稳居全国第4位. */
const BARE =
  /^(?:产销量|总产量|产量|总量|规模|数量|增速|增幅|均|仍|都|稳|稳定|继续|始终|连续|连年|多年|分别|双双|跃升|跃居|上升|提升|升|排名?|位|居|列|保持|至|到|在)*$/u;
const FIELDS: readonly RegExp[] = [/全国|国内/, /全省|省内/, /全市|市内/, /世界|全球|国际/, /全区/];
const NAMED = 0.8;

export function asksForRank(question: string): boolean {
  return ASKED.test(question);
}

export function saysRank(text: string): boolean {
  return RANK.test(text);
}

export function rankAnswer(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  if (!asksForRank(analysis.question)) return null;
  const things = analysis.terms.filter((term) => term.core && term.weight >= 0.8);
  if (things.length === 0) return null;
  for (const one of inRegions(analysis, ranked)) {
    if (one.found.passage.kind === 'table-row' || !isOfTime(analysis, one)) continue;
    const words = rankedWords(analysis.question, one).find(
      (said) => coverage(things, [{ text: normal(said), worth: 1 }]).share >= NAMED,
    );
    if (words !== undefined)
      return {
        status: 'answered',
        blocks: [
          {
            kind: 'sentences',
            statements: [{ text: placed(one, words), proofs: [proofOfRange(one.found, one.range)] }],
          },
        ],
        missing: [],
      };
  }
  return null;
}

/** Every part of the sentence that gives a rank in the field asked for, with the words that it is said of. */
function rankedWords(question: string, { found, range }: RankedSentence): string[] {
  const whole = found.passage.indexText;
  const parts = segments(whole, range).map(({ start, end }) => whole.slice(start, end).replace(/[，。；]+$/u, ''));
  const fields = FIELDS.filter((field) => field.test(question));
  return parts.flatMap((part, at) => {
    const rank = RANK.exec(part);
    if (!rank || !fields.every((field) => field.test(part))) return [];
    const before = parts[at - 1];
    const isBare = BARE.test(part.slice(0, rank.index)) && before !== undefined;
    return [isBare ? `${before}，${part}` : part];
  });
}

/** A rank of one year is none of another: the year stands beside it, or figures of its passage are of it. */
function isOfTime({ periods }: Analysis, { found, text }: RankedSentence): boolean {
  return periods.every(({ from, to }) => {
    const said = `${text}，${found.passage.context.map((piece) => piece.text).join('，')}`;
    const inFigures = found.figures.some(({ period }) => period !== null && period.from <= from && period.to >= to);
    return inFigures || said.includes(`${to}年`);
  });
}
