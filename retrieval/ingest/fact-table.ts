/**
 * The table above a paper on a portal in, a line for each of its facts out: `索引号 | 014…/2023-00123 | 发文日期 | 2023-04-10`
 * says 发文日期2023-04-10. Any other table is none of these and gives no lines.
 */
import { joinMapped } from '../text/mapped-text.ts';
import type { FactLine } from './fact-line.ts';
import type { Block } from './paragraphs.ts';
import type { RawCell } from './table-shape.ts';
import { cellsByRow } from './tables.ts';

const LABEL =
  /^(?:索引号|信息索引|(?:发布|发文|制发|公开)(?:机构|机关|单位|部门)|(?:发布|发文|成文|生成|印发|公开)(?:日期|时间)|(?:发文)?(?:文|字)号|文件编号|发文字号|(?:信息|文件)?(?:标题|名称|题名)|主题(?:分类|词)|组配分类|体裁分类|公文种类|有效性|时效性?|关键词)[：:]?$/;
/** 组配分类 | 规划计划 says nothing that is asked for, and would read like a title. */
const NO_FACT = /分类|主题|种类|有效|时效|关键词|索引/;
const LABELLED = /^(?:索引号|发布机构|发文机关|发文字号|文号|成文日期|发文日期|发布日期|名称|标题)[：:]./;

export function tableFacts(source: string, block: Extract<Block, { kind: 'table' }>): FactLine[] {
  const rows = cellsByRow(source, block.lines);
  const cells = rows.flat();
  const labels = cells.filter(({ text }) => LABEL.test(text.text) || LABELLED.test(text.text));
  return labels.length < 2 || labels.length * 3 < rows.length ? [] : rows.flatMap((row) => factsOf(row, block));
}

function factsOf(row: readonly RawCell[], block: Block): FactLine[] {
  return row.flatMap((cell, at): FactLine[] => {
    if (LABELLED.test(cell.text.text)) return [{ block, text: cell.text }];
    const value = row[at + 1];
    if (!LABEL.test(cell.text.text) || !value || value.text.text === '' || LABEL.test(value.text.text)) return [];
    if (NO_FACT.test(cell.text.text)) return [];
    const text = joinMapped([cell.text, value.text]);
    return [/标题|名称|题名/.test(cell.text.text) ? { block, text } : { block, text, isLabelled: true }];
  });
}
