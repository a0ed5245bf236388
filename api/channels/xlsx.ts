/**
 * Sheets in, an .xlsx file out: the one door to the library that writes it. Texts are stored as texts, so that nothing of
 * a document is ever a formula; numbers stay numbers, whatever words stand around them.
 */
import writeExcelFile, { type Cell } from 'write-excel-file/node';
import {
  getCellAddress,
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings,
  sanitizeAttributeValue,
} from 'write-excel-file/utility';

/** A number shown with the words of its source: 1400 as 新建5G基站1400个. A link opens when it is clicked. */
export type SheetCell =
  | string
  | number
  | null
  | { kind: 'worded'; value: number; before: string; decimals: number; after: string }
  | { kind: 'link'; text: string; href: string };

export interface Sheet {
  /** At most 31 characters, none of `[]:*?/\`. */
  name: string;
  head: readonly string[];
  /** Of each column, in characters of Latin text; a Han character takes two. */
  widths: readonly number[];
  rows: readonly (readonly SheetCell[])[];
}

/** Excel's own limit of a cell. */
const MAX_CELL_CHARACTERS = 32_767;
/** Excel's own limit of a number format. */
const MAX_FORMAT_CHARACTERS = 255;
/** Excel opens no more links of one sheet. */
const MAX_LINKS = 65_000;

type Feature = NonNullable<NonNullable<Parameters<typeof writeExcelFile>[1]>['features']>[number];
type LinkedSheet = Parameters<typeof writeExcelFile>[0][number] & { links: { address: string; href: string }[] };

export async function toXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return writeExcelFile(sheets.map(librarySheet), { features: [LINKS] }).toBuffer();
}

function librarySheet({ name, head, widths, rows }: Sheet): LinkedSheet {
  const links = rows.flatMap((row, at) =>
    row.flatMap((cell, column) => (isLink(cell) ? [{ address: getCellAddress(at + 1, column), href: cell.href }] : [])),
  );
  return {
    sheet: name,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    data: [
      head.map((text) => ({ ...textCell(text), fontWeight: 'bold' as const, backgroundColor: '#E8EEF4' })),
      ...rows.map((row) => row.map(libraryCell)),
    ],
    links: links.slice(0, MAX_LINKS),
  };
}

function libraryCell(cell: SheetCell): Cell {
  if (cell === null) return null;
  if (typeof cell === 'string') return textCell(cell);
  if (typeof cell === 'number') return { value: cell, type: Number, alignVertical: 'top' };
  if (cell.kind === 'link')
    return { ...textCell(cell.text), textColor: '#0563C1', textDecoration: { underline: true } };
  const { value, before, decimals, after } = cell;
  const format = `${quoted(before)}${decimals > 0 ? `0.${'0'.repeat(decimals)}` : '0'}${quoted(after)}`;
  if (value < 0 || format.length > MAX_FORMAT_CHARACTERS || /["\\]/.test(before + after))
    return textCell(`${before}${value.toFixed(decimals)}${after}`);
  return { value, type: Number, format, align: 'left', alignVertical: 'top', wrap: true };
}

function textCell(text: string) {
  // The library looks texts up in a plain object, which has these already.
  const value = text in {} ? `${text} ` : text;
  return { value: value.slice(0, MAX_CELL_CHARACTERS), type: String, alignVertical: 'top', wrap: true } as const;
}

function quoted(words: string): string {
  return words === '' ? '' : `"${words}"`;
}

function isLink(cell: SheetCell): cell is Extract<SheetCell, { kind: 'link' }> {
  return typeof cell === 'object' && cell !== null && cell.kind === 'link';
}

/** The library knows formulas alone for links; these are the links of the format itself, which no formula is. */
const LINKS: Feature = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml, sheet) => {
          const links = linksOf(sheet);
          if (links.length === 0) return xml;
          const each = links.map(({ address }, at) => `<hyperlink ref="${address}" r:id="rId-link-${at}"/>`).join('');
          const order = getOrderOfSiblings('xl/worksheets/sheet{id}.xml', 'worksheet') ?? [];
          const markup = `<hyperlinks>${each}</hyperlinks>`;
          return insertElementMarkupAccordingToOrderOfSiblings(xml, markup, order, 'worksheet');
        },
      },
      'xl/worksheets/_rels/sheet{id}.xml.rels': {
        insert: (sheet) =>
          linksOf(sheet)
            .map(
              ({ href }, at) =>
                `<Relationship Id="rId-link-${at}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${sanitizeAttributeValue(href)}" TargetMode="External"/>`,
            )
            .join(''),
      },
    },
  },
};

/** The library hands a sheet's options to its features as they were given. */
function linksOf(sheet: object): LinkedSheet['links'] {
  return 'links' in sheet ? (sheet as LinkedSheet).links : [];
}
