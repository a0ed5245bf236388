/** Bytes of a PDF in, its text in reading order with the place of each page out. Pages that are pictures are recognised. */
import { MAX_OCR_PAGES } from '../limits.ts';
import { isUnreadable, type LoadResult } from '../loaded-text.ts';
import { joinPages } from './join-pages.ts';
import { type OpenPdf, openPdf } from './open-pdf.ts';
import { blocksOfPages } from './page-blocks.ts';
import { type PageContent, type Piece, readPage } from './page-content.ts';
import type { Recogniser } from './recognise.ts';
import { withoutRunningHeads } from './running-heads.ts';

export async function loadPdf(bytes: Uint8Array, onProgress: () => void): Promise<LoadResult> {
  const pdf = await openPdf(bytes);
  if (isUnreadable(pdf)) return pdf;
  try {
    const contents = await readPages(pdf, onProgress);
    const { pages, notes } = await recognisePages(pdf, contents, onProgress);
    const { text, starts } = joinPages(blocksOfPages(withoutRunningHeads(pages)));
    if (text === '') return { reason: `里面没有读到文字${notes.map((note) => `；${note}`).join('')}` };
    return {
      format: 'pdf',
      text,
      pages: starts.map((start, at) => ({ start, ocr: pages[at]?.isRecognised ?? false })),
      notes,
    };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function readPages(pdf: OpenPdf, onProgress: () => void): Promise<PageContent[]> {
  const contents: PageContent[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    contents.push(await readPage(page));
    page.cleanup();
    onProgress();
  }
  return contents;
}

interface Recognised {
  pages: PageContent[];
  notes: string[];
}

/** A page without words, or with words that no font explains, is a picture. */
async function recognisePages(
  pdf: OpenPdf,
  contents: readonly PageContent[],
  onProgress: () => void,
): Promise<Recognised> {
  const pages = [...contents];
  const pictures = contents.flatMap((content, at) => (isPicture(content) ? [at] : []));
  if (pictures.length === 0) return { pages, notes: [] };
  const { drawPage } = await import('./draw-page.ts');
  const { openRecogniser } = await import('./recognise.ts');
  const unread: number[] = [];
  const blank: number[] = [];
  let recogniser: Recogniser | null = null;
  try {
    for (const at of pictures.slice(0, MAX_OCR_PAGES)) {
      const page = await pdf.getPage(at + 1);
      const picture = await drawPage(page);
      page.cleanup();
      onProgress();
      const content = contents[at];
      if (!content) continue;
      if (picture === null) {
        if (content.pieces.length === 0) blank.push(at + 1);
        continue;
      }
      recogniser ??= await openRecogniser(onProgress);
      const pieces = await recogniser.read(picture);
      if (pieces.length === 0) unread.push(at + 1);
      // A title over a picture is read better as it stands.
      if (lengthOf(pieces) > lengthOf(content.pieces))
        pages[at] = { ...content, pieces, rules: [], isRecognised: true };
    }
  } finally {
    await recogniser?.close();
  }
  return { pages, notes: notesOf(pictures, unread, blank) };
}

function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0);
}

/** What a scanner's program prints below each picture (由扫描全能王扫描创建) is no text of the page. UTF-16 units. */
const MAX_STAMP_CHARS = 60;

/** Fonts without a table of characters give signs of private use, or none at all. */
function isPicture({ pieces, pictureShare }: PageContent): boolean {
  const text = pieces.map((piece) => piece.text).join('');
  if (pictureShare > 0.6 && text.length <= MAX_STAMP_CHARS) return true;
  const strange = text.match(/[\p{Co}\p{Cn}\ufffd]|[^\P{Cc}\t]/gu)?.length ?? 0;
  return strange >= text.length * 0.2;
}

function notesOf(pictures: readonly number[], unread: readonly number[], blank: readonly number[]): string[] {
  const beyond = pictures.length - MAX_OCR_PAGES;
  return [
    ...(blank.length > 0 ? [`第 ${blank.join('、')} 页没有内容`] : []),
    ...(unread.length > 0 ? [`第 ${unread.join('、')} 页是图像，没有识别出文字`] : []),
    ...(beyond > 0 ? [`扫描页超过 ${MAX_OCR_PAGES} 页，其余 ${beyond} 页未识别`] : []),
  ];
}
