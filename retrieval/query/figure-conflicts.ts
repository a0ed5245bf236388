/**
 * Figures in, those out that disagree: one region, indicator, period and kind, comparable units, different values at
 * different places (body and annex, or two documents). Nothing is chosen between them.
 */
import type { Figure } from '../plan-document.ts';
import { scaledValue, unitFamily } from '../vocabulary/figure-units.ts';
import { indicatorKey, namesOneIndicator } from './indicator-names.ts';

/** Each list holds all figures of one indicator, agreeing ones too, in the order given. */
export function findFigureConflicts(figures: readonly Figure[]): Figure[][] {
  const groups = Map.groupBy(figures.filter(isComparable), groupKey);
  return [...groups.values()].filter((group) => group.some((one) => group.some((other) => disagree(one, other))));
}

/** Two figures of one group in different words of the same number agree, as do a number and its rounding. */
export function disagree(one: Figure, other: Figure): boolean {
  if (!isComparable(one) || !isComparable(other) || groupKey(one) !== groupKey(other)) return false;
  // Numbers of one clause are parts of a whole, not versions of it.
  if (one.passageId === other.passageId || ofOneColumn(one, other)) return false;
  return !sameNumber(one, other);
}

/** Rows of one table (tasks by county) do not contradict each other. */
function ofOneColumn(one: Figure, other: Figure): boolean {
  if (one.documentId !== other.documentId) return false;
  const columns = one.context.filter(({ role }) => role === 'column').map(({ span }) => span.start);
  return other.context.some(({ role, span }) => role === 'column' && columns.includes(span.start));
}

/** 最高200万元 are tiers of a rule and no value of an indicator. */
function isComparable({ name, value, qualifier }: Figure): boolean {
  return value !== null && namesOneIndicator(name) && !/最高|最低|最多|至多|不超过/.test(qualifier ?? '');
}

function groupKey(figure: Figure): string {
  const { region, period, documentId } = figure;
  // What has no region or no period is only known to speak of the same thing inside one document.
  const scope = region === null || period === null ? documentId : '';
  const years = period === null ? '' : `${period.from}-${period.to}`;
  return [region ?? '', years, scope, indicatorKey(figure), kindClass(figure), unitFamily(figure.unit)].join('\n');
}

/** 建成, 培育 and a bare table cell leave open whether the whole is meant; 新建 and 新增 do not. */
function kindClass({ kind, statement }: Figure): string {
  if (kind === 'new') return /新(?!能源|材料|型|兴)|净增/.test(statement) ? 'new' : 'stock';
  return kind === 'level' || kind === 'cumulative' ? 'stock' : kind;
}

function sameNumber(one: Figure, other: Figure): boolean {
  const [left, right] = [scaledValue(one), scaledValue(other)];
  if (left === null || right === null) return true;
  if (left === right) return one.valueTo === other.valueTo;
  return roundsTo(left, other) || roundsTo(right, one);
}

/** 11980 is said as 1.2万; a number without a scale or without decimals is not taken for a rounding. */
function roundsTo(exact: number, figure: Figure): boolean {
  const decimals = /\.(\d+)/.exec(figure.valueText)?.[1]?.length ?? 0;
  const { value } = figure;
  const whole = scaledValue(figure);
  if (decimals === 0 || value === null || value === 0 || whole === null || whole === value) return false;
  const worth = whole / value;
  return Math.abs(exact - whole) <= (worth / 10 ** decimals) * 0.5;
}
