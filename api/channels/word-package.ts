/**
 * Bytes of a .docx in, its parts as XML documents out, and back: the one door to zip and XML of Word files that people
 * hand in. Nothing of such a file is trusted: sizes are bounded, and no part may declare anything of its own.
 */
import { DOMParser, type Document, type Element, XMLSerializer } from '@xmldom/xmldom';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

export const MAX_WORD_BYTES = 5 * 1024 * 1024;
/** Of all parts together when they are unpacked, and of one part that is read as XML. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;
const MAX_XML_BYTES = 8 * 1024 * 1024;

export const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** What is no Word file, or none that can be read within bounds. The message is for developers. */
export class WordFault extends Error {
  override readonly name = 'WordFault';
  readonly code = 'unreadable-word-file';
}

export interface WordPackage {
  /** Null when there is no such part. Throws `WordFault` when it is no XML, too large or declares entities. */
  part(name: string): Document | null;
  /** The file with these parts in place of its own. */
  withParts(parts: Readonly<Record<string, Document>>): Uint8Array;
}

export function openWordPackage(bytes: Uint8Array): WordPackage {
  const parts = unpacked(bytes);
  return {
    part: (name) => {
      const part = parts[name];
      return part ? parsed(name, part) : null;
    },
    withParts: (changed) => {
      const written = Object.entries(changed).map(([name, document]) => [name, strToU8(serialised(document))] as const);
      return zipSync({ ...parts, ...Object.fromEntries(written) });
    },
  };
}

function unpacked(bytes: Uint8Array): Record<string, Uint8Array> {
  let size = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ originalSize }) => {
        size += originalSize;
        if (size > MAX_UNPACKED_BYTES) throw new RangeError(`More than ${MAX_UNPACKED_BYTES} bytes when unpacked`);
        return true;
      },
    });
  } catch (cause) {
    throw new WordFault('The file is no readable zip archive', { cause });
  }
}

function parsed(name: string, part: Uint8Array): Document {
  if (part.length > MAX_XML_BYTES)
    throw new WordFault(`${name} has ${part.length} bytes, at most ${MAX_XML_BYTES} expected`);
  const xml = strFromU8(part);
  // Word writes none; one could name entities that grow without end.
  if (/<!DOCTYPE/i.test(xml)) throw new WordFault(`${name} has a document type declaration`);
  try {
    return new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new SyntaxError(message);
      },
    }).parseFromString(xml.replace(/^\uFEFF/, ''), 'text/xml');
  } catch (cause) {
    throw new WordFault(`${name} is no well-formed XML`, { cause });
  }
}

function serialised(document: Document): string {
  const xml = new XMLSerializer().serializeToString(document);
  return xml.startsWith('<?xml') ? xml : `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`;
}

export function childrenOf(element: Element): Element[] {
  return [...element.childNodes].flatMap((node) => (node.nodeType === node.ELEMENT_NODE ? [node as Element] : []));
}

export function isWord(element: Element, name: string): boolean {
  return element.namespaceURI === WORD && element.localName === name;
}

/** The value of `w:val`, or null. */
export function wordValue(element: Element | undefined): string | null {
  return element?.getAttributeNS(WORD, 'val') ?? null;
}
