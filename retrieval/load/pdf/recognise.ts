/**
 * Pictures of pages in, the words on them with their places out. The engine (Tesseract) and its model of simplified Chinese
 * are npm packages: nothing is fetched, and no program of the system is needed.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { createWorker, type Line, OEM, type Word } from 'tesseract.js';
import type { PagePicture } from './draw-page.ts';
import type { Piece } from './page-content.ts';

const MODEL = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/chi_sim/package.json')),
  '4.0.0_best_int',
);
/** Per cent. Below it stand stamps, signatures and the edges of the sheet. */
const MIN_CONFIDENCE = 30;
/** A gap as wide as this, in sizes of the letters, parts two cells. */
const CELL_GAP = 1.6;
/** Letters within this share of the usual size have it: a scan makes lines of one size unequal. */
const SIZE_SPREAD = 0.4;

export interface Recogniser {
  read: (picture: PagePicture) => Promise<Piece[]>;
  close: () => Promise<void>;
}

/** `onProgress` is called while a page is read. */
export async function openRecogniser(onProgress: () => void): Promise<Recogniser> {
  const worker = await createWorker('chi_sim', OEM.LSTM_ONLY, {
    langPath: MODEL,
    gzip: true,
    cacheMethod: 'none',
    logger: onProgress,
    // A fault comes back from the call itself.
    errorHandler: () => undefined,
  });
  return {
    async read({ png, pointsPerPixel }) {
      const { data } = await worker.recognize(Buffer.from(png), {}, { text: false, blocks: true });
      const lines = (data.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap((paragraph) => paragraph.lines));
      return piecesOf(lines, pointsPerPixel);
    },
    async close() {
      await worker.terminate();
    },
  };
}

function piecesOf(lines: readonly Line[], scale: number): Piece[] {
  const legible = lines.filter(({ confidence }) => confidence >= MIN_CONFIDENCE);
  const sizes = legible.map(sizeOf).sort((one, other) => one - other);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  return legible.flatMap((line) => {
    const own = sizeOf(line);
    const size = Math.abs(own - usual) <= usual * SIZE_SPREAD ? usual : own;
    return cells(line.words, size).map((words) => ({
      text: joined(words),
      left: Math.min(...words.map(({ bbox }) => bbox.x0)) * scale,
      right: Math.max(...words.map(({ bbox }) => bbox.x1)) * scale,
      y: line.baseline.y1 * scale,
      size: size * scale,
    }));
  });
}

/** Pixels. Chinese characters are about as high as their line. */
function sizeOf({ rowAttributes, bbox }: Line): number {
  return rowAttributes?.rowHeight || bbox.y1 - bbox.y0;
}

function cells(words: readonly Word[], size: number): Word[][] {
  const found: Word[][] = [];
  for (const word of words) {
    const last = found.at(-1)?.at(-1);
    if (last && word.bbox.x0 - last.bbox.x1 <= CELL_GAP * size) found.at(-1)?.push(word);
    else found.push([word]);
  }
  return found;
}

/** The engine parts every word; a space is printed between Latin ones only. */
function joined(words: readonly Word[]): string {
  return words.reduce((text, word) => {
    const apart = /[\w.,%)]$/.test(text) && /^[\w(]/.test(word.text) && !/\d$/.test(text);
    return `${text}${apart ? ' ' : ''}${word.text}`;
  }, '');
}
