/** A table row in, the cell that names it out: 事项名称 before 项目内容, and never the group that it stands in. */
import type { TableCell } from '#retrieval/plan-document';
import type { Found } from '#retrieval/query/find-evidence';

const SERIAL = /^(?:序号|编号)$/;
const GROUP = /分类|类别|类型|领域|板块|方面/;
const NAME_HEADS = [/名称|指标/, /项目(?!内容)|事项|任务(?!目标)/, /内容|目标任务/];

export function namingCell(cells: readonly TableCell[]): TableCell | undefined {
  const own = cells.filter(({ column }) => !SERIAL.test(column));
  const named = own.filter(({ column, text }) => !GROUP.test(column) && text !== '');
  for (const head of NAME_HEADS) {
    const cell = named.find(({ column }) => head.test(column));
    if (cell) return cell;
  }
  return named[0] ?? own[0];
}

export function nameCell({ passage }: Found): string {
  return (namingCell(passage.cells ?? [])?.text ?? '').replace(/[。；]$/, '');
}
