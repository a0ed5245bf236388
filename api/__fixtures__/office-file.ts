/** The parts of an Office file as text, for tests that look at what a program would read. */
import { strFromU8, unzipSync } from 'fflate';

export function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

/** The text of a part of a Word file, a line for each paragraph; `*` stands where a footnote is referred to. */
export function paragraphsOf(part: string): string[] {
  return part.split('</w:p>').flatMap((paragraph) => {
    const words = [...paragraph.matchAll(/<w:footnoteReference |<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)];
    const text = words.map((word) => word[1] ?? '*').join('');
    return text === '' ? [] : [text.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&quot;', '"')];
  });
}
