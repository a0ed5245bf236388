/**
 * Bytes of a .docx in, its parts as trees out, and back: the one door to zip and XML of Word files that people hand in.
 * Nothing of such a file is trusted: sizes are bounded, and the parser knows no entities but XML's own five.
 */
import render from 'dom-serializer';
import { type ChildNode, type Document, DomHandler, Element, isTag } from 'domhandler';
import { textContent } from 'domutils';
import { strFromU8, strToU8, zipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { readZip } from '../../retrieval/load/read-zip.ts';

export const MAX_WORD_BYTES = 5 * 1024 * 1024;
/** Of all parts together when they are unpacked. */
const MAX_UNPACKED_BYTES = 32 * 1024 * 1024;
/** Of a part that is read as XML: reading holds up everybody else, a second at the most. */
const MAX_XML_BYTES = 4 * 1024 * 1024;
/** Of elements within elements. Tables in tables stay far below. */
const MAX_DEPTH = 300;

/** What is no Word file, or none that can be read within bounds. The message is for developers. */
export class WordFault extends Error {
  override readonly name = 'WordFault';
  readonly code = 'unreadable-word-file';
}

export interface WordPackage {
  /** The tree of a part, or null when there is no such part. Throws `WordFault` when it is too large or too deep. */
  part(name: string): Document | null;
  /** The file with these parts in place of its own. */
  withParts(parts: Readonly<Record<string, Document>>): Uint8Array;
}

export function openWordPackage(bytes: Uint8Array): WordPackage {
  const parts = unpacked(bytes);
  return {
    part: (name) => {
      const part = parts.get(name);
      if (!part) return null;
      if (part.length > MAX_XML_BYTES)
        throw new WordFault(`${name} has ${part.length} bytes, at most ${MAX_XML_BYTES} expected`);
      return parseXml(strFromU8(part).replace(/^\uFEFF/, ''));
    },
    withParts: (changed) => {
      const written = Object.entries(changed).map(([name, document]) => [name, strToU8(serialised(document))] as const);
      return zipSync({ ...Object.fromEntries(parts), ...Object.fromEntries(written) });
    },
  };
}

function unpacked(bytes: Uint8Array): Map<string, Uint8Array> {
  // All of them: what is not read is written back.
  const parts = readZip(bytes, () => true, MAX_UNPACKED_BYTES);
  if (!(parts instanceof Map)) throw new WordFault('The file is no zip archive that can be read within bounds');
  return parts;
}

/** Throws `WordFault` as soon as it is too deep: the parser's own time grows with the square of the depth. */
export function parseXml(xml: string): Document {
  const handler = new ShallowHandler();
  new Parser(handler, { xmlMode: true }).end(xml);
  return handler.root;
}

class ShallowHandler extends DomHandler {
  private depth = 0;

  override onopentag(name: string, attributes: Record<string, string>): void {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new WordFault(`A part is nested more than ${MAX_DEPTH} deep`);
    super.onopentag(name, attributes);
  }

  override onclosetag(): void {
    this.depth -= 1;
    super.onclosetag();
  }
}

function serialised(document: Document): string {
  return render(document, { xmlMode: true });
}

/** The outermost element. */
export function rootOf(document: Document): Element {
  const root = document.children.find(isTag);
  if (!root) throw new WordFault('A part of the archive has no root element');
  return root;
}

export function childrenOf(element: Element): Element[] {
  return element.children.filter(isTag);
}

/** Word, WPS and LibreOffice all write the main namespace with this prefix. */
export function isWord(element: Element, name: string): boolean {
  return element.name === `w:${name}`;
}

/** The value of `w:val`, or null. */
export function wordValue(element: Element | undefined): string | null {
  return element?.attribs['w:val'] ?? null;
}

export function textOf(element: Element): string {
  return textContent(element);
}

export function wordElement(
  name: string,
  attributes: Record<string, string> = {},
  children: ChildNode[] = [],
): Element {
  return new Element(`w:${name}`, attributes, children);
}
