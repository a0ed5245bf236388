/**
 * Canonical text in, blocks out: paragraphs as index text with their offset map, and raw table lines.
 * Sentences that a page, a column or an extractor cut over lines are whole again; nothing is added.
 */
import { MAX_LINE_CHARS } from '../load/limits.ts';
import type { Span } from '../plan-document.ts';
import { ANSWERS_FOR, markerOf } from '../text/headings.ts';
import { appendMapped, emptyMapped, type MappedText, mappedUnit, sliceMapped } from '../text/mapped-text.ts';
import { tagWords } from '../vocabulary/word-classes.ts';
import { findFlatTables } from './flat-tables.ts';
import { type Line, readLines } from './lines.ts';
import type { OnStep } from './reading-time.ts';
import { withoutSheetMarks } from './sheet-marks.ts';
import type { Table } from './table-shape.ts';

export type Block =
  | { kind: 'paragraph'; text: MappedText; furniture: boolean }
  /** `read`: the table itself, where its cells stand one a line and their rows had to be found. */
  | { kind: 'table'; lines: Span[]; read?: Table };

const TERMINAL = /[。！？；：:…]$|[。！？；][”’」』）〕】]$|(?:负责|牵头|落实|参加|配合)[）〕]$/;
/** A line that ends so cannot be the end of a paragraph. */
const OPEN_END = /[，、（〔《“—]$/;
/** A line that begins so cannot be the beginning of one. */
const OPEN_START = /^[，。、；：！？）〕》”’%％]/;
/** Nor one that goes on with 等 or 的: `“包干制” / 等新型科研组织和管理服务方式`. */
const GOES_ON = /^(?:等(?![级候待同于])|的(?!确|士))\p{Script=Han}/u;
/** `持续探索 / “揭榜挂帅” / “包干制”`: names that an extractor set on lines of their own. */
const NAME_ALONE = /^(?:“[^”]{1,12}”|《[^》]{2,40}》)$/;
/** `依照《条例》 / 第十二条规定办理`: an article that is cited. */
const CITED_ARTICLE = /^第[一二三四五六七八九十百零\d]{1,5}[条章](?:的?规定|第|[、和至的])/;

const RESPONSIBILITY =
  /^[（〔(](?:责任|牵头|配合|省|市|区|县|各|由)[^。；]*(?:负责|牵头|责任|单位|处室|[：:、委局厅部办]$)/;

export function readBlocks(source: string, onStep: OnStep = () => {}): Block[] {
  const lines = withoutSheetMarks(readLines(source, onStep));
  const flat = findFlatTables(source, lines, onStep);
  const ofTable = new Map(flat.flatMap((found) => range(found).map((at) => [at, found] as const)));
  const wrapWidth = wrapWidthOf(lines.filter((_, at) => !ofTable.has(at)));
  const blocks: Block[] = [];
  let open: { text: MappedText; visual: number } | null = null;
  let gap: 'none' | 'blank' | 'page' = 'none';
  const close = (): void => {
    if (open) blocks.push({ kind: 'paragraph', text: open.text, furniture: false });
    open = null;
    gap = 'none';
  };
  for (const [at, line] of lines.entries()) {
    onStep();
    const within = ofTable.get(at);
    if (within) {
      close();
      if (within.from === at) blocks.push({ kind: 'table', lines: within.lines, read: within.table });
      continue;
    }
    if (line.type === 'blank' || line.type === 'page') {
      if (gap !== 'page') gap = line.type === 'page' ? 'page' : 'blank';
      continue;
    }
    if (line.type === 'table') {
      close();
      const last = blocks.at(-1);
      if (last?.kind === 'table' && !last.read) last.lines.push(line.span);
      else blocks.push({ kind: 'table', lines: [line.span] });
      continue;
    }
    if (line.type === 'furniture') {
      close();
      blocks.push({ kind: 'paragraph', text: line.clean, furniture: true });
      continue;
    }
    const current: { text: MappedText; visual: number } | null = open;
    if (
      current &&
      (goesOn(current.text, line) || continues({ before: current, next: line.clean.text, gap, wrapWidth }))
    ) {
      open = extend(current, line, gap);
    } else {
      close();
      const text = emptyMapped();
      appendMapped(text, line.clean);
      open = { text, visual: text.text.length };
    }
    gap = 'none';
  }
  close();
  return blocks;
}

function range({ from, to }: { from: number; to: number }): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}

