/** The parts of an Office file as text, for tests that look at what a program would read: 镇 written &#x9547; too. */
import { read, utils } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';

export function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [
      name,
      strFromU8(part).replace(/&#x([0-9a-f]{3,5});/g, (_, code: string) =>
        String.fromCodePoint(Number.parseInt(code, 16)),
      ),
    ]),
  );
}

/** The text of a part of a Word file, a line for each paragraph; `*` stands where a footnote is referred to. */
export function paragraphsOf(part: string): string[] {
  return part.split('</w:p>').flatMap((paragraph) => {
    const words = [...paragraph.matchAll(/<w:footnoteReference |<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)];
    const text = words.map((word) => word[1] ?? '*').join('');
    return text === '' ? [] : [text.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&quot;', '"')];
  });
}

interface ReadSheet {
  sheet: string;
  /** What the cells hold. */
  data: (string | number | null)[][];
  /** What is seen of them. */
  shown: string[][];
}

/** A workbook as another program reads it. */
export function sheetsOf(bytes: Uint8Array): ReadSheet[] {
  const book = read(bytes);
  return book.SheetNames.flatMap((sheet) => {
    const cells = book.Sheets[sheet];
    if (!cells) return [];
    const data = utils.sheet_to_json<(string | number | null)[]>(cells, { header: 1, raw: true, defval: null });
    return [{ sheet, data, shown: utils.sheet_to_json<string[]>(cells, { header: 1, raw: false, defval: '' }) }];
  });
}
