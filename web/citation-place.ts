/** How a citation is named and addressed, wherever one is shown. */
import type { Citation } from '../api/contract.ts';

/** 《title》（number）, as an office writes it. */
export function namedDocument({ title, documentNumber }: Pick<Citation, 'title' | 'documentNumber'>): string {
  const quoted = /^《.*》$/.test(title) ? title : `《${title}》`;
  return documentNumber === null ? quoted : `${quoted}（${documentNumber}）`;
}

/** `二、重点工作 › (五)… › 16.` */
export function sectionPath({ section }: Pick<Citation, 'section'>): string {
  return section.join(' › ');
}

/** A quote on one line. */
export function quoteLine(quote: string): string {
  return quote.replace(/(?<!\s)\s*\n\s*/g, '');
}

type Place = Pick<Citation, 'documentId' | 'start' | 'end'>;

/** Enough for the citations of any answer and short enough for every proxy. */
const MAX_NEIGHBOURS = 40;

/**
 * The reader at the exact characters. `among` are all citations of the answer: the reader steps through them.
 * Made from the parts and never from a kept address, which another script of the host page could have changed.
 */
export function readerAddress({ documentId, start, end }: Place, among: readonly Place[] = []): string {
  const address = `/read/${encodeURIComponent(documentId)}?start=${start}&end=${end}`;
  if (among.length < 2) return address;
  const places = among.slice(0, MAX_NEIGHBOURS).map((place) => `${place.documentId}:${place.start}-${place.end}`);
  return `${address}&among=${encodeURIComponent(places.join('~'))}`;
}
