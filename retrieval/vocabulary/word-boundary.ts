/** Does a piece of Chinese text end inside words? Answered by the runtime's own segmentation. */

import { remembering } from '../text/remembering.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Longest stretch that is segmented at once: enough for the words around a name, cheap in a long document. */
const REACH = 12;

const HAN = /\p{Script=Han}/u;

/**
 * Which ends of `text.slice(start, end)` a word crosses: both for 南通 in 东南通道, the start alone for 范县 in 示范县.
 * One crossing alone proves little, for the segmentation of a name that it doesn't know is a guess (建 湖上 云).
 */
export function crossings(text: string, start: number, end: number): { start: boolean; end: boolean } {
  const from = runStart(text, start);
  const run = text.slice(from, runEnd(text, end));
  const head = start - from;
  const tail = end - from;
  // Position 0 stands in front of a word, and the run's end behind one: nothing crosses them.
  const ends = wordEnds(run);
  return { start: head > 0 && !ends.has(head), end: tail < run.length && !ends.has(tail) };
}

/** The same names stand among the same neighbours, again and again. */
const wordEnds = remembering(
  (run): ReadonlySet<number> =>
    new Set(Array.from(segmenter.segment(run), ({ segment, index }) => index + segment.length)),
);

function runStart(text: string, start: number): number {
  let from = start;
  while (from > 0 && start - from < REACH && HAN.test(text.charAt(from - 1))) from -= 1;
  return from;
}

function runEnd(text: string, end: number): number {
  let to = end;
  while (to < text.length && to - end < REACH && HAN.test(text.charAt(to))) to += 1;
  return to;
}
