/** Lines in, the dates of the paper itself out: 成文 (under the signature), 印发 (colophon), 发布 (page head). */
import type { DocumentDates, FactSpans } from '../plan-document.ts';
import { toSource } from '../text/mapped-text.ts';
import type { FactLine } from './fact-line.ts';
import type { Block } from './paragraphs.ts';

const DATE = '(\\d{4})(?:年|[-/.])(\\d{1,2})(?:月|[-/.])(\\d{1,2})日?';
const ALONE = new RegExp(`^[（(]?${DATE}[）)]?$`);
const TITLE_TAIL = new RegExp(`[（(]${DATE}[）)]$`);
const ISSUED = new RegExp(`${DATE}印发$`);
const POSTED = new RegExp(`(?:(?:发布|发文|公开|更新|成文)?(?:时间|日期)[：:])${DATE}`);
const STAMPED = new RegExp(`^${DATE} ?\\d{1,2}:\\d{2}`);

export interface DatesReading {
  dates: DocumentDates;
  spans: FactSpans;
  /** Lines directly above each date that stands alone, outermost first: the signature. */
  signatures: FactLine[][];
}

export function readDates(head: readonly FactLine[], lines: readonly FactLine[], used: Set<Block>): DatesReading {
  const reading: DatesReading = { dates: {}, spans: {}, signatures: [] };
  const note = (key: 'signed' | 'issued' | 'posted', line: FactLine, match: RegExpExecArray): void => {
    const date = isoDate(match[1], match[2], match[3]);
    if (!date || reading.dates[key]) return;
    reading.dates[key] = date;
    const at = match[0].search(/\d{4}/) + match.index;
    const end = match.index + match[0].replace(/印发$|[）)]$| ?\d{1,2}:\d{2}$/, '').length;
    reading.spans[key] = toSource(line.text, { start: at, end });
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
    const posted = POSTED.exec(text) ?? STAMPED.exec(text);
    if (posted && text.length <= 120) {
      note('posted', line, posted);
      used.add(line.block);
    }
    const tail = TITLE_TAIL.exec(text);
    if (tail && text.length <= 90) note('signed', line, tail);
  }
  return reading;
}

/** Name lines right above a date: short, without marks. */
function signatureAbove(lines: readonly FactLine[], at: number): FactLine[] {
  const found: FactLine[] = [];
  for (let index = at - 1; index >= 0 && found.length < 6; index -= 1) {
    const line = lines[index];
    if (!line || line.text.text.length > 40 || /[，。；：、？！《》\d]/.test(line.text.text)) break;
    found.unshift(line);
  }
  return found;
}

function isSignature(lines: readonly FactLine[], at: number): boolean {
  return signatureAbove(lines, at).some((line) =>
    /(?:政府|办公厅|办公室|委员会|领导小组|厅|局|委|部|办)$/.test(line.text.text),
  );
}

/** `2022-08-22`, or null when it is no date. */
export function isoDate(year?: string, month?: string, day?: string): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (!(y >= 1900 && y <= 2200 && m >= 1 && m <= 12 && d >= 1 && d <= 31)) return null;
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}
