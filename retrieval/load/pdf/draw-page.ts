/** A page of a PDF in, its picture out, as a scan is read best: black on white, 200 dots an inch. */
import { type Canvas, createCanvas } from '@napi-rs/canvas';
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PagePicture {
  png: Uint8Array;
  /** Points of one pixel. */
  pointsPerPixel: number;
}

const DOTS_PER_INCH = 200;
/** A poster is drawn with fewer dots. */
const MAX_PIXELS = 20_000_000;
/** Of all pixels. Dust and the mark of a fold are less. */
const BLANK_SHARE = 0.0005;

/** Null for a page with nothing on it. */
export async function drawPage(page: PDFPageProxy): Promise<PagePicture | null> {
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = Math.min(DOTS_PER_INCH / 72, Math.sqrt(MAX_PIXELS / (width * height)));
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  // Drawn to like the canvas of a browser, which is what the types of pdf.js name.
  const target = canvas as unknown as HTMLCanvasElement;
  await page.render({ canvas: target, viewport, background: '#ffffff' }).promise;
  return isBlank(canvas) ? null : { png: canvas.toBuffer('image/png'), pointsPerPixel: 1 / scale };
}

function isBlank(canvas: Canvas): boolean {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1;
  return dark < (data.length / 4) * BLANK_SHARE;
}
