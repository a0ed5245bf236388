/** Growth of one indicator between two years, or from year to year. */
import type { Figure } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { asksGrowthRate } from '#retrieval/query/question-kind';
import { nameKey, type RankedFigure, sentenceText } from '#retrieval/query/rank-figures';
import { mayCompare } from '#retrieval/vocabulary/figure-natures';
import { scaledValue } from '#retrieval/vocabulary/figure-units';
import type { Statement } from '../../draft.ts';
import { difference, plain } from '../arithmetic.ts';
import { sameKey } from '../like-figures.ts';
import { stated } from '../proofs.ts';
import { boundNote } from './over-regions.ts';
import { boundOfDifference, comparable, computed, keep, proofsOfFigures, type Result } from './result.ts';

const STEP_BY_STEP =
  /各(?:增|提高|高|多)|逐年|每年比上年|分别(?:比|增|提高)|哪一?年.{0,6}(?:增|多|高|快)|(?:增加|增长|提高)(?:得|的)?(?:多|快|大)?，?还是/;

/** 比去年高了还是低了, 高于还是低于去年: the direction is asked for, of each thing that the question names. */
const HIGHER_OR_LOWER =
  /[高多快大][了于]?(?:一?些|点)?，?还是[低少慢小]|[低少慢小][了于]?(?:一?些|点)?，?还是[高多快大]/;

export function overYears(analysis: Analysis, figures: readonly RankedFigure[]): Result | null {
  if (HIGHER_OR_LOWER.test(analysis.question) && !analysis.asks.has('compute')) {
    const verdicts = groupsOf(figures).flatMap((group) => verdictOn(group));
    return verdicts.length > 0 ? { statements: verdicts, blocks: keep } : null;
  }
  const steps = analysis.asks.has('compare') && STEP_BY_STEP.test(analysis.question);
  if (!analysis.asks.has('compute') && !steps) return null;
  const statements = groupsOf(figures).flatMap((group) => growthOf(analysis, group));
  return statements.length > 0 ? { statements, blocks: keep } : null;
}

function groupsOf(figures: readonly RankedFigure[]): RankedFigure[][] {
  const valued = figures.filter((one) => one.figure.value !== null);
  const groups: RankedFigure[][] = [];
  for (const one of valued) {
    const group = groups.find(([first]) => first && sameIndicator(first.figure, one.figure));
    if (group) group.push(one);
    else groups.push([one]);
  }
  // Two years under two names (业务收入 2020年, 规模 2025年) still are the two that were asked for.
  const years = new Set(figures.map((one) => one.figure.period?.to));
  return groups.every((group) => group.length < 2) && figures.length === 2 && years.size === 2 ? [valued] : groups;
}

function sameIndicator(a: Figure, b: Figure): boolean {
  return a.region === b.region && sameKey(nameKey(a), nameKey(b)) && comparable(a, b) && mayCompare(a, b);
}

function growthOf(analysis: Analysis, group: readonly RankedFigure[]): Statement[] {
  const byYear = [...Map.groupBy(group, (one) => one.figure.period?.to ?? 0).values()]
    .flatMap(([one]) => one ?? [])
    .sort((a, b) => (a.figure.period?.to ?? 0) - (b.figure.period?.to ?? 0));
  const [first, last] = [byYear[0], byYear.at(-1)];
  if (!first || !last) return [];
  if (first === last) return fromTo(analysis, group);
  if (byYear.length > 2 && STEP_BY_STEP.test(analysis.question))
    return byYear.slice(1).flatMap((one, at) => growth(analysis, byYear[at] ?? first, one));
  return growth(analysis, first, last);
}

/** 甲增长5.5%左右，低于2025年的7.9%: in the words of the paper, for a bound has no exact distance. */
export function verdictOn(group: readonly RankedFigure[]): Statement[] {
  const [first, last, ...others] = [...group].sort((a, b) => (a.figure.period?.to ?? 0) - (b.figure.period?.to ?? 0));
  if (!first || !last || others.length > 0 || first.figure.kind !== last.figure.kind) return [];
  const [before, after] = [first.figure, last.figure];
  const [from, to] = [scaledValue(before), scaledValue(after)];
  if (from === null || to === null || before.period?.to === after.period?.to || !before.period) return [];
  const earlier = `${before.period.label}的${before.valueText}`;
  const order = from === to ? `与${earlier}相同` : `${to > from ? '高于' : '低于'}${earlier}`;
  const text = `按数值比较，${stated(after)}，${order}${boundNote(after, before)}`;
  return [computed(text, proofsOfFigures([last, first]))];
}

/** 从3826.5亿元增长到4398.6亿元: both ends stand in one sentence. */
function fromTo(analysis: Analysis, group: readonly RankedFigure[]): Statement[] {
  for (const end of group) {
    const start = end.found.figures.find(
      (other) =>
        other.id !== end.figure.id &&
        other.proof.start === end.figure.proof.start &&
        comparable(other, end.figure) &&
        sentenceText(end.figure, end.found).includes(`从${other.valueText}`) &&
        new RegExp(
          `从${RegExp.escape(other.valueText)}[^，。；]{0,8}(?:到|至|为)${RegExp.escape(end.figure.valueText)}`,
        ).test(sentenceText(end.figure, end.found)),
    );
    if (start) return growth(analysis, { ...end, figure: start }, end);
  }
  return [];
}

function growth(analysis: Analysis, from: RankedFigure, to: RankedFigure): Statement[] {
  const gap = comparable(from.figure, to.figure) ? difference(to.figure, from.figure) : null;
  if (!gap) return [];
  const times = (scaledValue(to.figure) ?? 0) / (scaledValue(from.figure) || 1);
  const rate = asksGrowthRate(analysis.question) && !from.figure.unit.includes('%');
  const share = rate ? `，${gap.value >= 0 ? '增幅' : '降幅'}${plain(Math.abs(rounded((times - 1) * 100)))}%` : '';
  const ratio = /几倍|多少倍/.test(analysis.question) ? `，后者是前者的${plain(rounded(times))}倍` : '';
  const bound = gap.value >= 0 ? boundOfDifference(to, from) : boundOfDifference(from, to);
  const [start, end] = [periodOf(from.figure), periodOf(to.figure)];
  const between = start === end ? `从${from.figure.valueText}到${to.figure.valueText}，` : `${end}比${start}`;
  return [
    computed(
      `按上述数字计算，${between}${gap.value >= 0 ? '增加' : '减少'}${bound}${gap.words}${share}${ratio}`,
      proofsOfFigures([from, to]),
    ),
  ];
}

/** Two decimals, as offices print rates. */
function rounded(value: number): number {
  return Math.round(Number(value.toPrecision(12)) * 100) / 100;
}

function periodOf(figure: Figure): string {
  return figure.period?.label ?? '现有';
}
