/** An open index in, what holds for every question until it is built anew out: documents, words, regions, figures' names. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PlanStore, StoredDocument } from '../store/plan-store.ts';
import { cleanText } from '../text/clean.ts';
import { documentOf, regionsOf } from './find-evidence.ts';
import type { Known } from './known.ts';
import { normal } from './question-terms.ts';

export interface KnownFigure {
  region: string | null;
  period: string | null;
  name: string;
  /** Something planned for one year, in a plan and not in a bulletin. */
  isGoal: boolean;
  inTable: boolean;
}

export interface Corpus {
  documents: StoredDocument[];
  known: Known;
  /** Of the first documents: enough to suggest questions from. */
  figures: KnownFigure[];
}

const SAMPLED_DOCUMENTS = 8;
const MAX_REMEMBERED = 20_000;

const corpora = new WeakMap<PlanStore, Promise<Corpus>>();

export function corpusOf(store: PlanStore): Promise<Corpus> {
  const known = corpora.get(store) ?? readCorpus(store);
  corpora.set(store, known);
  return known;
}

async function readCorpus(store: PlanStore): Promise<Corpus> {
  const facts = store.documents();
  const documents = (await Promise.all(facts.map((one) => documentOf(store, one.id)))).filter((one) => one !== null);
  const passages = documents.reduce((sum, document) => sum + document.passageCount, 0);
  const everything = await normalTexts(documents);
  const known: Known = {
    documents: facts,
    words: store.words(),
    passages,
    occurrences: remembering((text) => occurrencesIn(everything, text)),
    regions: regionsOf(facts, documents),
  };
  return { documents, known, figures: await sampleFigures(store, documents.slice(0, SAMPLED_DOCUMENTS)) };
}

/** Document by document: of some thousands it takes seconds, in which questions are answered from the build before. */
async function normalTexts(documents: readonly StoredDocument[]): Promise<string> {
  const texts: string[] = [];
  for (const { text } of documents) {
    texts.push(normal(cleanText(text)));
    await nextTurn();
  }
  return texts.join('，');
}

function occurrencesIn(text: string, wanted: string): number {
  let count = 0;
  for (let at = text.indexOf(wanted); at >= 0 && wanted !== ''; at = text.indexOf(wanted, at + wanted.length))
    count += 1;
  return count;
}

function remembering(count: (text: string) => number): (text: string) => number {
  const counted = new Map<string, number>();
  return (text) => {
    const result = counted.get(text) ?? count(text);
    if (counted.size > MAX_REMEMBERED) counted.clear();
    counted.set(text, result);
    return result;
  };
}

async function sampleFigures(store: PlanStore, documents: readonly StoredDocument[]): Promise<KnownFigure[]> {
  const figures: KnownFigure[] = [];
  for (const document of documents) {
    const passages = await store.passagesOf(document.id);
    const rows = new Set(passages.filter((passage) => passage.kind === 'table-row').map((passage) => passage.id));
    const plans = document.kind !== 'bulletin' && document.kind !== 'news' && document.kind !== 'statistics';
    for (const { region, period, name, kind, value, passageId } of await store.figuresOf(
      passages.map((passage) => passage.id),
    )) {
      const isGoal =
        plans &&
        region === document.region &&
        value !== null &&
        kind !== 'reached' &&
        kind !== 'change' &&
        period?.from === period?.to;
      figures.push({ region, period: period?.label ?? null, name, isGoal, inTable: rows.has(passageId) });
    }
  }
  return figures;
}
