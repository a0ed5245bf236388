/** The parts of a paper in, the paper as a Word file out, its headings numbered by Word where the paper counts on from one to the next. */
import {
  AlignmentType,
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
} from 'docx';
import type { PaperCell, PaperPart } from './paper-parts.ts';

const LIST = 'official-paper';
const HAN = '一二三四五六七八九';

/** Two levels of GB/T 9704: 一、 and （一）, the second with the brackets that the paper uses. */
export async function wordPaper(parts: readonly PaperPart[]): Promise<Uint8Array> {
  const brackets = parts.some((part) => part.kind === 'paragraph' && part.text.startsWith('(一)')) ? '(%2)' : '（%2）';
  const level = (at: number, text: string) => ({
    level: at,
    format: LevelFormat.CHINESE_COUNTING,
    text,
    alignment: AlignmentType.LEFT,
  });
  const numbered = numbers(brackets);
  const document = new Document({
    numbering: { config: [{ reference: LIST, levels: [level(0, '%1、'), level(1, brackets)] }] },
    sections: [
      {
        children: parts.map((part) => (part.kind === 'table' ? tableOf(part.rows) : paragraphOf(numbered(part.text)))),
      },
    ],
  });
  return Packer.toBuffer(document);
}

interface Numbered {
  text: string;
  level: number | null;
}

function numbers(brackets: string): (text: string) => Numbered {
  const counts = [0, 0];
  return (text) => {
    for (const [level, pattern] of [/^([一二三四五六七八九十]+)、/, /^[(（]([一二三四五六七八九十]+)[)）]/].entries()) {
      const match = pattern.exec(text);
      const next = (counts[level] ?? 0) + 1;
      const printed = (level === 0 ? '%1、' : brackets).replace(/%\d/, han(next));
      if (match?.[0] !== printed) continue;
      counts[level] = next;
      if (level === 0) counts[1] = 0;
      return { text: text.slice(printed.length), level };
    }
    return { text, level: null };
  };
}

function han(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens > 1 ? HAN[tens - 1] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? HAN[ones - 1] : ''}`;
}

function paragraphOf({ text, level }: Numbered): Paragraph {
  return new Paragraph({
    children: [new TextRun(text)],
    ...(level === null ? {} : { numbering: { reference: LIST, level } }),
  });
}

/** Word keeps a cell for every place of a merged one. */
function tableOf(rows: readonly PaperCell[][]): Table {
  const width = rows[0]?.length ?? 0;
  const open = Array<number>(width).fill(0);
  const made = rows.map((cells) => {
    const left = [...cells];
    const line = open.map((below, column) => {
      if (below > 0) {
        open[column] = below - 1;
        return new TableCell({ children: [new Paragraph('')], verticalMerge: VerticalMergeType.CONTINUE });
      }
      const cell = left.shift() ?? { text: '', rows: 1 };
      open[column] = cell.rows - 1;
      const merge = cell.rows > 1 ? { verticalMerge: VerticalMergeType.RESTART } : {};
      return new TableCell({ children: [new Paragraph(cell.text)], ...merge });
    });
    return new TableRow({ children: line });
  });
  return new Table({ rows: made });
}
