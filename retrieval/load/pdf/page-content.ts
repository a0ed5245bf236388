/**
 * A page of a PDF in, what is printed on it with its place out: pieces of text and ruled lines. Points from the upper left
 * corner of the page as it is read, also when it lies on its side.
 */
import { OPS, type PDFPageProxy, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { printedCharacters } from './printed-characters.ts';

export interface Piece {
  text: string;
  left: number;
  right: number;
  /** Of the base line. */
  y: number;
  size: number;
  /** Stands for a ruled table in the order of reading: its lines. */
  table?: string[];
}

/** A ruled line: horizontal when `top` equals `bottom`, else vertical. */
export interface Rule {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface PageContent {
  width: number;
  height: number;
  pieces: Piece[];
  rules: Rule[];
  /** The words lie unseen over a picture: another program recognised them. */
  isRecognised: boolean;
  /** Of the page, that its largest picture covers. */
  pictureShare: number;
}

/** Thicker is a bar or a background and not a line. */
const MAX_RULE_POINTS = 3;
const MIN_RULE_POINTS = 6;

type Matrix = number[];

export async function readPage(page: PDFPageProxy): Promise<PageContent> {
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const pieces = items.flatMap((item) => ('str' in item ? pieceOf(item, viewport.transform) : []));
  const drawn = pieces.length > 0 ? readDrawing(await page.getOperatorList(), viewport.transform) : null;
  return {
    width: viewport.width,
    height: viewport.height,
    pieces,
    rules: drawn?.rules ?? [],
    isRecognised: drawn !== null && drawn.hidden > 0 && drawn.shown === 0 && drawn.largestPicture > 0,
    pictureShare: (drawn?.largestPicture ?? 0) / (viewport.width * viewport.height),
  };
}

interface TextItem {
  str: string;
  transform: Matrix;
  width: number;
}

function pieceOf(item: TextItem, page: Matrix): Piece[] {
  const text = printedCharacters(item.str);
  if (text.trim() === '') return [];
  const [a = 0, b = 0, c = 0, d = 0, left = 0, y = 0] = Util.transform(page, item.transform) as Matrix;
  // Words across the page are a stamp or a watermark.
  if (Math.abs(b) > Math.abs(a) * 0.2) return [];
  return [{ text, left, right: left + item.width, y, size: Math.hypot(c, d) }];
}

interface Drawing {
  rules: Rule[];
  /** Square points. */
  largestPicture: number;
  /** Pieces of text that are printed, and those that are only there to be found. */
  shown: number;
  hidden: number;
}

const PICTURES = new Set<number>([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject]);
const STROKES = new Set<number>([OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke]);
const FILLS = new Set<number>([OPS.fill, OPS.eoFill]);
/** Of `setTextRenderingMode`. */
const UNSEEN = 3;

function readDrawing({ fnArray, argsArray }: { fnArray: number[]; argsArray: unknown[] }, page: Matrix): Drawing {
  const drawing: Drawing = { rules: [], largestPicture: 0, shown: 0, hidden: 0 };
  const saved: { matrix: Matrix; mode: number }[] = [];
  let matrix = page;
  let mode = 0;
  for (const [at, operator] of fnArray.entries()) {
    const args = argsArray[at];
    if (operator === OPS.save || operator === OPS.paintFormXObjectBegin) saved.push({ matrix, mode });
    if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd)
      ({ matrix, mode } = saved.pop() ?? { matrix, mode });
    if (operator === OPS.transform) matrix = Util.transform(matrix, args as Matrix) as Matrix;
    if (operator === OPS.paintFormXObjectBegin) matrix = withForm(matrix, args);
    if (operator === OPS.setTextRenderingMode) mode = Number((args as unknown[])[0]);
    if (operator === OPS.showText) drawing[mode === UNSEEN ? 'hidden' : 'shown'] += 1;
    if (PICTURES.has(operator)) drawing.largestPicture = Math.max(drawing.largestPicture, areaOf(matrix));
    // One by one: a drawing of many thousand lines is more than a call takes as arguments.
    if (operator === OPS.constructPath) for (const rule of rulesOf(args, matrix)) drawing.rules.push(rule);
  }
  return drawing;
}

/** A picture is drawn on a square of one unit. */
function areaOf([a = 1, b = 0, c = 0, d = 1]: Matrix): number {
  return Math.abs(a * d - b * c);
}

function withForm(matrix: Matrix, args: unknown): Matrix {
  const own = Array.isArray(args) ? args[0] : null;
  return Array.isArray(own) && own.length === 6 ? (Util.transform(matrix, own) as Matrix) : matrix;
}

/** Arguments of `constructPath`: the operator that paints the path, its drawing, its box. */
function rulesOf(args: unknown, matrix: Matrix): Rule[] {
  const [painting, [path] = []] = args as [number, [ArrayLike<number> | null]?];
  if (!path || !(STROKES.has(painting) || FILLS.has(painting))) return [];
  const lines = subpaths(path).map((points) => points.map((point) => place(point, matrix)));
  const boxes = STROKES.has(painting) ? lines.flatMap(segments) : lines.map(boxOf);
  return boxes.flatMap(thin);
}

type Point = [number, number];

/** 0 moves, 1 draws a line, 2 and 3 draw curves, 4 closes. */
function subpaths(path: ArrayLike<number>): Point[][] {
  const found: Point[][] = [];
  const lengths = [2, 2, 6, 4, 0];
  for (let at = 0; at < path.length; ) {
    const kind = path[at] ?? 4;
    const length = lengths[kind] ?? 0;
    const point: Point = [path[at + length - 1] ?? 0, path[at + length] ?? 0];
    const open = found.at(-1);
    if (kind === 0) found.push([point]);
    else if (kind === 4 && open?.[0]) open.push(open[0]);
    else if (kind === 1) open?.push(point);
    // A curve is no part of a table.
    else found.pop();
    at += length + 1;
  }
  return found;
}

function place([x, y]: Point, [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

function segments(points: readonly Point[]): Rule[] {
  return points.slice(1).map((point, at) => boxOf([points[at] ?? point, point]));
}

function boxOf(points: readonly Point[]): Rule {
  const box: Rule = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const [x, y] of points) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

function thin({ left, right, top, bottom }: Rule): Rule[] {
  const [width, height] = [right - left, bottom - top];
  if (height <= MAX_RULE_POINTS && width >= MIN_RULE_POINTS) {
    const y = (top + bottom) / 2;
    return [{ left, right, top: y, bottom: y }];
  }
  if (width <= MAX_RULE_POINTS && height >= MIN_RULE_POINTS) {
    const x = (left + right) / 2;
    return [{ left: x, right: x, top, bottom }];
  }
  return [];
}
