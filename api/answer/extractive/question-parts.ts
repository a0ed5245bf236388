/** A question in, the things that it asks for one by one, and how well a figure fits each of them out. */
import type { Analysis } from '#retrieval/query/analyse-question';
import { coverage, matchTerm } from '#retrieval/query/coverage';
import { wantsAmountAndGrowth } from '#retrieval/query/question-kind';
import { normal, questionTerms, type Term, topicOf, type WordStatistics } from '#retrieval/query/question-terms';
import { GROWTH_WORD, type RankedFigure, sentenceText } from '#retrieval/query/rank-figures';

/** Share of a figure's name that a question must say. */
export const MIN_PRECISION = 0.34;

export interface Part {
  text: string;
  terms: Term[];
}

const BETWEEN = /[、，；]|(?<=\p{Script=Han})[+＋](?=\p{Script=Han})|和|与|及|以及|还有|跟/u;
/** A比B多几家, A是B的几倍: two things of one place. */
export const TWO_SIDES =
  /比(?!重|例)[^，。]{2,30}(?:多|少|高|低|大|小)(?:出|了|[\p{Script=Han}]{2,3})?(?:多少|几|了)|是[^，。]{1,14}的?(?:几|多少)倍/u;

/** 5G基站数和千兆宽带用户数 are two parts; each must be said by a figure of its own or by one that says all. */
export function partsOf(analysis: Analysis, statistics: WordStatistics): Part[] {
  // 列成表：5G基站、机架…: the list stands behind the colon.
  const listed = /：(.*)$/u.exec(analysis.rest)?.[1];
  const pieces = (listed?.includes('、') ? listed : withoutSetting(analysis.rest)).split(
    TWO_SIDES.test(analysis.question) && analysis.regions.length < 2
      ? new RegExp(`${BETWEEN.source}|比|较(?!快|好|大|多|高)|是(?=[^，。]{1,14}的?(?:几|多少)倍)`, 'u')
      : BETWEEN,
  );
  const parts: Part[] = [];
  for (const given of pieces) {
    const piece = uncounted(/：(?=.{4})/.test(given) ? given.slice(given.lastIndexOf('：') + 1) : given)
      .replace(/(?:两者|二者)?(?:相差|差了?|高出?|多出?|低|少)(?:多少|几).*$/u, '')
      .replace(/的?(?:目标|指标)?(?:谁|哪[个项一种条边])[^，]{0,8}[高大多低小少快慢].*$/u, '');
    const terms = questionTerms(piece, statistics).filter((term) => term.weight >= 0.4 && !GROWTH_WORD.test(term.text));
    // 哪个目标高点: asks about the parts before and is none itself.
    if (wantsAmountAndGrowth(analysis.question) && /^的?(?:同比)?(?:增速|增幅|增长率?|涨幅)/.test(piece.trim()))
      continue;
    const names =
      (terms.some((term) => term.known) || !/哪/.test(piece)) &&
      !/^\s*按.*算\s*$/u.test(piece) &&
      !/哪[个项一].{0,6}[高大多低小少快慢]/.test(piece) &&
      !/换算|折合|为单位|两者|弄混/.test(piece);
    if (names && terms.some((term) => term.weight >= 1.2)) parts.push({ text: topicOf(piece), terms });
  }
  return parts;
}

/** 为民办实事里，甲工程比乙工程…: where the things are is asked for by none of the parts. */
export function withoutSetting(rest: string): string {
  return rest.replace(/^[^，、；：]{2,24}(?:里面?|之中|当中|方面)\s*，(?=.{4})/u, '');
}

/** 信息四个产业增加值 closes a list of four: how many there are is no part of the name. */
function uncounted(piece: string): string {
  return piece.replace(/(?<=\p{Script=Han}{2})(?:等)?[二两三四五六七八九十](?:个|大|项|类)(?=\p{Script=Han}{2})/u, '');
}

/** 线上、线下培训: the figure beside a chosen one whose name has the word that only this part says. */
export function besideChosen(part: Part, parts: readonly Part[], pool: readonly RankedFigure[]): RankedFigure[] {
  const own = part.terms.filter(
    (term) =>
      term.weight >= 1 && !parts.some((other) => other !== part && other.terms.some(({ text }) => text === term.text)),
  );
  return pool.filter((one) => own.some((term) => matchTerm(term.text, normal(one.figure.name)) >= 0.55));
}

export function fitsPart(one: RankedFigure, terms: readonly Term[]): boolean {
  const core = terms.filter((term) => term.core);
  const said = namesPart(one, core.length > 0 ? core : terms);
  return (said >= 0.8 && one.precision >= MIN_PRECISION) || (said >= 0.95 && one.precision >= 0.2);
}

/** 筹措的资金加起来: an amount of money need not be called so. */
const MONEY = /^(?:资金|金额|数额|钱|经费)$/;

export function namesPart(one: RankedFigure, asked: readonly Term[]): number {
  const terms = /元$/.test(one.figure.unit) ? asked.filter((term) => !MONEY.test(term.text)) : asked;
  return coverage(terms, [
    { text: normal(one.figure.name), worth: 1 },
    { text: normal(one.figure.statement), worth: 0.97 },
    { text: one.found.context, worth: 0.6 },
  ]).share;
}

/** With its sentence: a part that only says whose or of which action is said there. */
export function saysPart(one: RankedFigure, terms: readonly Term[]): number {
  return coverage(terms, [
    { text: normal(one.figure.name), worth: 1 },
    { text: normal(one.figure.statement), worth: 0.97 },
    { text: normal(sentenceText(one.figure, one.found)), worth: 0.9 },
    { text: one.found.context, worth: 0.6 },
  ]).share;
}

/** 一般性支出、公用经费分别压减多少: parts that had a figure, all of another year than the one asked for. */
export function outOfTime(
  parts: readonly Part[],
  { chosen, left }: { chosen: readonly RankedFigure[]; left: readonly RankedFigure[] },
): string[] {
  const holds = (figures: readonly RankedFigure[], { terms }: Part): boolean =>
    figures.some((one) => fitsPart(one, terms));
  return parts.filter((part) => holds(chosen, part) && !holds(left, part)).map(({ text }) => text);
}
