/**
 * Everything a question may have meant, findable by sound, by typed pinyin and with one character wrong.
 * In: the words of the index and the regions of its documents; out: an index made once per word map.
 */
import { type Region, regions } from './gazetteer.ts';
import genre from './genre-words.json' with { type: 'json' };
import { localRegions } from './local-regions.ts';
import { findRegions, isWithin, regionsByName } from './regions.ts';
import { blurred, readings, syllables } from './sound.ts';
import { termNames } from './terms.ts';
import { type Unit, unitsOf } from './units.ts';

export interface SoundTarget {
  written: string;
  kind: 'region' | 'term' | 'word';
  level: Region['level'] | null;
  units: readonly string[];
  /** Toneless syllable of each unit; a Latin or numeric unit stands for itself. */
  sounds: readonly string[];
  /** 3: a region of the documents; 2: a region beside them, a term of the genre; 1: anything else. */
  rank: number;
  /** Passages of the index that hold the word; 0 for regions and terms. */
  passages: number;
}

interface SoundNode {
  next: Map<string, SoundNode>;
  targets: SoundTarget[];
}

export interface SoundIndex {
  root: SoundNode;
  /** By the letters of its pinyin: zhenjiang → 镇江. */
  byLetters: Map<string, SoundTarget[]>;
  /** Longer names and terms by their units, and with any one of them left open: `数|字|_|济|体|系`. */
  byPattern: Map<string, SoundTarget[]>;
  /** What is right as it stands. */
  known: ReadonlySet<string>;
  words: ReadonlyMap<string, number>;
}

export interface IndexVocabulary {
  words: ReadonlyMap<string, number>;
  /** Full names. */
  regionsOfDocuments: readonly string[];
}

/** Shorter words of the index are read from pinyin alone: by sound they would replace ordinary Chinese (之称, 职称). */
const SPOKEN_LENGTH = 4;
/** The commonest words are enough to read pinyin; more would cost memory (1 KB a word) and time. */
const MOST_WORDS = 30_000;
const HAN_WORD = /^\p{Script=Han}{2,8}$/u;
const SAYABLE = /^(?:\p{Script=Han}|[a-z0-9])+$/iu;

const genreWords = [...new Set([...genre.words.flatMap((line) => line.split(' ')), ...termNames])];

const pairs = new Set(genre.pairs.words.split(' '));

const cache = new WeakMap<ReadonlyMap<string, number>, { regions: string; index: SoundIndex }>();

export function soundIndexOf({ words, regionsOfDocuments }: IndexVocabulary): SoundIndex {
  const key = regionsOfDocuments.join();
  const made = cache.get(words);
  if (made?.regions === key) return made.index;
  const index = buildSoundIndex({ words, regionsOfDocuments });
  cache.set(words, { regions: key, index });
  return index;
}

function buildSoundIndex({ words, regionsOfDocuments }: IndexVocabulary): SoundIndex {
  const index: SoundIndex = {
    root: { next: new Map(), targets: [] },
    byLetters: new Map(),
    byPattern: new Map(),
    known: new Set([...genreWords, ...localRegions(regionsOfDocuments).map(({ name }) => name)]),
    words,
  };
  const targets = [...regionTargets(regionsOfDocuments), ...termTargets(), ...wordTargets(words)];
  for (const target of targets) addTarget(index, target);
  return index;
}

function regionTargets(regionsOfDocuments: readonly string[]): SoundTarget[] {
  const own = regionsOfDocuments.flatMap((name) => regionsByName(name)).filter((region) => region.level !== 'national');
  const targets: SoundTarget[] = [];
  for (const region of regions) {
    const rank = regionRank(region, own);
    if (region.level === 'district' && rank === 1) continue;
    for (const name of [region.name, ...region.short]) {
      if (findRegions(name).length === 1)
        targets.push(makeTarget({ written: name, kind: 'region', level: region.level, rank, passages: 0 }));
    }
  }
  return targets;
}

function regionRank(region: Region, own: readonly Region[]): number {
  if (own.some((other) => isWithin(other, region))) return 3;
  return own.some((other) => other.code.slice(0, 2) === region.code.slice(0, 2)) ? 2 : 1;
}

function termTargets(): SoundTarget[] {
  return genreWords
    .filter((name) => SAYABLE.test(name))
    .map((name) => makeTarget({ written: name, kind: 'term', level: null, rank: 2, passages: 0 }));
}

function wordTargets(words: ReadonlyMap<string, number>): SoundTarget[] {
  const known = new Set(genreWords);
  return [...words]
    .filter(([word]) => HAN_WORD.test(word) && !known.has(word))
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_WORDS)
    .map(([word, passages]) => makeTarget({ written: word, kind: 'word', level: null, rank: 1, passages }));
}

function makeTarget(name: Omit<SoundTarget, 'units' | 'sounds'>): SoundTarget {
  const units = unitsOf(name.written);
  return { ...name, units: units.map(({ text }) => text), sounds: soundsOf(units) };
}

/** Words are read in context (重庆 is chong qing) where a character has several readings. */
function soundsOf(units: readonly Unit[]): string[] {
  const usual = units.map(({ text, han }) => (han ? (readings(text)[0] ?? text) : text));
  const certain = units.every(({ text, han }) => !han || readings(text).length < 2);
  if (certain || units.some(({ han }) => !han)) return usual;
  const inContext = syllables(units.map(({ text }) => text).join(''));
  return inContext.length === units.length ? inContext : usual;
}

function addTarget(index: SoundIndex, target: SoundTarget): void {
  if (target.units.length > 1) pushTo(index.byLetters, target.sounds.join(''), target);
  if (target.kind === 'word' && target.units.length < SPOKEN_LENGTH) return;
  if (target.kind === 'term' && target.units.length === 2 && !pairs.has(target.written)) return;
  let node = index.root;
  for (const sound of target.sounds) {
    const key = blurred(sound);
    let next = node.next.get(key);
    if (next === undefined) {
      next = { next: new Map(), targets: [] };
      node.next.set(key, next);
    }
    node = next;
  }
  node.targets.push(target);
  for (const pattern of patternsOf(target.units)) pushTo(index.byPattern, pattern, target);
}

function pushTo(map: Map<string, SoundTarget[]>, key: string, target: SoundTarget): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [target]);
  else list.push(target);
}

/** The units themselves, for names with two of them changed over, and from five on with each unit left open. */
function patternsOf(units: readonly string[]): string[] {
  if (units.length < 4) return [];
  const open = units.length < 6 ? [] : units.map((_, place) => patternAt(units, place, 1));
  return [units.join('|'), ...open];
}

/** `units` with `count` of them from `place` on left open: 1 for a wrong unit, 0 where one is missing. */
export function patternAt(units: readonly string[], place: number, count: 0 | 1): string {
  return [...units.slice(0, place), '_', ...units.slice(place + count)].join('|');
}