/**
 * Typical width of a hard-wrapped line in units, or null when lines are whole paragraphs.
 * A text is hard-wrapped when most longer lines end in the middle of a sentence at about the same width.
 */
function wrapWidthOf(lines: readonly Line[]): number | null {
  const long = lines.filter((line) => line.type === 'text' && line.clean.text.length >= 16);
  const cut = long.filter(({ clean }) => !TERMINAL.test(clean.text) && !isClosed(clean.text));
  if (long.length < 8 || cut.length < long.length * 0.45) return null;
  const widths = cut.map((line) => line.clean.text.length).sort((a, b) => a - b);
  const width = widths[Math.floor(widths.length * 0.9)] ?? 0;
  return width <= 80 ? width : null;
}

interface Joint {
  before: { text: MappedText; visual: number };
  next: string;
  gap: 'none' | 'blank' | 'page';
  wrapWidth: number | null;
}

function goesOn({ text }: MappedText, line: Line): boolean {
  return line.goesOn === true && text.length + line.clean.text.length <= MAX_LINE_CHARS;
}

function continues({ before, next, gap, wrapWidth }: Joint): boolean {
  const text = before.text.text;
  if (text.length + next.length > MAX_LINE_CHARS) return false;
  if (OPEN_START.test(next)) return true;
  // （责任处室：…） on a line of its own closes the clause above.
  if (wrapWidth !== null && RESPONSIBILITY.test(next) && !looksLikeHead(text)) return true;
  if (wrapWidth !== null && isOpen(text)) return true;
  if (wrapWidth !== null && gap === 'none' && !TERMINAL.test(text)) {
    if (CITED_ARTICLE.test(next) || cutsNumeral(text, next)) return true;
    if (isNumbered(text) && (NAME_ALONE.test(next) || (/[》”]$/.test(text) && !markerOf(next)))) return true;
    if (!markerOf(text) && (GOES_ON.test(next) || NAME_ALONE.test(next) || cutsWord(text, next))) return true;
  }
  if (markerOf(next) || ANSWERS_FOR.test(next)) return false;
  if (isBoxTitle(text) || (TERMINAL.test(text) && isBody(next))) return false;
  if (isClosed(text) && (wrapWidth === null || before.visual < wrapWidth * 0.9)) return false;
  const together = before.visual + next.length;
  // One printed line that the extractor broke behind a mark: both parts fill the width together.
  if (wrapWidth !== null && gap === 'none' && together >= wrapWidth * 0.8 && together <= wrapWidth + 2) {
    return !looksLikeHead(text) && !isMarkedTitle(text) && !looksLikeDate(next);
  }
  if (TERMINAL.test(text)) return false;
  const marker = markerOf(text);
  if (marker && marker.text.length === text.length && marker.kind !== 'annex') return true;
  if (OPEN_END.test(text)) return true;
  if (looksLikeHead(text) || looksLikeDate(next) || /印发$/.test(next)) return false;
  if (wrapWidth !== null) return before.visual >= wrapWidth * 0.72 || stopsMidway(text);
  // Whole-paragraph lines: a line with a comma or a stop inside that ends in the middle of a sentence was cut,
  // by a page or by the extractor (`…“数实融合”发展导 / 向，以23条…`).
  return /[。，；].*[\p{Script=Han}A-Za-z]$/u.test(text) && text.length >= 12 && !COPIED.test(text);
}

const MAX_FRAGMENT = 6;

/** `加快线 / 下“15分钟政务服务圈”建设`: a fragment that ends inside a word is no heading. */
function cutsWord(text: string, next: string): boolean {
  if (text.length > MAX_FRAGMENT || !/^\p{Script=Han}+$/u.test(text) || !/^\p{Script=Han}/u.test(next)) return false;
  return spansCut(text, next);
}

/** `线上线下标准统 / 一、服务同质`: the numeral ends a word of the line above and numbers nothing. */
function cutsNumeral(text: string, next: string): boolean {
  return markerOf(next)?.kind === 'han' && /\p{Script=Han}$/u.test(text) && spansCut(text.slice(-MAX_FRAGMENT), next);
}

