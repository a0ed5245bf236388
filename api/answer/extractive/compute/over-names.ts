/** 城镇常住人口比乡村多多少: two indicators of one place. */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { RankedFigure } from '#retrieval/query/rank-figures';
import { scaledValue } from '#retrieval/vocabulary/figure-units';
import { difference, plain } from '../arithmetic.ts';
import { asPrinted, isBound } from './over-regions.ts';
import { comparable, computed, keep, proofsOfFigures, type Result } from './result.ts';

const COMPARES = /比|差|倍|多多少|少多少|哪[个项一种条边].{0,8}[高大多低小少快慢]|谁.{0,6}[高大多低小少快慢]/;

export function overNames({ question }: Analysis, figures: readonly RankedFigure[]): Result | null {
  const [first, second] = figures.filter((one) => one.figure.value !== null);
  if (figures.length !== 2 || !first || !second || !COMPARES.test(question)) return null;
  if (first.figure.region !== second.figure.region || !comparable(first.figure, second.figure)) return null;
  const proofs = proofsOfFigures([first, second]);
  const [left, right] = [scaledValue(first.figure) ?? 0, scaledValue(second.figure) ?? 0];
  if (left === right)
    return { statements: [computed(`按数值比较，两者相同，均为${first.figure.valueText}`, proofs)], blocks: keep };
  const [high, low] = left > right ? [first, second] : [second, first];
  const gap = difference(high.figure, low.figure);
  if (!gap) return null;
  const ratio = Math.round(((scaledValue(high.figure) ?? 0) / (scaledValue(low.figure) || 1)) * 100) / 100;
  const times = /几倍|多少倍/.test(question) ? `，前者是后者的${plain(ratio)}倍` : '';
  const more = high.figure.kind === 'change' || /%$/.test(high.figure.unit) ? '高' : '多';
  // The bounds stand with the numbers: what is computed goes by what is printed.
  const isOpen = isBound(high.figure) || isBound(low.figure);
  const lead = isOpen ? '按所写数值计算' : '按上述数字计算';
  const [name, other] = [high, low].map(({ figure }) =>
    isOpen ? `${figure.name}${asPrinted(figure)}` : `${figure.name}（${asPrinted(figure)}）`,
  );
  return {
    statements: [computed(`${lead}，${name}${isOpen ? '，' : ''}比${other}${more}${gap.words}${times}`, proofs)],
    blocks: keep,
  };
}
