/** Which of two figures is more, and which name has which value: what a statement says of the order of its figures. */
import { callsOneMore, compares, comparisonFault, ofOneUnit, sidesOf } from './comparisons.ts';
import { namedInTurn } from './distinct-names.ts';
import type { Evidence, Fault } from './evidence.ts';
import { type Candidate, namesIndicator } from './match-figure.ts';
import { agreement } from './name-agreement.ts';
import { meant } from './named-operands.ts';
import { comparesNames, isComparedIn, namedSides } from './named-sides.ts';
import { normalForm } from './normal-form.ts';
import { proofOfFigure } from './source-sentences.ts';

/** 有29个、7个项目入选大数据、区块链…: values in a row are those of the names in a row. */
const IN_A_ROW = /\d(?![\d.年月日-])[^\d，；。、]{0,4}[、和]\d[\d.]*[^\d，；。、年月日]{0,4}\p{Script=Han}{2}/u;

/** A、B分别为1、2: the first value is that of the first name. */
export function turnFault({ reading, figures, computed }: Evidence): Fault | null {
  if (computed || !(/分别|依次/.test(reading.text) || IN_A_ROW.test(reading.normal))) return null;
  for (const [at, { figure }] of figures.entries()) {
    const next = figures[at + 1];
    if (!next || next.figure.unit !== figure.unit) continue;
    if (!namedInTurn(reading.normal, normalForm(figure.name), normalForm(next.figure.name))) continue;
    const detail = `原文为“${figure.statement}”，“${next.figure.statement}”`;
    return { problem: 'indicator', detail, proofs: [proofOfFigure(next.source, next.figure)] };
  }
  return null;
}

/** 第一产业增加值比第三产业高: which is more is told by the two figures of these names, or by no one. */
function namedOrderFault(evidence: Evidence, candidates: readonly Candidate[]): Fault | null {
  const sides = namedSides(evidence.reading, candidates);
  if (!sides) {
    const said = evidence.sources.flatMap(({ sentences }) => sentences.map(({ normal }) => normal));
    const detail = '原文没有这样比较';
    return isComparedIn(evidence.reading, said) ? null : { problem: 'arithmetic', detail, proofs: [] };
  }
  const both = [sides.first, sides.second];
  const detail = comparisonFault(evidence.reading, sides);
  const proofs = both.map(({ source, figure }) => proofOfFigure(source, figure));
  if (detail) return { problem: 'arithmetic', detail, proofs };
  evidence.figures.push(...both);
  evidence.computed = true;
  evidence.ordered = true;
  return null;
}

const ONE_INDICATOR = 0.5;

/** 盐城高于镇江 needs both figures, named or meant. */
export function orderFault(evidence: Evidence, candidates: readonly Candidate[]): Fault | null {
  if (comparesNames(evidence.reading)) return namedOrderFault(evidence, candidates);
  if (!compares(evidence.reading) && !callsOneMore(evidence.reading)) return null;
  const operands = evidence.figures.length >= 2 ? evidence.figures : meant(evidence, candidates);
  const sides = sidesOf(evidence.reading, operands);
  if (!sides && callsOneMore(evidence.reading))
    return { problem: 'arithmetic', detail: '原文没有这样比较', proofs: [] };
  if (!sides || !compares(evidence.reading) || !ofOneUnit(sides)) return null;
  const proofs = operands.slice(0, 2).map(({ source, figure }) => proofOfFigure(source, figure));
  const [one, other] = [sides.first.figure.name, sides.second.figure.name].map(normalForm);
  // 甲市的11%高于乙市的10%: without a name in the statement only one indicator can be meant.
  if (!namesIndicator(evidence.reading) && agreement(one ?? '', other ?? '') < ONE_INDICATOR)
    return { problem: 'indicator', detail: '原文中的两个数说的不是同一项指标', proofs };
  const detail = comparisonFault(evidence.reading, sides);
  if (detail) return { problem: 'arithmetic', detail, proofs };
  evidence.ordered = true;
  return null;
}
