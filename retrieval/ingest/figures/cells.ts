/** One table row in, the figures that its cells say in words out: 新建村卫生室80家 under 项目内容, led by who stands under 牵头单位. */
import type { Figure, Passage, TableCell } from '../../plan-document.ts';
import { fromSource } from '../../text/mapped-text.ts';
import { isBodyHead, isLeadHead, isPersonHead, isTimeHead } from '../column-heads.ts';
import { type ProseSource, proseFigures } from './prose.ts';

/** What was done by some month, remarks, and who does it: no figure of the plan. */
const NO_FIGURES = /进展|推进|完成情况|进度|说明|备注|序号|编号|依据|来源/;
const SAID = /\p{Script=Han}.*\d|\d.*\p{Script=Han}.*\p{Script=Han}/u;
const MIN_UNITS = 6;

export function cellFigures(source: ProseSource): Figure[] {
  const { passage } = source;
  const cells = passage.cells ?? [];
  const body = cells.find(({ column }) => isLeadHead(column))?.text ?? null;
  const pinned = cells.some(({ columnSpan }) => columnSpan !== null);
  return cells.flatMap((cell): Figure[] => {
    const said = pinned && isSaid(cell) ? cellPassage(passage, cell) : null;
    return said ? proseFigures({ ...source, passage: said }).map((figure) => ({ ...figure, body })) : [];
  });
}

function isSaid({ column, text }: TableCell): boolean {
  return text.length >= MIN_UNITS && SAID.test(text) && !isAside(column);
}

function isAside(column: string): boolean {
  return NO_FIGURES.test(column) || isBodyHead(column) || isPersonHead(column) || isTimeHead(column);
}

/** The cell alone, as prose is read. */
function cellPassage(passage: Passage, { span, column, columnSpan }: TableCell): Passage | null {
  const range = fromSource({ starts: passage.sourceStarts, ends: passage.sourceEnds }, span);
  if (!range) return null;
  return {
    ...passage,
    indexText: passage.indexText.slice(range.start, range.end),
    sourceStarts: passage.sourceStarts.slice(range.start, range.end),
    sourceEnds: passage.sourceEnds.slice(range.start, range.end),
    context: columnSpan
      ? [{ role: 'column', text: column, span: columnSpan }, ...passage.context.filter(({ role }) => role !== 'column')]
      : passage.context,
  };
}
