/** Lines in, the dates of the paper itself out: 成文 (under the signature, at the head of a report), 印发 (colophon), 发布 (page head). */
import type { DocumentDates, FactSpans, Span } from '../plan-document.ts';
import { sliceMapped, toSource } from '../text/mapped-text.ts';
import { parseNumeral } from '../text/numerals.ts';
import type { FactLine } from './fact-line.ts';
import type { Block } from './paragraphs.ts';

const DATE = '\\d{4}(?:年|[-/.])\\d{1,2}(?:月|[-/.])\\d{1,2}日?';
/** 二〇二三年一月二十日. */
const HAN_DATE =
  '[一二][〇○零Oo0][〇○零一二三四五六七八九Oo0]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日';
const ALONE = new RegExp(`^[（(]?(?:${DATE}|${HAN_DATE})[）)]?$`);
/** `二〇二一年十月` under the body that drafted a plan: it signs, on no day. */
const MONTH_ALONE =
  /^(?:\d{4}年\d{1,2}月|[一二][〇○零Oo0][〇○零一二三四五六七八九Oo0]{2}年[一二三四五六七八九十]{1,2}月)$/;
const TITLE_TAIL = new RegExp(`[（(]${DATE}[）)]$`);
const ISSUED = new RegExp(`${DATE}印发$`);
const STAMPED = new RegExp(`^${DATE} ?\\d{1,2}:\\d{2}`);
type DateKey = keyof DocumentDates;
/** `成文日期：`, `发布时间 ` in the table of a page's head; the colon is often lost. */
const LABELLED: [DateKey, RegExp][] = [
  ['signed', new RegExp(`(?:成文|签发|生成|发文)(?:时间|日期)[：:]?${DATE}`)],
  ['issued', new RegExp(`(?:印发|制发)(?:时间|日期)[：:]?${DATE}`)],
  [
    'posted',
    new RegExp(
      `(?:(?:发布|公开|更新|上网)(?:时间|日期)|(?:(?<![\\p{Script=Han}])|(?<=来源：?\\p{Script=Han}{2,20}))(?:时间|日期))[：:]?${DATE}|${STAMPED.source}`,
      'u',
    ),
  ],
];
/** `——2026年1月26日在…会议上`, also in brackets: the day on which a report was given is its own. */
const DELIVERED = new RegExp(`^[—–－\\-（(]*${DATE}在.{4,60}(?:会议|大会)上[）)]?$`);
/** （2022年5月31日某省…常务委员会第三十次会议通过）: who passed it and when. */
const PASSED = new RegExp(
  `^[（(]${DATE}(?<body>.{4,40}?(?:委员会|代表大会|常务会议))(?:第.{1,8}次(?:全体)?会议)?(?:审议)?(?:通过|修订|修正)`,
);
/** `…领导小组办公室　　2023年9月15日`: the masthead of a bulletin. */
const MASTHEAD = new RegExp(`^(?<body>.{4,30}(?:办公室|委员会|领导小组|政府|[厅局委办]))(?:编印?|主办)?${DATE}$`);

export interface DatesReading {
  dates: DocumentDates;
  spans: FactSpans;
  /** Lines directly above each date that stands alone, outermost first: the signature. */
  signatures: FactLine[][];
}

export function readDates(head: readonly FactLine[], lines: readonly FactLine[], used: Set<Block>): DatesReading {
  const reading: DatesReading = { dates: {}, spans: {}, signatures: [] };
  const note = (key: DateKey, line: FactLine, match: RegExpExecArray): void => {
    const date = dateIn(match[0]);
    if (!date || reading.dates[key]) return;
    reading.dates[key] = date.iso;
    reading.spans[key] = toSource(line.text, { start: match.index + date.start, end: match.index + date.end });
  };
  for (const [at, line] of lines.entries()) {
    const text = line.text.text;
    const alone = ALONE.exec(text);
    const inHead = at < head.length;
    if (alone && (inHead || isSignature(lines, at))) {
      used.add(line.block);
      const signature = signatureAbove(lines, at);
      if (signature.length > 0) reading.signatures.push(signature);
      note('signed', line, alone);
      continue;
    }
    const issued = text.length <= 60 ? ISSUED.exec(text) : null;
    if (issued) note('issued', line, issued);
    if (!inHead) continue;
    if (MONTH_ALONE.test(text) && isSignature(lines, at)) {
      used.add(line.block);
      reading.signatures.push(signatureAbove(lines, at));
    }
    noteLabelled(line, note, used);
    const delivered = DELIVERED.exec(text);
    if (delivered) {
      used.add(line.block);
      note('signed', line, delivered);
    }
    for (const match of [PASSED.exec(text), MASTHEAD.exec(text)]) {
      if (!match) continue;
      used.add(line.block);
      reading.signatures.push([bodyOf(line, match)]);
      note('signed', line, match);
    }
    const tail = TITLE_TAIL.exec(text);
    if (tail && text.length <= 90) note('signed', line, tail);
  }
  return reading;
}

const MAX_LABELS = 200;

function noteLabelled(
  line: FactLine,
  note: (key: DateKey, line: FactLine, match: RegExpExecArray) => void,
  used: Set<Block>,
): void {
  if (line.text.text.length > MAX_LABELS) return;
  for (const [key, pattern] of LABELLED) {
    const labelled = pattern.exec(line.text.text);
    if (!labelled) continue;
    note(key, line, labelled);
    used.add(line.block);
  }
}

/** The part of a line that names a body, as a line of its own. */
function bodyOf(line: FactLine, match: RegExpExecArray): FactLine {
  const body = match.groups?.body ?? '';
  const start = line.text.text.indexOf(body);
  return { block: line.block, text: sliceMapped(line.text, start, start + body.length) };
}

/** Name lines right above a date: short, without marks. */
function signatureAbove(lines: readonly FactLine[], at: number): FactLine[] {
  const found: FactLine[] = [];
  for (let index = at - 1; index >= 0 && found.length < 6; index -= 1) {
    const line = lines[index];
    if (!line || line.isLabelled || line.text.text.length > 40 || /[，。；：、？！《》\d]/.test(line.text.text)) break;
    found.unshift(line);
  }
  return found;
}

function isSignature(lines: readonly FactLine[], at: number): boolean {
  return signatureAbove(lines, at).some((line) =>
    /(?:政府|办公厅|办公室|委员会|领导小组|厅|局|委|部|办|院|会|署|中心|指挥部)$/.test(line.text.text),
  );
}

/** First date in `text` with its place; null when there is none. */
function dateIn(text: string): ({ iso: string } & Span) | null {
  const match = /(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?/.exec(text);
  const han = match ? null : new RegExp(HAN_DATE).exec(text);
  const whole = match ?? han;
  const iso = match ? isoDate(match[1], match[2], match[3]) : han ? hanDate(han[0]) : null;
  return whole && iso ? { iso, start: whole.index, end: whole.index + whole[0].length } : null;
}

function hanDate(written: string): string | null {
  const [year = '', month = '', day = ''] = written.split(/[年月日]/);
  const digits = [...year.replace(/[○零Oo0]/g, '〇')].map((unit) => '〇一二三四五六七八九'.indexOf(unit));
  return isoDate(digits.join(''), String(parseNumeral(month)), String(parseNumeral(day)));
}

/** `2022-08-22`, or null when it is no date. */
export function isoDate(year?: string, month?: string, day?: string): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (!(y >= 1900 && y <= 2200 && m >= 1 && m <= 12 && d >= 1 && d <= 31)) return null;
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}
