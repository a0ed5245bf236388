/** Blocks of text with footnotes in, a .docx file out: the one door to the library that writes it. */
import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { xmlText } from './xml-text.ts';

export type Inline =
  | { kind: 'text'; text: string; bold?: true; grey?: true }
  /** A footnote, and its number here. */
  | { kind: 'note'; lines: Inline[][] }
  | { kind: 'link'; text: string; href: string };

export type DocxBlock =
  | { kind: 'title' | 'heading' | 'paragraph'; inlines: Inline[] }
  /** `depth` counts from 0. */
  | { kind: 'bullet' | 'numbered'; depth: number; inlines: Inline[] }
  /** The first row is the head; each cell is a list of lines. */
  | { kind: 'table'; rows: Inline[][][][] };

export interface DocxText {
  title: string;
  blocks: readonly DocxBlock[];
  landscape: boolean;
}

const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' };
const NUMBERED = 'numbered';
/** In half points. */
const BODY_SIZE = 24;
const NOTE_SIZE = 18;

export async function toDocx({ title, blocks, landscape }: DocxText): Promise<Uint8Array> {
  const document = new Document({
    title: xmlText(title),
    styles: {
      default: {
        document: { run: { font: FONT, size: BODY_SIZE, language: { eastAsia: 'zh-CN' } } },
        footnoteText: { run: { font: FONT, size: NOTE_SIZE } },
      },
    },
    numbering: { config: [{ reference: NUMBERED, levels: LEVELS }] },
    sections: [
      {
        properties: {
          page: { size: { orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT } },
        },
        children: blocks.map(blockOf),
      },
    ],
  });
  return Packer.toBuffer(document);
}

const LEVELS = [0, 1, 2].map((level) => ({
  level,
  format: LevelFormat.DECIMAL,
  text: `%${level + 1}.`,
  style: { paragraph: { indent: { left: 480 * (level + 1), hanging: 480 } } },
}));

function blockOf(block: DocxBlock): Paragraph | Table {
  switch (block.kind) {
    case 'title':
      return paragraph(block.inlines, { heading: HeadingLevel.HEADING_1, alignment: AlignmentType.CENTER });
    case 'heading':
      return paragraph(block.inlines, { heading: HeadingLevel.HEADING_2 });
    case 'paragraph':
      return paragraph(block.inlines, {});
    case 'bullet':
      return paragraph(block.inlines, { bullet: { level: Math.min(block.depth, 2) } });
    case 'numbered':
      return paragraph(block.inlines, { numbering: { reference: NUMBERED, level: Math.min(block.depth, 2) } });
    case 'table':
      return new Table({
        width: { size: 100, type: WidthType.PERCENTAGE },
        rows: block.rows.map(
          (cells, at) =>
            new TableRow({
              tableHeader: at === 0,
              cantSplit: true,
              children: cells.map((lines) => new TableCell({ children: lines.map((line) => paragraph(line, {})) })),
            }),
        ),
      });
  }
}

type ParagraphOptions = Omit<Exclude<ConstructorParameters<typeof Paragraph>[0], string>, 'children'>;

function paragraph(inlines: readonly Inline[], options: ParagraphOptions): Paragraph {
  return new Paragraph({ spacing: { after: 120, line: 320 }, ...options, children: inlines.map(inlineOf) });
}

function inlineOf(inline: Inline): ParagraphChild {
  switch (inline.kind) {
    case 'text':
      return textRun(inline);
    case 'link':
      return new ExternalHyperlink({
        link: inline.href,
        children: [new TextRun({ text: xmlText(inline.text), style: 'Hyperlink' })],
      });
    case 'note':
      return new FootnoteReferenceRun({
        children: inline.lines.map((line) => new Paragraph({ style: 'FootnoteText', children: line.map(inlineOf) })),
      });
  }
}

function textRun({ text, bold, grey }: Extract<Inline, { kind: 'text' }>): TextRun {
  return new TextRun({ text: xmlText(text), ...(bold ? { bold } : {}), ...(grey ? { color: '666666' } : {}) });
}
