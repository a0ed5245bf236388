/**
 * The five real documents in, any number of plans out: real sentences put together anew, each with the region and year
 * of its new plan and with figures of its own. No clause is a copy of another.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readDocument } from '#retrieval/ingest/read-document';
import { cleanText } from '#retrieval/text/clean';
import { sentences } from '#retrieval/text/sentences';
import { regions } from '#retrieval/vocabulary/gazetteer';
import { findRegions } from '#retrieval/vocabulary/regions';

export interface GrowOptions {
  /** Folder of the real documents. */
  from: string;
  to: string;
  clauses: number;
}

const CLAUSES_PER_PLAN = 150;
const CLAUSES_PER_SECTION = 6;
const MIN_SENTENCE_CHARS = 12;
const MAX_SENTENCE_CHARS = 200;
const FIRST_YEAR = 2016;
const YEARS = 15;
const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

export async function growPlans({ from, to, clauses }: GrowOptions): Promise<void> {
  const pool = await readPool(from);
  const random = randomNumbers(20_260_101);
  const cities = regions.filter(({ level }) => level === 'city' || level === 'district');
  const taken = new Set<string>();
  await mkdir(to, { recursive: true });
  for (let written = 0, plan = 0; written < clauses; plan += 1) {
    const region = pick(cities, random);
    const place: Place = {
      name: region.name,
      short: region.short[0] ?? region.name,
      year: FIRST_YEAR + (plan % YEARS),
    };
    const count = Math.min(CLAUSES_PER_PLAN, clauses - written);
    const text = planText(place, { pool, random, taken, count });
    await writeFile(path.join(to, `plan-${String(plan).padStart(6, '0')}.txt`), text);
    written += count;
  }
}

interface Pool {
  sentences: string[];
  headings: string[];
}

interface Place {
  name: string;
  short: string;
  year: number;
}

interface Recombination {
  pool: Pool;
  random: () => number;
  /** Clauses of all plans so far. */
  taken: Set<string>;
  count: number;
}

async function readPool(folder: string): Promise<Pool> {
  const pool: Pool = { sentences: [], headings: [] };
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort()) {
    const document = readDocument({ file, bytes: await readFile(path.join(folder, file)) });
    for (const { kind, indexText } of document.passages) {
      if (kind !== 'clause') continue;
      for (const { start, end } of sentences(indexText)) {
        const sentence = indexText.slice(start, end).replace(/^(?:\d+[.．、]|[（(][一二三四五六七八九十]+[)）])/, '');
        if (sentence.length >= MIN_SENTENCE_CHARS && sentence.length <= MAX_SENTENCE_CHARS)
          pool.sentences.push(sentence);
      }
    }
    for (const { heading } of document.sections) {
      const plain = cleanText(heading);
      if (plain.length >= 4 && plain.length <= 24) pool.headings.push(plain);
    }
  }
  return pool;
}

function planText(place: Place, recombination: Recombination): string {
  const { pool, random, count } = recombination;
  const topic = pick(pool.headings, random).replace(/[,，。；：:].*$/, '');
  const lines = [`${place.name}${place.year}年${topic}工作要点`];
  for (let clause = 0; clause < count; clause += 1) {
    if (clause % CLAUSES_PER_SECTION === 0)
      lines.push(headingLine(clause / CLAUSES_PER_SECTION, pick(pool.headings, random)));
    lines.push(newClause(place, recombination));
  }
  return `${lines.join('\n')}\n`;
}

function headingLine(at: number, heading: string): string {
  const numeral =
    at < 10 ? NUMERALS[at] : `${NUMERALS[Math.floor(at / 10) - 1]}十${at % 10 ? NUMERALS[(at % 10) - 1] : ''}`;
  return `${numeral}、${heading}`;
}

/** One to three sentences of different documents; drawn again while such a clause is there already. */
function newClause(place: Place, { pool, random, taken }: Recombination): string {
  for (;;) {
    const count = 1 + Math.floor(random() * 3);
    const parts = Array.from({ length: count }, () => moved(pick(pool.sentences, random), place, random));
    const clause = parts.map((part) => part.replace(/[。；]?$/, '。')).join('');
    if (taken.has(clause)) continue;
    taken.add(clause);
    return clause;
  }
}

/** The sentence as it would stand in the plan of another place and year. */
function moved(sentence: string, place: Place, random: () => number): string {
  let text = sentence;
  for (const { region, start, end, written } of findRegions(sentence).reverse()) {
    if (region.level === 'national') continue;
    text = text.slice(0, start) + (written === region.name ? place.name : place.short) + text.slice(end);
  }
  return text
    .replace(/20[12]\d(?=年)/g, (year) => String(place.year + (Number(year) % 3)))
    .replace(/(?<![\d.A-Za-z〔(])\d+(?:\.\d+)?(?![\d.年月日A-Za-z〕号])/g, (figure) => otherFigure(figure, random));
}

/** Of the same length of decimals and about the same size. */
function otherFigure(figure: string, random: () => number): string {
  const decimals = figure.split('.')[1]?.length ?? 0;
  return (Number(figure) * (0.5 + random())).toFixed(decimals);
}

function pick<T>(list: readonly T[], random: () => number): T {
  const one = list[Math.floor(random() * list.length)];
  if (one === undefined) throw new RangeError('nothing to choose from');
  return one;
}

/** Mulberry32: the same plans at every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
