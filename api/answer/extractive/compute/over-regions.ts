/** Which region is higher, by how much, how many times; kinds and years that differ are named. */
import type { Figure } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import type { RankedFigure } from '#retrieval/query/rank-figures';
import { scaledValue } from '#retrieval/vocabulary/figure-units';
import { KIND_WORDS } from '#retrieval/vocabulary/kind-words';
import type { Block, Statement, TableCell } from '../../draft.ts';
import { difference, exact, plain } from '../arithmetic.ts';
import { figureCell } from '../figure-statements.ts';
import { periodWords, shortRegion } from '../proofs.ts';
import type { Selection } from '../selection.ts';
import { comparable, computed, proofsOfFigures, type Result } from './result.ts';

const TIMES = /几倍|多少倍/;

export function overRegions(analysis: Analysis, full: readonly Selection[]): Result | null {
  const { asks, question } = analysis;
  if (full.length < 2 || !(asks.has('compare') || asks.has('compute') || TIMES.test(question))) return null;
  const latest = full.map((selection) => bestOf(selection, analysis)).filter((one) => one !== undefined);
  const [first, second] = latest;
  if (!first || !second) return null;
  const proofs = proofsOfFigures(latest);
  const notes = noteOnKinds(latest);
  const statements: Statement[] = [];
  if (comparable(first.figure, second.figure) && full.length === 2) {
    statements.push(computed(verdict(first.figure, second.figure, analysis), proofs));
  } else if (latest.length > 2 && latest.every((one) => comparable(first.figure, one.figure)) && !notes) {
    statements.push(computed(highestOf(latest.map(({ figure }) => figure)), proofs));
  }
  if (notes) statements.push(computed(notes, proofs));
  return statements.length > 0 ? { statements, blocks: () => [comparisonTable(full)] } : null;
}

/** Of three or more: places that print the same number share the first rank, for 5%以上 and 5%左右 have no order. */
export function highestOf(figures: readonly Figure[]): string {
  const most = Math.max(...figures.map((figure) => scaledValue(figure) ?? 0));
  const top = figures.filter((figure) => scaledValue(figure) === most);
  const names = top.map(({ region }) => shortRegion(region ?? '')).join('、');
  const [first] = top;
  const note = boundNote(...figures);
  if (top.length === figures.length) return `按数值比较，${names}所写数值相同，均为${first?.valueText ?? ''}${note}`;
  return top.length > 1
    ? `按数值比较，${names}并列最高，均为${first?.valueText ?? ''}${note}`
    : `按数值比较，${names}最高（${first ? asPrinted(first) : ''}）${note}`;
}

function bestOf(selection: Selection, analysis: Analysis): RankedFigure | undefined {
  const withValue = selection.figures.filter((one) => one.figure.value !== null);
  if (analysis.periods.length > 0) return withValue[0];
  return [...withValue].sort((a, b) => (b.figure.period?.to ?? 0) - (a.figure.period?.to ?? 0))[0];
}

function verdict(a: Figure, b: Figure, { question }: Analysis): string {
  const [left, right] = [scaledValue(a) ?? 0, scaledValue(b) ?? 0];
  const [high, low] = left >= right ? [a, b] : [b, a];
  const [highName, lowName] = [high, low].map((figure) => shortRegion(figure.region ?? ''));
  if (TIMES.test(question)) {
    const [of, by] = left >= right || !/是.{0,16}的(?:几|多少)倍/.test(question) ? [a, b] : [b, a];
    const ratio = exact((scaledValue(of) ?? 0) / (scaledValue(by) || 1));
    return `按上述数字计算，${shortRegion(of.region ?? '')}（${of.valueText}）是${shortRegion(by.region ?? '')}（${by.valueText}）的${plain(Math.round(ratio * 100) / 100)}倍`;
  }
  if (left === right && (isBound(a) || isBound(b)))
    return `两地文件写的都是${a.valueText}这一数值，但有“${a.qualifier ?? b.qualifier ?? ''}”一类限定，不能据此断定哪个更高`;
  if (left === right) return `按数值比较，两地相同，均为${a.valueText}`;
  const compared = `按数值比较，${highName}（${asPrinted(high)}）高于${lowName}（${asPrinted(low)}），相差${difference(high, low)?.words ?? ''}`;
  // 10%以上 may turn out to be more than 11.25%左右.
  return `${compared}${boundNote(high, low)}`;
}

/** Of figures that name a bound: what is said of their order or distance goes by the printed numbers alone. */
export function boundNote(...figures: readonly Figure[]): string {
  return figures.some(isBound) ? `；原文的数字有“${boundsOf(...figures)}”的限定，仅按所写数值计算` : '';
}

function boundsOf(...figures: readonly Figure[]): string {
  return [...new Set(figures.filter(isBound).map(({ qualifier }) => qualifier))].join('”“');
}

/** 10%以上: a bound is never shown as the value itself. */
export function asPrinted({ valueText, qualifier }: Figure): string {
  const bound = /以上|左右|超过|超|不少于|不低于|突破|约|近/.exec(qualifier ?? '')?.[0];
  if (bound === undefined || valueText.includes(bound)) return valueText;
  return /以上|左右/.test(bound) ? `${valueText}${bound}` : `${bound}${valueText}`;
}

/** 10%以上 and 超过10% name a bound, not a value. */
export function isBound({ qualifier }: Figure): boolean {
  return /以上|超|不少于|不低于|突破|左右|约|近/.test(qualifier ?? '');
}

function noteOnKinds(ones: readonly RankedFigure[]): string | null {
  const kinds = new Set(ones.map((one) => one.figure.kind));
  const years = new Set(ones.map((one) => one.figure.period?.label ?? '未注明年份'));
  if (kinds.size < 2 && years.size < 2) return null;
  const parts = ones.map(
    (one) =>
      `${shortRegion(one.figure.region ?? '')}为${one.figure.period ? periodWords(one.figure.period) : '未注明年份的'}${KIND_WORDS[one.figure.kind]}`,
  );
  return `口径不同：${parts.join('，')}，比较时请注意`;
}

/** One row a figure, a citation in each cell. */
export function comparisonTable(full: readonly Selection[]): Block {
  const rows: TableCell[][] = full.flatMap((selection) =>
    selection.figures
      .slice(0, 6)
      .map((one) => [
        { text: selection.region ?? '', proofs: [] },
        { text: one.figure.period ? periodWords(one.figure.period) : '未注明', proofs: [] },
        figureCell(one),
      ]),
  );
  return { kind: 'table', head: ['地区', '年份', '文件中的表述'], rows };
}
