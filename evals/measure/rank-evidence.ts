/** A question in, the ten passages that retrieval puts first out, and at which rank each piece of evidence stands. */
import { analyseQuestion } from '#retrieval/query/analyse-question';
import { corpusOf } from '#retrieval/query/corpus';
import { findEvidence } from '#retrieval/query/find-evidence';
import type { GoldenCase } from '../golden-case.ts';
import type { EvalCorpus } from '../open-corpus.ts';
import { occurrences } from './cover-evidence.ts';

export interface FoundPassage {
  documentId: string;
  start: number;
  end: number;
  /** Holds evidence of the case. */
  relevant: boolean;
}

export interface Retrieval {
  /** Best first, ten at most. */
  found: FoundPassage[];
  /** Of each piece of evidence, from 1; null beyond all that was found. Empty where ranks were not measured. */
  ranks: (number | null)[];
}

const SHOWN = 10;

/** As the answerer searches: analysis and search together, no gate and no draft. */
export async function rankEvidence({ store, textOf }: EvalCorpus, one: GoldenCase): Promise<Retrieval> {
  const { known } = await corpusOf(store);
  const found = await findEvidence(store, analyseQuestion(one.question, known));
  const places = one.evidence.map((piece) =>
    one.documents.flatMap((id) => occurrences(textOf(id) ?? '', piece).map((span) => ({ id, ...span }))),
  );
  const holds = (at: number, own: (typeof places)[number]): boolean => {
    const passage = found[at]?.passage;
    return own.some(
      ({ id, start, end }) => id === passage?.documentId && passage.span.start < end && start < passage.span.end,
    );
  };
  const ranks = places.map((own) => {
    const at = found.findIndex((_, index) => holds(index, own));
    return at < 0 ? null : at + 1;
  });
  return {
    ranks,
    found: found.slice(0, SHOWN).map(({ passage }, at) => ({
      documentId: passage.documentId,
      ...passage.span,
      relevant: places.some((own) => holds(at, own)),
    })),
  };
}
