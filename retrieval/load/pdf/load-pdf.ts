/** Bytes of a PDF in, its text in reading order with the place of each page out. */
import { isUnreadable, type LoadResult } from '../loaded-text.ts';
import { joinPages } from './join-pages.ts';
import { type OpenPdf, openPdf } from './open-pdf.ts';
import { pageBlocks } from './page-blocks.ts';
import { type PageContent, readPage } from './page-content.ts';
import { withoutRunningHeads } from './running-heads.ts';

export async function loadPdf(bytes: Uint8Array, onProgress: () => void): Promise<LoadResult> {
  const pdf = await openPdf(bytes);
  if (isUnreadable(pdf)) return pdf;
  try {
    return await read(pdf, onProgress);
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function read(pdf: OpenPdf, onProgress: () => void): Promise<LoadResult> {
  const contents: PageContent[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    contents.push(await readPage(page));
    page.cleanup();
    onProgress();
  }
  const empty = contents.flatMap(({ pieces }, at) => (pieces.length === 0 ? [at + 1] : []));
  if (empty.length === contents.length) return { reason: '是扫描件，里面没有文字，暂不能识别' };
  const notes = empty.length > 0 ? [`第 ${empty.join('、')} 页没有文字，未收入`] : [];
  const { text, starts } = joinPages(withoutRunningHeads(contents).map(pageBlocks));
  const pages = starts.map((start, at) => ({ start, ocr: contents[at]?.isRecognised ?? false }));
  return { format: 'pdf', text, pages, notes };
}
