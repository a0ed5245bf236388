/** What is known of a question before anything is shown: analysed, retrieved, gated and answered by the built-in answerer. */
import { isRecognised } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import type { Found } from '#retrieval/query/find-evidence';
import type { AskReply, AskRequest } from '../contract.ts';
import type { Draft, Proof } from './draft.ts';
import type { Rejection } from './prove-draft.ts';

export interface Prepared {
  request: AskRequest;
  /** The standalone question: the asker's own words, or those of a follow-up made whole. */
  asked: string;
  /** The same as it was read: widths folded, names corrected. */
  question: string;
  /** Proven: what stands in it may be shown. Refused, it is the gate's refusal. */
  draft: Draft;
  rejected: Rejection[];
  /** One for each part of the question. */
  analyses: readonly Analysis[];
  /** Passages of all parts, those of the first part first, best first within each. */
  found: readonly Found[];
  /** Of the clock of the answer's dependencies. */
  startedAt: number;
  retrieveMs: number;
}

/** “zhen江”按“镇江”理解, or nothing when no name was corrected. */
export function correctionNote({ analyses }: Prepared): string {
  const corrections = analyses.flatMap((analysis) => analysis.corrections);
  return corrections.map(({ written, read }) => `“${written}”按“${read}”理解`).join('，');
}

export type Outcome = Pick<AskReply, 'answer' | 'citations' | 'answeredBy'> & {
  draft: Draft;
  /** Of everything that is shown. */
  proofs: readonly Proof[];
  notices: NonNullable<AskReply['notices']>;
};

export interface ReplyClock {
  now: () => number;
  newId: () => string;
}

/** The reply around an answer: fields that are empty are left out. */
export function replyOf(prepared: Prepared, { now, newId }: ReplyClock, outcome: Outcome): AskReply {
  const { draft, answer, citations, answeredBy } = outcome;
  const { asked, retrieveMs, startedAt } = prepared;
  const notices = [
    ...outcome.notices,
    ...(correctionNote(prepared) === '' ? [] : (['corrected-name'] as const)),
    ...(outcome.proofs.some(isFromPicture) ? (['ocr-text'] as const) : []),
  ];
  return {
    id: newId(),
    status: draft.status,
    question: asked,
    answer,
    citations,
    ...(draft.reason ? { reason: draft.reason } : {}),
    ...(notices.length > 0 ? { notices } : {}),
    ...(draft.missing.length > 0 ? { missing: draft.missing } : {}),
    ...(draft.suggestions && draft.suggestions.length > 0 ? { suggestions: draft.suggestions } : {}),
    answeredBy,
    timings: { retrieveMs: Math.round(retrieveMs), answerMs: Math.round(now() - startedAt - retrieveMs) },
  };
}

/** What a statement inherits counts too: its year or its column head may be misread. */
function isFromPicture({ document, span, context }: Proof): boolean {
  return [span, ...context.map((piece) => piece.span)].some((place) => isRecognised(document.pages, place));
}
