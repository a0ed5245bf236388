/**
 * Short forms that are words as well (柳河, 鹿城): where the papers cover the place, the tagger says whether a text means it.
 * In: the text and the full names of covered regions; out: a test of one stretch of it.
 */
import type { Region } from './gazetteer.ts';
import { tagWords } from './word-classes.ts';

export type PlaceReader = (candidates: readonly Region[], start: number, end: number) => boolean;

/** A word that the tagger knows as a name of a place or person and nothing else, or that no dictionary has. */
export function placeReader(text: string, covered: readonly string[]): PlaceReader {
  if (covered.length === 0) return () => false;
  const readings = new Map<string, string>();
  let at = 0;
  for (const { word, tag } of tagWords(text)) {
    readings.set(`${at}-${at + word.length}`, tag);
    at += word.length;
  }
  const isUnknown = (start: number, end: number): boolean =>
    Array.from({ length: end - start }, (_, step) => readings.has(`${start + step}-${start + step + 1}`)).every(
      Boolean,
    );
  return (candidates, start, end) => {
    const tag = readings.get(`${start}-${end}`);
    const isName = tag === undefined ? isUnknown(start, end) : /^n[rs]/.test(tag);
    return (
      isName && candidates.some(({ name }) => covered.includes(name)) && !NAME_GOES_ON.test(text.slice(end, end + 2))
    );
  };
}

/** 鹿城路, 柳河镇: the word is part of another name. */
const NAME_GOES_ON = /^(?:[路街镇乡村河湖山桥港站]|大[道街桥学]|街道|机场|新城|新区)/u;
