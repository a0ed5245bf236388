/** Bytes of a PDF in, the opened document out. The one door to pdf.js, which is set up to read fonts that a file only names. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { MAX_PDF_PAGES } from '../limits.ts';
import type { Unreadable } from '../loaded-text.ts';

const PACKAGE = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
/** Pixels; a larger picture is left blank. A sheet of A3 at 600 dots an inch has 70 million. */
const MAX_IMAGE_PIXELS = 120_000_000;

export type OpenPdf = PDFDocumentProxy;

export async function openPdf(bytes: Uint8Array): Promise<OpenPdf | Unreadable> {
  const task = getDocument({
    // A copy: pdf.js takes the buffer over.
    data: new Uint8Array(bytes),
    // Without these a text in UniGB-UCS2-H or GBK-EUC-H, which government papers use much, is read as nothing.
    cMapUrl: `${PACKAGE}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${PACKAGE}/standard_fonts/`,
    wasmUrl: `${PACKAGE}/wasm/`,
    iccUrl: `${PACKAGE}/iccs/`,
    enableXfa: false,
    maxImageSize: MAX_IMAGE_PIXELS,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    if (document.numPages <= MAX_PDF_PAGES) return document;
    await document.loadingTask.destroy();
    return { reason: `超过 ${MAX_PDF_PAGES} 页` };
  } catch (fault) {
    const name = fault instanceof Error ? fault.name : '';
    if (name === 'PasswordException') return { reason: '文件设有打开密码，请去掉密码后加入' };
    return { reason: 'PDF 已损坏，打不开，请重新取得或另存后加入' };
  }
}
