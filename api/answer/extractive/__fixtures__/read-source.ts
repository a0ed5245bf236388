/** A small paper and a question in, what a rule of the built-in answerer draws on out: no index is written. */
import { documentOf } from '#retrieval/__fixtures__/seed-documents';
import { analyseQuestion } from '#retrieval/query/analyse-question';
import { describe } from '#retrieval/query/find-evidence';
import { normal } from '#retrieval/query/question-terms';
import { type RankedSentence, rankSentences } from '#retrieval/query/rank-sentences';
import type { PlanStore, StoredDocument } from '#retrieval/store/plan-store';
import { tagWords } from '#retrieval/vocabulary/word-classes';
import type { DraftSource } from '../draft-source.ts';

export function readSource(paper: string, question: string): DraftSource & { ranked: RankedSentence[] } {
  const read = documentOf(paper);
  const document = { ...read, passageCount: read.passages.length } as unknown as StoredDocument;
  const said = normal(paper);
  const statistics = {
    words: new Map(tagWords(said).map(({ word }) => [word, 1])),
    passages: read.passages.length,
    occurrences: (text: string) => said.split(text).length - 1,
  };
  const regions = document.region === null ? [] : [document.region];
  const analysis = analyseQuestion(question, { ...statistics, documents: [document], regions });
  const found = read.passages.map((passage) =>
    describe({
      passage,
      score: 1,
      document,
      figures: read.figures.filter(({ passageId }) => passageId === passage.id),
    }),
  );
  return {
    analysis,
    found,
    ranked: rankSentences(analysis, found),
    clauses: { kind: 'none' },
    documents: [document],
    covered: new Set(regions),
    statistics,
    suggestions: [],
    // None of the rules under test reads it.
    store: {} as PlanStore,
  };
}
