/**
 * Regions named in a text. In: simplified text with folded widths; out: mentions with their place in it,
 * left to right and never overlapping. Precision comes first: a mention wrongly found would refuse a good question.
 */
import { simplify } from '../text/simplify.ts';
import { nationwide, type Region, regions } from './gazetteer.ts';
import { type PlaceReader, placeReader } from './place-reader.ts';
import words from './region-words.json' with { type: 'json' };
import { crossings } from './word-boundary.ts';

export type { Region };
export { nationwide };

export interface RegionMention {
  /** The likeliest of `candidates`. */
  region: Region;
  /** More than one when the name alone doesn't decide: 鼓楼区 of 南京, 徐州, 福州 or 开封. */
  candidates: Region[];
  start: number;
  end: number;
  /** As the text has it: `镇江`. */
  written: string;
  /** True when it only says where the region directly after it lies: 江苏 in 江苏镇江. */
  qualifies: boolean;
}

const LEVELS: Region['level'][] = ['national', 'province', 'city', 'district'];
const ordinaryShort = wordSet(words.ordinaryShortForms.names);
const ordinaryCityShort = wordSet([words.ordinaryCityShortForms.names]);
const ordinaryFull = wordSet(words.ordinaryFullNames.names);
const notAfterShort = new RegExp(words.notAfterShortForm.pattern);
const splitBefore: Record<string, string | undefined> = words.splitBefore.next;
const notAfterDistrict = /^[域间块划隔位别]/;
const notAfterCity = /^[场面]/;

interface Name {
  written: string;
  full: boolean;
  candidates: Region[];
}

const names = collectNames();
const namesByHead = groupByHead(names);

function wordSet(lines: readonly string[]): Set<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}

function collectNames(): Map<string, Name> {
  const found = new Map<string, Name>();
  const add = (written: string, full: boolean, region: Region): void => {
    const name = found.get(written);
    if (name === undefined) found.set(written, { written, full, candidates: [region] });
    else if (!overshadowed(region, written, name.candidates)) name.candidates.push(region);
  };
  for (const region of regions) add(region.name, true, region);
  for (const region of regions) for (const form of region.short) add(form, false, region);
  return found;
}

/** 海南 is the province and not 海南州, 淮安 the city and not its 淮安区; the wider region comes first in `regions`. */
function overshadowed(region: Region, written: string, others: Region[]): boolean {
  return others.some(
    (other) =>
      other.level === 'province' ||
      isWithin(region, other) ||
      (isOrdinary(region, written) && !isOrdinary(other, written)),
  );
}

function isOrdinary(region: Region, written: string): boolean {
  return region.level === 'city' ? ordinaryCityShort.has(written) : ordinaryShort.has(written);
}

function groupByHead(all: Map<string, Name>): Map<string, Name[]> {
  const groups = new Map<string, Name[]>();
  for (const name of all.values()) {
    const head = name.written.slice(0, 2);
    const group = groups.get(head);
    if (group === undefined) groups.set(head, [name]);
    else group.push(name);
  }
  for (const group of groups.values()) group.sort((a, b) => b.written.length - a.written.length);
  return groups;
}

/**
 * Every region that `text` names, longest name first at each place. `local`: regions that the division codes do not have;
 * a name of theirs goes before one that the codes have (镇江高新区 before 镇江). `covered`: full names of regions whose
 * papers are here; for them a short form that is a word as well (柳河, 鹿城) counts where it is read as a place.
 */
export function findRegions(
  text: string,
  local: readonly Region[] = [],
  covered: readonly string[] = [],
): RegionMention[] {
  const mentions: RegionMention[] = [];
  const readsAsPlace = placeReader(text, covered);
  let start = 0;
  while (start < text.length - 1) {
    const mention = localAt(text, start, local, readsAsPlace) ?? mentionAt(text, start, mentions.at(-1), readsAsPlace);
    if (mention === null) start += 1;
    else {
      mentions.push(mention);
      start = mention.end;
    }
  }
  return mentions;
}

/** By its full name anywhere, by the short one where only a place can stand: nobody knows what else the word means. */
function localAt(
  text: string,
  start: number,
  local: readonly Region[],
  readsAsPlace: PlaceReader,
): RegionMention | null {
  for (const region of local) {
    const written = [region.name, ...region.short].find(
      (name) =>
        text.startsWith(name, start) &&
        (name === region.name ||
          standsBeforeYear(text, start, start + name.length) ||
          readsAsPlace([region], start, start + name.length)),
    );
    if (written !== undefined)
      return { region, candidates: [region], start, end: start + written.length, written, qualifies: false };
  }
  return null;
}

function mentionAt(
  text: string,
  start: number,
  before: RegionMention | undefined,
  readsAsPlace: PlaceReader,
): RegionMention | null {
  for (const name of namesByHead.get(text.slice(start, start + 2)) ?? []) {
    if (!text.startsWith(name.written, start)) continue;
    const end = start + name.written.length;
    const parent = before !== undefined && before.end === start ? before : null;
    const inParent = parent === null ? [] : name.candidates.filter((region) => isInside(region, parent.region));
    const nextBelow = inParent.some((region) => region.parents[0] === parent?.region.name);
    if (!isName(name, text, start, nextBelow || readsAsPlace(name.candidates, start, end))) continue;
    if (parent !== null && inParent.length > 0) parent.qualifies = true;
    const candidates = inParent.length > 0 ? inParent : name.candidates;
    const [region] = candidates;
    if (region !== undefined) return { region, candidates, start, end, written: name.written, qualifies: false };
  }
  return null;
}

