/** An indicator of the wire in, its cells under `LIST_HEAD` out: the same columns for every spreadsheet. */
import { KIND_WORDS } from '#retrieval/vocabulary/kind-words';
import type { Indicator } from '../contract.ts';

export const LIST_HEAD = [
  '地区',
  '时期',
  '指标',
  '数值',
  '单位',
  '数值原文',
  '限定词',
  '类别',
  '文件',
  '文号',
  '章节',
  '原文',
  '承接的上文',
  '链接',
] as const;

/** All but the link, which each kind of file writes in its own way. */
export function listCells({ citation, ...row }: Indicator): (string | number | null)[] {
  return [
    row.region,
    row.period,
    row.name,
    row.value,
    row.unit,
    row.valueText,
    row.qualifier,
    KIND_WORDS[row.kind],
    citation.title,
    citation.documentNumber,
    citation.section.join(' / '),
    citation.quote,
    (citation.context ?? []).map(({ quote }) => quote).join(' / '),
  ];
}

export function placeOf({ citation: { title, section, quote } }: Indicator): string {
  return `《${title}》${section.join(' / ')}：${quote}`;
}
