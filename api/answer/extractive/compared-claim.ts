/** 2026年目标是不是比2025年实际还高: both figures are given and compared, and the claim is judged by them. */
import type { Analysis } from '#retrieval/query/analyse-question';
import { type RankedFigure, rankFigures } from '#retrieval/query/rank-figures';
import { scaledValue } from '#retrieval/vocabulary/figure-units';
import type { Draft } from '../draft.ts';
import { computeAnswer } from './compute-answer.ts';
import type { DraftSource } from './draft-source.ts';
import { selectFigures } from './select-figures.ts';

const THAN =
  /(?:是不是|是否|有没有)?比(?=[^，。？?]*20\d\d年)([^，。？?]*?)(?:的?还要?|更|都|要|来得)?(高|低|多|少|快|慢|大|小)(?:一些|一点|些|了)?(?:吗|么|吧|嘛)?(?=[？?，,]|$)/u;
const MORE = /[高多快大]/;
/** 400万亩以上 may be more than it says: such figures are compared and not judged. */
const OPEN = /以上|以下|超|不低于|不少于|不超过|至少|以内|突破|力争/;

export function comparedClaim({ analysis, found, statistics }: DraftSource): Draft | null {
  const claim = THAN.exec(analysis.question);
  const { periods } = analysis;
  const single = periods.length === 2 && periods.every(({ from, to }) => from === to);
  if (!claim || !single || !analysis.asks.has('yes-no') || analysis.regions.length > 1) return null;
  const compared = asComparison(analysis);
  const selections = selectFigures(compared, rankFigures(compared, found), statistics);
  const draft = computeAnswer(compared, selections);
  const figures = selections.flatMap((selection) => selection.figures);
  if (draft?.status !== 'answered' || figures.length !== 2) return null;
  // The year in front of 比 is that of the thing judged.
  const [subject, other] = [...periods].sort(
    (a, b) => analysis.question.indexOf(a.label) - analysis.question.indexOf(b.label),
  );
  const value = (year: number | undefined): number | null => valueInYear(figures, year);
  const [left, right] = [value(subject?.to), value(other?.to)];
  if (left === null || right === null) return null;
  const isOpen = figures.some(({ figure }) => OPEN.test(`${figure.qualifier ?? ''}${figure.statement}`));
  const holds = MORE.test(claim[2] ?? '') ? left > right : left < right;
  const verdict = isOpen ? '' : holds ? '是的。' : '不是，与文件不符。';
  return { ...draft, lead: `${verdict}文件的表述是：` };
}

function asComparison(analysis: Analysis): Analysis {
  const asking = (text: string): string => text.replace(THAN, '比$1$2多少');
  return {
    ...analysis,
    question: asking(analysis.question),
    rest: analysis.rest.replace(/是不是|是否|还|吗/gu, (word) => ' '.repeat(word.length)),
    asks: new Set(['compute', 'figure']),
    actual: false,
  };
}

function valueInYear(figures: readonly RankedFigure[], year: number | undefined): number | null {
  const one = figures.find(({ figure }) => figure.period?.from === year && figure.period?.to === year);
  return one ? scaledValue(one.figure) : null;
}
