/** Paragraphs of the head in, the lines that facts are read from out: `某某办公室　某发〔2023〕5号　2023年3月1日` is three of them. */
import { type MappedText, sliceMapped } from '../text/mapped-text.ts';
import type { Block } from './paragraphs.ts';

/** A paragraph as the readers of facts see it: its index text, and the block that it is. */
export interface FactLine {
  block: Block;
  text: MappedText;
  /** One of several facts that share a line. */
  isPiece?: true;
  /** 发布机构盐城市人民政府: a label of a page's table with its value. */
  isLabelled?: true;
}

export const NUMBER_WORDS = '[\\p{Script=Han}（）]{1,16}[〔[［【（(]\\d{4}[〕\\]］】）)]第?\\d{1,5}号';
export const ORGAN =
  /(?:政府|办公厅|办公室|委员会|领导小组|厅|局|委|部|办|院|会|署|行|队|中心|小组|集团|公司|指挥部|常委会|政府办|开发区|新区|园区)$/;
const MAX_LINE = 120;
const NUMBER = new RegExp(`^[（(]?${NUMBER_WORDS}[）)]?$`, 'u');
const DAY = /^[（(]?\d{4}(?:年|[-/.])\d{1,2}(?:月|[-/.])\d{1,2}日?[）)]?$/;
/** 测试市人民政府办公室测数发〔2023〕5号: the body, then the few characters with which its numbers begin. */
const BODY_AND_NUMBER =
  /^(?<body>\p{Script=Han}{2,20}?(?:人民政府办公[厅室]|办公[厅室]|人民政府|委员会|领导小组|[厅局]))(?=(?:文件)?\p{Script=Han}{1,8}[〔［[]\d{4}[〕］\]]第?\d{1,5}号)/u;

/** The number first, then the body, then the day: what stands right above a day signs it. */
export function factLines(source: string, line: FactLine): FactLine[] {
  if (line.text.text.length > MAX_LINE || !new RegExp(NUMBER_WORDS, 'u').test(line.text.text)) return [line];
  const pieces = piecesOf(source, line.text)
    .flatMap(apart)
    .filter(({ text }) => text !== '文件');
  if (pieces.length < 2 || pieces.some((piece) => rankOf(piece) === 3)) return [line];
  return pieces
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .map((text) => ({ block: line.block, text, isPiece: true as const }));
}

function rankOf({ text }: MappedText): number {
  if (NUMBER.test(text)) return 0;
  if (ORGAN.test(text) && text.length >= 4) return 1;
  return DAY.test(text) ? 2 : 3;
}

/** Cut where the source has a gap, but not inside a number (`国办发 〔2022〕 35 号`) or a day. */
function piecesOf(source: string, text: MappedText): MappedText[] {
  const cuts = [0, ...gapsOf(source, text), text.text.length];
  const pieces: MappedText[] = [];
  for (let at = 0; at < cuts.length - 1; ) {
    const ends = cuts.slice(at + 1).map((end) => trimmed(text, cuts[at] ?? 0, end));
    const whole = ends.findLastIndex((piece) => NUMBER.test(piece.text) || DAY.test(piece.text));
    const taken = Math.max(whole, 0);
    const piece = ends[taken];
    if (piece && piece.text !== '') pieces.push(piece);
    at += taken + 1;
  }
  return pieces;
}

function gapsOf(source: string, text: MappedText): number[] {
  const gaps: number[] = [];
  for (let at = 1; at < text.text.length; at += 1) {
    const skipped = source.slice(text.ends[at - 1], text.starts[at]);
    if (/\s/.test(skipped) || /\s/.test(text.text[at] ?? '')) gaps.push(at);
  }
  return gaps;
}

function trimmed(text: MappedText, from: number, to: number): MappedText {
  const words = text.text.slice(from, to);
  const start = from + words.length - words.trimStart().length;
  return sliceMapped(text, start, Math.max(start, from + words.trimEnd().length));
}

function apart(piece: MappedText): MappedText[] {
  const body = BODY_AND_NUMBER.exec(piece.text)?.groups?.body;
  if (body === undefined) return [piece];
  const behind = body.length + (piece.text.startsWith('文件', body.length) ? 2 : 0);
  return [sliceMapped(piece, 0, body.length), sliceMapped(piece, behind, piece.text.length)];
}
