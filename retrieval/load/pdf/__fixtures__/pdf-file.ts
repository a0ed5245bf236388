/**
 * PDF files as many offices make them: the Chinese font is only named (`STSong-Light`, `UniGB-UCS2-H`) and not in the file,
 * so that its words are read through the character maps or not at all. Points from the upper left corner of an A4 page.
 */

export interface PrintedText {
  text: string;
  x: number;
  y: number;
  /** 12 when not given. */
  size?: number;
}

export interface PrintedPage {
  texts: PrintedText[];
  /** Ruled lines: from x, y to x, y. */
  rules?: [number, number, number, number][];
}

const HEIGHT = 842;

export function pdfFile(pages: readonly PrintedPage[]): Uint8Array {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, at) => `${6 + at * 2} 0 R`).join(' ')}]>>`,
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>',
    // Latin letters and digits of this character set are half as wide as the others.
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/W[1 95 500]/FontDescriptor 5 0 R>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>',
  ];
  for (const page of pages) {
    const content = contentOf(page);
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 ${HEIGHT}]/Contents ${objects.length + 2} 0 R/Resources<</Font<</F 3 0 R>>>>>>`,
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
    );
  }
  return new TextEncoder().encode(written(objects));
}

function contentOf({ texts, rules = [] }: PrintedPage): string {
  const lines = rules.map(([x1, y1, x2, y2]) => `${x1} ${HEIGHT - y1} m ${x2} ${HEIGHT - y2} l S`);
  const words = texts.map(({ text, x, y, size = 12 }) => `BT /F ${size} Tf ${x} ${HEIGHT - y} Td <${hex(text)}> Tj ET`);
  return [...lines, ...words].join('\n');
}

function hex(text: string): string {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0')).join('');
}

function written(objects: readonly string[]): string {
  let file = '%PDF-1.4\n';
  const offsets: number[] = [];
  for (const [at, object] of objects.entries()) {
    offsets.push(file.length);
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = file.length;
  return `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
}

/** Lines of 30 characters from the left margin, the first line of each paragraph two characters further right. */
export function setParagraphs(
  paragraphs: readonly string[],
  from: { x?: number; y?: number; width?: number } = {},
): PrintedText[] {
  const { x = 72, width = 30 } = from;
  let y = from.y ?? 100;
  return paragraphs.flatMap((paragraph) => {
    const texts: PrintedText[] = [];
    for (let at = 0; at < paragraph.length; y += 20) {
      const indent = at === 0 ? 2 : 0;
      texts.push({ text: paragraph.slice(at, at + width - indent), x: x + indent * 12, y });
      at += width - indent;
    }
    return texts;
  });
}