/** An ordinary word counts directly below its parent alone: 丹东振兴 is a place, 辽宁振兴 (revival) is none. */
function isName(name: Name, text: string, start: number, nextBelowParent: boolean): boolean {
  const end = start + name.written.length;
  const next = text.slice(end, end + 4);
  if (name.full) {
    if (name.written.endsWith('区') && notAfterDistrict.test(next)) return false;
    if (name.written.endsWith('市') && notAfterCity.test(next)) return false;
    // 范县 stands in 示范县.
    if (name.written.length === 2 && crossings(text, start, end).start) return false;
    return nextBelowParent || !ordinaryFull.has(name.written);
  }
  if (fallsApart(name.written, next) || (notAfterShort.test(next) && !beginsName(text, end))) return false;
  const crossed = crossings(text, start, end);
  if (crossed.start && crossed.end) return false;
  const ordinary = name.candidates.every((region) => isOrdinary(region, name.written));
  return nextBelowParent || !ordinary || standsBeforeYear(text, start, end);
}

/** 盐城镇江: the 镇 after 盐城 begins a name of its own. */
function beginsName(text: string, start: number): boolean {
  const named = (namesByHead.get(text.slice(start, start + 2)) ?? []).find(({ written }) =>
    text.startsWith(written, start),
  );
  return named?.candidates.some((region) => !isOrdinary(region, named.written)) ?? false;
}

function fallsApart(written: string, next: string): boolean {
  return next !== '' && (splitBefore[written] ?? '').includes(next.charAt(0));
}

/** 钟楼2022年, 和平、日照2024年: at the head of a question or of a list a common word before a year is a place. */
function standsBeforeYear(text: string, start: number, end: number): boolean {
  return /^$|[\s、,和与及跟]$/.test(text.slice(0, start)) && /^20\d\d年/.test(text.slice(end, end + 5));
}

/** True when `region` is `ancestor` or lies in it. Everything lies in `nationwide`. */
export function isWithin(region: Region, ancestor: Region): boolean {
  return region.code === ancestor.code || isInside(region, ancestor);
}

function isInside(region: Region, ancestor: Region): boolean {
  if (ancestor.level === 'national') return region.level !== 'national';
  if (ancestor.level === 'district' || LEVELS.indexOf(region.level) <= LEVELS.indexOf(ancestor.level)) return false;
  const digits = ancestor.level === 'province' ? 2 : 4;
  return region.code.slice(0, digits) === ancestor.code.slice(0, digits);
}

/**
 * The region of a full or short name, alone (`镇江市`, `镇江`) or after its parents (`江苏省南京市鼓楼区`).
 * Null when there is none or when several have this name.
 */
export function regionByName(written: string): Region | null {
  const name = simplify(written.trim());
  if (name === '全国') return nationwide;
  const known = names.get(name);
  if (known !== undefined) return known.candidates.length === 1 ? (known.candidates[0] ?? null) : null;
  const mentions = findRegions(name);
  const last = mentions.at(-1);
  const chained = mentions.length > 1 && mentions.map((mention) => mention.written).join('') === name;
  const inOrder = mentions.every((mention) => mention === last || mention.qualifies);
  return last !== undefined && chained && inOrder && last.candidates.length === 1 ? last.region : null;
}

/** All regions of a full or short name, the wider ones first; several for 鼓楼区. */
export function regionsByName(written: string): Region[] {
  const name = simplify(written.trim());
  return name === '全国' ? [nationwide] : (names.get(name)?.candidates ?? []);
}

/**
 * Mentions with the ambiguous ones narrowed: to what lies in another region of the text (鼓楼 … 徐州), or else
 * to what is, lies in, or contains a region of `context` (full names, say of the documents).
 */
export function resolveRegions(mentions: RegionMention[], context: readonly string[] = []): RegionMention[] {
  const known = context.flatMap((name) => regionsByName(name));
  const certain = mentions.filter((mention) => mention.candidates.length === 1).map((mention) => mention.region);
  return mentions.map((mention) => {
    if (mention.candidates.length === 1) return mention;
    const near = mention.candidates.filter((region) => certain.some((other) => isInside(region, other)));
    const exact = mention.candidates.filter((region) => known.includes(region));
    const related = mention.candidates.filter((region) => known.some((other) => isInside(region, other)));
    const candidates = [near, exact.length === 1 ? exact : [], related].find((found) => found.length > 0);
    const region = candidates?.[0];
    return candidates === undefined || region === undefined ? mention : { ...mention, region, candidates };
  });
}

/** Whose paper it is by the head of its number: `苏政办发` 江苏省, `沪府办` 上海市, `国发` 全国. Null when unsure. */
export function regionByDocumentNumberPrefix(prefix: string): Region | null {
  const written: Record<string, string> = words.documentPrefixes.prefixes;
  const folded = simplify(prefix.trim());
  const name = written[folded.slice(0, 2)] ?? written[folded.slice(0, 1)];
  return name === undefined ? null : regionByName(name);
}
