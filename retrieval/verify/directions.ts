/**
 * 由350亿元降至450亿元, 从1180座减少到1500座: both ends are figures, and the word between them says which is more. In: a
 * statement whose numbers are proven; out: the range that runs the other way than its word, or backwards in time.
 */
import type { Figure } from '../plan-document.ts';
import { findPeriods } from '../text/periods.ts';
import { blank, type Evidence, type Fault } from './evidence.ts';
import { agreement } from './name-agreement.ts';
import { normalForm } from './normal-form.ts';
import { quantitiesIn, quantityOf, sameUnit } from './quantities.ts';
import { proofOfFigure } from './source-sentences.ts';

const UP = '增[长加]?|提[高升]?|上?升|扩大|扩容|上涨|涨|翻';
const DOWN = '减少?|缩[减小短]?|降低?|下降|下调|下滑|回落|跌';
const NUMBER = '\\d[\\d.]*[^\\d，；。]{0,6}?';
/** 由…A…降至…B, with the word as `up` or `down`. */
const RANGE = new RegExp(
  `[从由](?<from>[^；。]{0,24}?(?<![\\d.])${NUMBER})[，、]?(?<between>[^\\d，；。]{0,6}(?:\\d{4}年[^\\d，；。]{0,6})?)(?:(?<up>${UP})|(?<down>${DOWN}))[了]?[至到为成](?<behind>[^\\d，；。]{0,4}(?:\\d{4}年[^\\d，；。]{0,8})?)(?<to>\\d[\\d.]*[^\\d，；。]{0,6})`,
  'gu',
);
/** A change to a number, whatever it was before: 2024年降至450亿元. */
const REACHED = new RegExp(`(?:(?<up>${UP})|(?<down>${DOWN}))了?[至到](?:约|了)?$`, 'u');

export function directionFault(evidence: Evidence): Fault | null {
  for (const { groups = {} } of evidence.reading.text.matchAll(RANGE)) {
    if (!runsSo(groups, evidence.reading.text)) {
      const proofs = evidence.figures.slice(0, 2).map(({ source, figure }) => proofOfFigure(source, figure));
      return { problem: 'arithmetic', detail: notSo(groups), proofs };
    }
  }
  return reachedFault(evidence);
}

/** True too when an end is no number that can be compared. */
function runsSo(groups: Record<string, string | undefined>, text: string): boolean {
  const [from, to] = [groups['from'] ?? '', groups['to'] ?? ''];
  const first = quantitiesIn(normalForm(blank(from, findPeriods(from)))).at(-1);
  const [second] = quantitiesIn(normalForm(to));
  if (!first || !second || !(first.unit === '' || sameUnit(first.unit, second.unit))) return true;
  // 从8增至11万户: the scale stands once, behind.
  const scaleless = first.unit === '' && !/[万亿千百]/.test(first.text);
  const worth = scaleless ? Number(/^[\d.]+/.exec(second.text)?.[0]) : second.value;
  const rises = groups['up'] !== undefined;
  const [start] = findPeriods(from);
  const end = findPeriods(`${groups['between'] ?? ''}，${groups['behind'] ?? ''}`).at(-1);
  if (start && end && start.to > end.to) return false;
  return text.includes(from) && (rises ? first.value < worth : first.value > worth);
}

/** 2024年降至450亿元 where the same papers have less for an earlier year. */
function reachedFault({ reading, matched, sources }: Evidence): Fault | null {
  for (const [at, reached] of matched) {
    const groups = REACHED.exec(reading.text.slice(0, at))?.groups;
    if (!groups || SAYS_CHANGE.test(reached.sentence)) continue;
    const earlier = sources.flatMap((source) =>
      source.given.figures.filter((figure) => isEarlier(figure, reached.figure)).map((figure) => ({ figure, source })),
    );
    const [last] = earlier.toSorted((a, b) => (b.figure.period?.to ?? 0) - (a.figure.period?.to ?? 0));
    if (!last) continue;
    const difference = amountOf(reached.figure) - amountOf(last.figure);
    if (groups['up'] === undefined ? difference < 0 : difference > 0) continue;
    const proofs = [proofOfFigure(last.source, last.figure), proofOfFigure(reached.source, reached.figure)];
    return { problem: 'arithmetic', detail: notSo(groups), proofs };
  }
  return null;
}

function notSo(groups: Record<string, string | undefined>): string {
  return `从原文的数值看不是“${groups['up'] ?? groups['down']}”`;
}

const SAYS_CHANGE = new RegExp(`${UP}|${DOWN}`, 'u');
const ONE_NAME = 0.8;

function isEarlier(figure: Figure, later: Figure): boolean {
  if (figure.value === null || later.value === null || !figure.period || !later.period) return false;
  const [one, other] = [quantityOf(figure.value, figure.unit), quantityOf(later.value, later.unit)];
  return (
    figure.period.to < later.period.to &&
    figure.region === later.region &&
    figure.kind === later.kind &&
    sameUnit(one.unit, other.unit) &&
    agreement(normalForm(figure.name), normalForm(later.name)) >= ONE_NAME
  );
}

function amountOf({ value, unit }: Figure): number {
  return quantityOf(value ?? 0, unit).value;
}
