/** A table row in, the cell that names it out. */
import type { Found } from '#retrieval/query/find-evidence';

export function nameCell(found: Found): string {
  const cells = (found.passage.cells ?? []).filter((cell) => !/^(?:序号|编号)$/.test(cell.column));
  return (cells.find((cell) => /名称|指标|项目|内容|事项/.test(cell.column)) ?? cells[0])?.text ?? '';
}