/** A word of the dictionary stands on both sides of the cut. */
function spansCut(text: string, next: string): boolean {
  let end = 0;
  for (const { word } of tagWords(text + next.slice(0, 4))) {
    end += word.length;
    if (end >= text.length) return end > text.length;
  }
  return false;
}

/** `7.加强新修订 / 《安全生产条例》 / 宣传解读，…`: a numbered clause that an extractor broke around a name. */
function isNumbered(text: string): boolean {
  return (markerOf(text)?.rank ?? 0) >= 6;
}

/** `专栏1 主要指标` stands above its box. */
function isBoxTitle(text: string): boolean {
  return markerOf(text)?.kind === 'box' && text.length <= 40 && !/[。；：]/.test(text);
}

/** The body that signs below the last sentence. */
function isBody(text: string): boolean {
  return /^[\p{Script=Han}]{4,30}(?:政府|办公厅|办公室|委员会|领导小组|[局厅委部])$/u.test(text);
}

const COPIED = /^(?:报|送|抄送|主送)[：:]/;
const CLOSING_BRACKET = /[（(][^（）()]*(?:单位|部门|处室|负责|牵头|配合)[^（）()]*[）)]$/;

const CLOSES_DUTY = /(?:牵头|负责|落实|配合|参加|参与|协助|实施)$/u;

/** `责任单位：省工业和信息化厅牵头，省科技厅按职责分工负责`: a line of its own that says who does it; a title may be next. */
function isClosed(text: string): boolean {
  return ANSWERS_FOR.test(text) && CLOSES_DUTY.test(text);
}

/** An extractor that breaks lines at marks leaves short ones inside a sentence: `加快线 / 下“15分钟政务服务圈”建设`. */
function stopsMidway(text: string): boolean {
  return /[。，；].*[\p{Script=Han}A-Za-z”）》]$/u.test(text) && !COPIED.test(text) && !CLOSING_BRACKET.test(text);
}

/** A bracket or a quotation mark was opened a short while ago and not closed. */
function isOpen(text: string): boolean {
  const tail = text.slice(-60);
  return ['（）', '《》', '“”', '〔〕'].some(
    ([open = '', close = '']) => tail.lastIndexOf(open) > tail.lastIndexOf(close),
  );
}

function looksLikeHead(text: string): boolean {
  return /(?:的通知|[〔[（]\d{4}[〕\]）]\d+号|年\d{1,2}月\d{1,2}日|日）)$/.test(text) && text.length <= 90;
}

/** `一、主要目标`: a title that fills no line stays alone however short the next line is. */
function isMarkedTitle(text: string): boolean {
  const marker = markerOf(text);
  return marker !== null && marker.rank < 6 && marker.text.length < text.length && !/[，；。]/.test(text);
}

function looksLikeDate(text: string): boolean {
  return /^[（(]?\d{4}年\d{1,2}月\d{1,2}日/.test(text) && text.length <= 16;
}

/** Goes on with `before.text` itself. */
function extend(
  before: { text: MappedText; visual: number },
  line: Line,
  gap: Joint['gap'],
): { text: MappedText; visual: number } {
  const { text, visual } = before;
  const last = text.text.at(-1) ?? '';
  const first = line.clean.text[0] ?? '';
  // The printed line goes on when an extractor broke it at a mark: `听取汇报，/研究部署`.
  const isBroken = OPEN_END.test(text.text) || TERMINAL.test(text.text);
  let next = line.clean;
  // A page break sometimes repeats the last character: `若干政策措施 / 施，出台`.
  if (gap !== 'none' && last === first && /\p{Script=Han}/u.test(first)) next = sliceMapped(next, 1, next.text.length);
  else if (/[A-Za-z]/.test(last) && /[A-Za-z]/.test(first)) {
    const at = text.ends.at(-1) ?? 0;
    appendMapped(text, mappedUnit(' ', { start: at, end: at + 1 }));
  }
  appendMapped(text, next);
  const goesOn = isBroken && visual + next.text.length <= 48;
  return { text, visual: goesOn ? visual + next.text.length : next.text.length };
}
