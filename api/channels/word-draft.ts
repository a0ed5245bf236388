/**
 * The body of a Word file in, the draft that is to be verified out: a line for each paragraph, headings marked, tables as
 * Markdown tables, and for every unit of it the place in the file that it came from. Deleted text, fields' codes, text
 * boxes, headers and notes are not part of it.
 */
import type { Document, Element } from 'domhandler';
import { childrenOf, isWord, rootOf, textOf, WordFault, type WordPackage, wordValue } from './word-package.ts';

/** `text.slice(start, end)` of the draft is the text of this `w:t`. */
export interface DraftPiece {
  start: number;
  end: number;
  holder: Element;
}

export interface WordDraft {
  text: string;
  /** In order; the rest of the text are signs that the draft needs and the file does not have. */
  pieces: DraftPiece[];
  /** The document that the pieces are parts of. */
  document: Document;
}

export const BODY_PART = 'word/document.xml';

export function readWordDraft(file: WordPackage): WordDraft {
  const document = file.part(BODY_PART);
  const body = document && childrenOf(rootOf(document)).find((one) => isWord(one, 'body'));
  if (!document || !body) throw new WordFault('The archive holds no word/document.xml with a body');
  const writer = new DraftWriter(headingStyles(file));
  writer.blocks(body);
  return { text: writer.text, pieces: writer.pieces, document };
}

/** Ids of the styles that Word calls heading 1, heading 2, … in whatever language it runs, and Title. */
function headingStyles(file: WordPackage): Set<string> {
  const part = file.part('word/styles.xml');
  const styles = part ? childrenOf(rootOf(part)).filter((one) => isWord(one, 'style')) : [];
  const headings = styles.filter((style) =>
    /^(?:heading \d|title)$/i.test(wordValue(childrenOf(style).find((one) => isWord(one, 'name'))) ?? ''),
  );
  return new Set(headings.flatMap((style) => style.attribs['w:styleId'] ?? []));
}

/** Containers that are looked through: content controls, insertions, links. */
const TRANSPARENT = ['sdt', 'sdtContent', 'ins', 'moveTo', 'hyperlink', 'smartTag', 'customXml', 'fldSimple'];

class DraftWriter {
  readonly pieces: DraftPiece[] = [];
  private readonly parts: string[] = [];
  private length = 0;
  private readonly headings: ReadonlySet<string>;

  constructor(headings: ReadonlySet<string>) {
    this.headings = headings;
  }

  get text(): string {
    return this.parts.join('');
  }

  blocks(container: Element): void {
    for (const element of childrenOf(container)) {
      if (isWord(element, 'p')) {
        if (this.isHeading(element)) this.sign('# ');
        this.paragraph(element);
        this.sign('\n');
      } else if (isWord(element, 'tbl')) this.table(element);
      else if (isTransparent(element)) this.blocks(element);
    }
  }

  private isHeading(paragraph: Element): boolean {
    const properties = childrenOf(paragraph).find((one) => isWord(one, 'pPr'));
    const style = properties && childrenOf(properties).find((one) => isWord(one, 'pStyle'));
    return this.headings.has(wordValue(style) ?? '');
  }

  private paragraph(container: Element): void {
    for (const element of childrenOf(container)) {
      if (isWord(element, 'r')) this.run(element);
      else if (isTransparent(element)) this.paragraph(element);
    }
  }

  private run(run: Element): void {
    for (const holder of childrenOf(run)) {
      if (isWord(holder, 't')) {
        const text = textOf(holder).replace(/\n/g, ' ');
        this.pieces.push({ start: this.length, end: this.length + text.length, holder });
        this.sign(text);
      } else if (isWord(holder, 'tab')) this.sign('\t');
      else if (isWord(holder, 'br') || isWord(holder, 'cr')) this.sign('\n');
      else if (isWord(holder, 'noBreakHyphen')) this.sign('-');
    }
  }

  /** A line for each row. The first one is the head: what its columns say belongs to every figure below. */
  private table(table: Element): void {
    this.sign('\n');
    for (const [at, row] of within(table, 'tr').entries()) {
      const cells = within(row, 'tc');
      for (const cell of cells) {
        this.sign('| ');
        this.cell(cell);
      }
      this.sign('|\n');
      if (at === 0) this.sign(`|${' --- |'.repeat(cells.length)}\n`);
    }
    this.sign('\n');
  }

  /** On one line, also what a table inside the cell says. */
  private cell(cell: Element): void {
    for (const element of childrenOf(cell)) {
      if (isWord(element, 'p')) {
        this.paragraph(element);
        this.sign(' ');
      } else if (isWord(element, 'tbl')) {
        for (const row of within(element, 'tr')) for (const inner of within(row, 'tc')) this.cell(inner);
      } else if (isTransparent(element)) this.cell(element);
    }
  }

  private sign(text: string): void {
    this.parts.push(text);
    this.length += text.length;
  }
}

/** The parts of a table with this name, also those in a content control. */
function within(container: Element, name: string): Element[] {
  return childrenOf(container).flatMap((element) => {
    if (isWord(element, name)) return [element];
    return isTransparent(element) ? within(element, name) : [];
  });
}

function isTransparent(element: Element): boolean {
  return TRANSPARENT.some((name) => isWord(element, name));
}
