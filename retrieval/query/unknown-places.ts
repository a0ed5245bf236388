/**
 * 张浦镇2024年…: a place that no list of regions and no paper has. Its question is about nowhere that is covered, and is
 * never answered with the numbers of other places. In: the corrected question. Out: such names, in their order.
 */
import { NO_PLACE } from '../vocabulary/place-words.ts';

const PLACE =
  /(?<=^|[，,。？?、；;\s]|\d年|[今去明]年|^那么?|^请问|^想问|^还有|^换成|[和与跟比])([^\P{Script=Han}哪些是不的在为由每几这谁何股今天么什没还搞]{1,4}?(?:街道|[镇乡县市区旗]))(?![级场委政域间块民村])/gu;
const OPENING = /^(?:那么?|请问|想问|还有|换成)(?=\p{Script=Han}{2})/u;
export interface PlacesKnown {
  /** Characters in a row in the index; normal form. */
  occurrences: (text: string) => number;
}

/** `regions`: mentions of regions that were recognised, as they are written. */
export function unknownPlaces(question: string, regions: readonly string[], { occurrences }: PlacesKnown): string[] {
  // 概括一下镇江: the 镇 of a known name opens no other.
  const rest = regions.reduce((text, written) => text.replaceAll(written, '　'), question);
  const names = [...rest.matchAll(PLACE)].map((match) => (match[1] ?? '').replace(OPENING, ''));
  // 住房城乡建设部, 城镇: words of the genre that end like a place.
  return names.filter((name) => !NO_PLACE.test(name) && !/城[乡镇市区]$/.test(name) && occurrences(name) === 0);
}
