/**
 * 有效期5年 where the paper says 有效期3年, 8月19日 where it says 8月9日: numbers that are no figures. In: a number that no
 * passage has as it is said; out: the sentence that tells the same with another number in its place, or null.
 */

import { contentWords, wordsSaid } from './content-words.ts';
import { blank } from './evidence.ts';
import { normalForm } from './normal-form.ts';
import type { Quantity } from './quantities.ts';
import type { Source, SourceSentence } from './source-sentences.ts';
import type { StatementReading } from './statement-reading.ts';

export interface Sibling {
  sentence: SourceSentence;
  /** The part of it between commas that has the other number; normal form. */
  said: string;
}

/** Of the statement's words the sentence and its headings must say so many to be of the same thing. */
const SAME_THING = 0.7;

/** `part`: normal form of the part of the statement that holds the number. */
export function siblingOf(
  quantity: Quantity,
  part: string,
  { reading, sources }: { reading: StatementReading; sources: readonly Source[] },
): Sibling | null {
  const frame = frameOf(quantity, part);
  if (frame === null) return null;
  const words = contentWords(normalForm(blank(reading.text, [...reading.regions, ...reading.periods])));
  if (words.filter(({ isThing }) => isThing).length === 0) return null;
  const telling = sources
    .filter((source) => isOfPlace(reading, source))
    .flatMap((source) => source.sentences)
    .flatMap((sentence) => {
      const framed = [...sentence.normal.matchAll(frame)].map(([said]) => said);
      const said = sentence.parts.find((one) => one.includes(framed[0] ?? '\n'));
      const share = wordsSaid(words, `${sentence.normal}，${sentence.source.context}`).share;
      return framed.length === 1 && said !== undefined && share >= SAME_THING ? [{ sentence, said, share }] : [];
    })
    .sort((a, b) => b.share - a.share);
  const [best, next] = telling;
  // Two sentences that say it otherwise each in its own way leave open which is meant.
  return best && !(next && next.share === best.share && next.said !== best.said) ? best : null;
}

const DAY = /(?<=\d月)\d{1,2}日|(?<=每月)\d{1,2}日/;

/** What stands around the number, as a pattern for any other: a day of a month, or two characters in front and a unit behind. */
function frameOf({ start, end, text, after }: Quantity, part: string): RegExp | null {
  const around = part.slice(Math.max(0, start - 3), end + 1);
  if (DAY.test(around)) return /每月\d{1,2}日|(?:\d{4}年)?\d{1,2}月\d{1,2}日/g;
  const scope = /\p{Script=Han}{2}第$/u.exec(part.slice(0, start))?.[0];
  if (scope !== undefined && !/[条项章期届批节]/.test(after)) return new RegExp(`${scope}\\d+`, 'g');
  const front = /\p{Script=Han}{2}$/u.exec(part.slice(0, start))?.[0];
  const unit = text.replace(/^[\d.]+/, '') || after;
  if (front === undefined || unit === '' || /^[条章节号]/.test(unit)) return null;
  return new RegExp(`${RegExp.escape(front)}\\d+(?:\\.\\d+)?${RegExp.escape(unit)}`, 'g');
}

function isOfPlace({ regions }: StatementReading, { given: { region } }: Source): boolean {
  return regions.length === 0 || regions.some(({ candidates }) => candidates.some(({ name }) => name === region));
}
