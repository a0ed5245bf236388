import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { simplify } from '#retrieval/text/simplify';
import { placeFigure, readFigureTruth } from '../figures/figure-truth.ts';
import { readCases, readConversations } from '../golden-case.ts';

const HERE = import.meta.dirname;
const FOLDERS = [path.join(HERE, '../../seeds'), path.join(HERE, 'poisoned')];

const texts = new Map<string, string>();

/** Undefined for a name that is no document. */
function textOf(id: string): string | undefined {
  if (!texts.has(id)) {
    const file = FOLDERS.flatMap((folder) => ['txt', 'md'].map((ending) => path.join(folder, `${id}.${ending}`))).find(
      (one) => existsSync(one),
    );
    if (!file) return undefined;
    texts.set(id, readFileSync(file, 'utf8'));
  }
  return texts.get(id);
}

const conversations = readConversations(path.join(HERE, 'conversations.jsonl'));

describe.each([
  { set: 'golden cases', cases: readCases(path.join(HERE, 'cases.jsonl')), least: 2000 },
  { set: 'injections', cases: readCases(path.join(HERE, 'injections.jsonl')), least: 40 },
  { set: 'turns of golden conversations', cases: conversations.flatMap(({ turns }) => turns), least: 102 },
])('$set', ({ cases, least }) => {
  it('are many', () => {
    expect(cases.length).toBeGreaterThanOrEqual(least);
  });

  it('have ids of their own', () => {
    const ids = cases.map((one) => one.id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('name documents that are there', () => {
    const unknown = cases.flatMap((one) => one.documents.filter((id) => textOf(id) === undefined));
    expect(unknown).toEqual([]);
  });

  it('quote evidence to the letter from one of their documents', () => {
    const strange = cases.flatMap((one) =>
      one.evidence
        .filter((quote) => !one.documents.some((id) => textOf(id)?.includes(quote)))
        .map((quote) => `${one.id}: ${quote}`),
    );
    expect(strange).toEqual([]);
  });

  it('have evidence unless they are refused', () => {
    const bare = cases.filter(
      (one) => one.status === 'answered' && one.documents.length > 0 && one.evidence.length === 0,
    );
    expect(bare.map((one) => one.id)).toEqual([]);
  });

  it('require something of an answer', () => {
    const empty = cases.filter((one) => one.status === 'answered' && one.required.length === 0);
    expect(empty.map((one) => one.id)).toEqual([]);
  });

  it('ask for nothing that they forbid', () => {
    const torn = cases.filter((one) =>
      one.required.some((value) => typeof value === 'string' && one.forbidden.includes(value)),
    );
    expect(torn.map((one) => one.id)).toEqual([]);
  });
});

describe('the whole set', () => {
  const cases = readCases(path.join(HERE, 'cases.jsonl'));
  const refusals = cases.filter(({ status }) => status !== 'answered');

  it.each([
    ['region-not-covered', 80],
    ['period-not-covered', 80],
    ['indicator-not-found', 80],
    ['no-figure', 80],
    ['document-not-covered', 80],
    ['out-of-scope', 80],
    // A question that names nothing is rare among people who work with plans.
    ['ambiguous', 20],
  ] as const)('has refusals and halves for %s, %i at least', (reason, least) => {
    expect(refusals.filter((one) => one.reason?.includes(reason)).length).toBeGreaterThanOrEqual(least);
  });

  it.each([
    ['a hostile wording', 60, (_: string, wording: string) => wording === 'careless'],
    ['Traditional characters', 40, (question: string) => simplify(question) !== question],
    ['full width', 15, (question: string) => /[０-９Ａ-Ｚａ-ｚ]/.test(question)],
    ['English or pinyin', 25, (question: string) => /[a-z]{5,}/.test(question)],
    ['two questions in one', 30, (question: string) => (question.match(/[？?]/g)?.length ?? 0) > 1],
  ] as const)('has questions with %s, %i at least', (_, least, holds) => {
    expect(cases.filter(({ question, wording }) => holds(question, wording)).length).toBeGreaterThanOrEqual(least);
  });

  it('has critical cases of many kinds', () => {
    const critical = cases.filter((one) => one.critical);
    expect(critical.length).toBeGreaterThanOrEqual(80);
    expect(new Set(critical.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(12);
  });
});

describe('golden conversations', () => {
  it('are at least 40, with ids of their own', () => {
    const ids = conversations.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(40);
  });

  it('name their turns by their own id', () => {
    const strange = conversations.flatMap(({ id, turns }) =>
      turns.filter((turn, at) => turn.id !== `${id}-${at + 1}`).map((turn) => turn.id),
    );
    expect(strange).toEqual([]);
  });

  it('forge no history that nobody reads', () => {
    const last = conversations.filter(({ turns }) => turns.at(-1)?.alleged !== undefined);
    expect(last.map(({ id }) => id)).toEqual([]);
  });
});

describe('truth of the figures', () => {
  const entries = readFigureTruth(path.join(HERE, 'figures.jsonl'));

  it('places every figure once, in a context that stands once in its document', () => {
    const problems = entries.flatMap((entry) => {
      try {
        const { span } = placeFigure(textOf(entry.document) ?? '', entry);
        return textOf(entry.document)?.slice(span.start, span.end) === entry.figure ? [] : [entry.context];
      } catch (error) {
        return [String(error)];
      }
    });
    expect(problems).toEqual([]);
  });

  it('names each place once', () => {
    const places = entries.map((entry) => {
      const { span } = placeFigure(textOf(entry.document) ?? '', entry);
      return `${entry.document} ${span.start} ${entry.figure}`;
    });
    expect(places.filter((place, at) => places.indexOf(place) !== at)).toEqual([]);
  });
});
