/** Figures of one place in, statements out: each in the words of its source, those of one table row in one sentence. */
import type { Figure } from '#retrieval/plan-document';
import { nameKey, type RankedFigure } from '#retrieval/query/rank-figures';
import type { Proof, Statement, TableCell } from '../draft.ts';
import { placeOf } from './conflicts.ts';
import { periodWords, proofOfFigure, stated } from './proofs.ts';
import type { Selection } from './selection.ts';

/** Of more figures than this each is given with its own place alone. */
const FEW = 2;

/** 1180、1380、1500 of one row are one sentence; figures of other names stand alone. */
export function statementsOf({ figures }: Selection): Statement[] {
  return once(groupsOf(figures).flatMap((group) => ofGroup(group, ownStatement)));
}

/** With what another place writes for the same value, where few figures are given. */
export function statementsOfPlaces({ figures }: Selection): Statement[] {
  const groups = groupsOf(figures);
  const each = groups.length > FEW ? ownStatement : eachPlace;
  return once(groups.flatMap((group) => ofGroup(group, each)));
}

function groupsOf(figures: readonly RankedFigure[]): RankedFigure[][] {
  return [...Map.groupBy(figures, ({ figure, found }) => `${found.passage.id}:${nameKey(figure)}`).values()];
}

function ofGroup(group: readonly RankedFigure[], each: (one: RankedFigure) => Statement[]): Statement[] {
  const isRow = group.length > 1 && group[0]?.found.passage.kind === 'table-row';
  return isRow ? [rowStatement(group)] : withoutEchoes(group).flatMap(each);
}

/** 从2020年的3.68万亿元增长到2025年的4.93万亿元 is two figures that one sentence says in the same words. */
function once(statements: readonly Statement[]): Statement[] {
  return statements.filter(({ text }, at) => statements.findIndex((other) => other.text === text) === at);
}

/** 从0.94万家增加到1.55万家 is one statement of two figures: the one with a year says it. */
function withoutEchoes(group: readonly RankedFigure[]): RankedFigure[] {
  return group.filter(
    ({ figure }) =>
      !group.some(
        ({ figure: other }) =>
          other !== figure && other.statement === figure.statement && other.period !== null && figure.period === null,
      ),
  );
}

function ownStatement(one: RankedFigure): Statement[] {
  return [{ text: stated(one.figure), proofs: proofsOf(one) }];
}

/** 超过450亿元 of the text and 450亿元 of the annex are one value in two wordings: each stands with its own place. */
function eachPlace(one: RankedFigure): Statement[] {
  const [other] = one.also ?? [];
  if (!other || proofsOf(one).length > 1) return ownStatement(one);
  const place = placeOf(other, other.found.document.id !== one.found.document.id);
  const proofs = [proofOfFigure(other.figure, other.found)];
  return [...ownStatement(one), { text: `${place}中${other.figure.statement}`, proofs }];
}

/** The figure's own place, and one more where the same value stands with the same qualifier. */
function proofsOf(one: RankedFigure): Proof[] {
  const same = (one.also ?? []).filter(({ figure }) => figure.qualifier === one.figure.qualifier);
  return [one, ...same.slice(0, 1)].map((each) => proofOfFigure(each.figure, each.found));
}

function rowStatement(group: readonly RankedFigure[]): Statement {
  const ordered = [...group].sort((a, b) => (a.figure.period?.from ?? 0) - (b.figure.period?.from ?? 0));
  const first = ordered[0];
  if (!first) return { text: '', proofs: [] };
  const values = ordered.map(({ figure }) => `${figure.period ? periodWords(figure.period) : ''}${valueWords(figure)}`);
  const proofs = [proofOfFigure(first.figure, first.found)];
  for (const one of ordered.slice(1))
    proofs[0]?.context.push(...proofOfFigure(one.figure, one.found).context.filter((piece) => piece.role === 'column'));
  return { text: `${first.figure.region ?? ''}${first.figure.name}：${values.join('、')}`, proofs };
}

function valueWords(figure: Figure): string {
  return figure.value === null ? `未列数值（原表为“${figure.valueText}”）` : figure.valueText;
}

export function figureCell(one: RankedFigure): TableCell {
  const { figure } = one;
  const words =
    figure.statement.replace(figure.name, '').length < figure.statement.length && one.found.passage.kind === 'table-row'
      ? valueWords(figure)
      : figure.statement;
  return { text: words, proofs: proofsOf(one) };
}
