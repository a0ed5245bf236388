/** 三个建立两个健全三个建强分别是什么: the one sentence that has all the counted names of the question says what they are. */
import type { Analysis } from '#retrieval/query/analyse-question';
import { normal } from '#retrieval/query/question-terms';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import type { Draft } from '../draft.ts';
import { inRegions, statementOf } from './sentence-answer.ts';

const COUNTED_NAME = /^\d{1,2}(?:大|个)/;

export function countedNamesAnswer(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  const names = analysis.phrases.filter((phrase) => COUNTED_NAME.test(phrase));
  if (names.length < 2 || analysis.asks.has('yes-no')) return null;
  const says = ({ text }: RankedSentence): boolean => names.every((name) => normal(text).includes(name));
  // A bulletin says of the paper what the paper itself does not.
  const ofPlace = { ...analysis, documents: { ids: [], unknown: [], spans: [] } };
  const saying =
    inRegions(analysis, ranked).find(says) ??
    (analysis.regions.length > 0 ? inRegions(ofPlace, ranked).find(says) : undefined);
  if (!saying) return null;
  const statements = [statementOf(analysis, saying, { whole: true })];
  return { status: 'answered', blocks: [{ kind: 'sentences', statements }], missing: [] };
}
