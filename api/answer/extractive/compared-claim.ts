/** 2026年目标是不是比2025年实际还高: both figures are given and compared, and the claim is judged by them. */

import type { Figure } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { nameKey, type RankedFigure, rankFigures } from '#retrieval/query/rank-figures';
import { scaledValue } from '#retrieval/vocabulary/figure-units';
import type { Draft } from '../draft.ts';
import { LEADS } from './claim-leads.ts';
import { computeAnswer } from './compute-answer.ts';
import type { DraftSource } from './draft-source.ts';
import { figureAnswer } from './figure-answer.ts';
import { selectFigures } from './select-figures.ts';

const THAN =
  /(?:是不是|是否|有没有)?比(?=[^，。？?]*20\d\d年)([^，。？?]*?)(?:的?还要?|更|都|要|来得)?(高|低|多|少|快|慢|大|小)(?:一些|一点|些|了)?(?:吗|么|吧|嘛)?(?=[？?，,]|$)/u;
const MORE = /[高多快大]/;
/** 400万亩以上 may be more than it says. */
const OPEN = /以上|以下|超|不低于|不少于|不超过|至少|以内|突破|力争/;
/** May be less than it says. */
const CEILING = /以下|不超|以内|力争/;
/** What two names of one thing differ in. */
const DOING = /^(?:建设|建成|开通|累计|完成|实现|全[省市区县]|现有)+/;

const SHOWN = { yes: LEADS.yesQuoted, no: LEADS.no, open: LEADS.open };

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
  if (!sameThing(figures)) {
    const base = figureAnswer(compared, selections);
    return base && { ...base, ...LEADS.otherNames, judged: true };
  }
  const sideOf = (one: number): Side => ({
    value: one,
    words: figures
      .filter(({ figure }) => scaledValue(figure) === one)
      .map(({ figure }) => `${figure.qualifier ?? ''}${figure.statement}`)
      .join('，'),
  });
  const verdict = verdictOf(MORE.test(claim[2] ?? ''), sideOf(left), sideOf(right));
  // Of 增长6%，比2025年还高 the comparison judges the one half only.
  const isAll = verdict === 'open' || !/\d/.test(analysis.question.replace(/\d{4}年/g, ''));
  return { ...draft, ...SHOWN[verdict], ...(isAll ? { judged: true } : {}) };
}

/** 规模以上电子信息制造业 is no 电子信息产品制造业: what is larger there says nothing. */
export function sameThing(figures: readonly { figure: Pick<Figure, 'name'> }[]): boolean {
  return new Set(figures.map(({ figure }) => nameKey(figure).replace(DOING, ''))).size === 1;
}

interface Side {
  value: number;
  /** With the words that make a value a bound. */
  words: string;
}

/** 超过4万亿元 is more than 2.87万亿元 whatever it comes to; open where the bounds leave it so. */
export function verdictOf(more: boolean, left: Side, right: Side): keyof typeof SHOWN {
  const [high, low] = left.value > right.value ? [left, right] : [right, left];
  const isOpen = [left, right].some(({ words }) => OPEN.test(words));
  if (isOpen && (left.value === right.value || CEILING.test(high.words) || OPEN.test(low.words))) return 'open';
  return (more ? left.value > right.value : left.value < right.value) ? 'yes' : 'no';
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
