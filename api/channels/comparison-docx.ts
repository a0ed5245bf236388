/** A comparison of the wire in, a Word file with a table for each indicator and footnotes for its figures out. */
import type { ComparisonCell, IndicatorComparison } from '../contract.ts';
import { type DocxBlock, type Inline, toDocx } from './docx.ts';
import { sourceNote } from './source-note.ts';

/** More columns than that stand across the page. */
const PORTRAIT_PERIODS = 3;

/** `origin` stands before the addresses of sources; empty where nobody could open them. */
export function comparisonDocx(comparison: IndicatorComparison, origin: string): Promise<Uint8Array> {
  const { name, periods, indicators } = comparison;
  const title = `${name}对照表`;
  const tables = indicators.flatMap(({ names, note, rows }): DocxBlock[] => [
    { kind: 'heading', inlines: textOf(names.join('／') || name) },
    ...(note === null ? [] : [{ kind: 'paragraph' as const, inlines: textOf(note) }]),
    {
      kind: 'table',
      rows: [
        ['地区', ...periods.map(({ label }) => label)].map((head) => [
          [{ kind: 'text' as const, text: head, bold: true as const }],
        ]),
        ...rows.map(({ region, cells }) => [
          [textOf(region ?? '未注明地区')],
          ...cells.map((cell) => [cellOf(cell, origin)]),
        ]),
      ],
    },
  ]);
  const none: DocxBlock = { kind: 'paragraph', inlines: textOf('文件中没有这一指标的数字。') };
  const blocks: DocxBlock[] = [{ kind: 'title', inlines: textOf(title) }, ...(tables.length > 0 ? tables : [none])];
  return toDocx({ title, blocks, landscape: periods.length > PORTRAIT_PERIODS });
}

function textOf(text: string): Inline[] {
  return [{ kind: 'text', text }];
}

function cellOf({ text, indicators }: ComparisonCell, origin: string): Inline[] {
  const citations = new Map(indicators.map(({ citation }) => [citation.href, citation]));
  const notes = [...citations.values()].map(
    (citation): Inline => ({ kind: 'note', lines: sourceNote(citation, origin) }),
  );
  return [...textOf(text), ...notes];
}
