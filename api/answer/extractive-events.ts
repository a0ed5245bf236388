/** The answer of the built-in answerer as events: whole statements, each behind the citations that it names first. */
import { createHash } from 'node:crypto';
import type { AskReply } from '../contract.ts';
import type { AnswerEvent } from './answer-event.ts';
import type { AnswerTrace, CheckedStatement, TracedPassage } from './answer-trace.ts';
import { type Block, type Proof, proofsOf } from './draft.ts';
import { correctionNote, type Prepared, type ReplyClock, replyOf } from './prepared.ts';
import { renderAnswer } from './render-answer.ts';

export interface ExtractiveDeps extends ReplyClock {
  store: { readonly version: string };
}

/** `attempt`: what a model was asked and wrote before this answer took over. */
export function* extractiveEvents(
  deps: ExtractiveDeps,
  prepared: Prepared,
  attempt: { notices: NonNullable<AskReply['notices']>; trace: Partial<AnswerTrace> } = { notices: [], trace: {} },
): Generator<AnswerEvent> {
  const rendered = renderAnswer(prepared.draft);
  const note = correctionNote(prepared);
  const answer = note === '' ? rendered.answer : `${rendered.answer}\n\n（${note}）`;
  const reply = replyOf(prepared, deps, {
    draft: prepared.draft,
    answer,
    citations: rendered.citations,
    proofs: proofsOf(prepared.draft.blocks),
    notices: attempt.notices,
    answeredBy: 'extractive',
  });
  yield* textEvents(reply);
  const { statements: tried = [], ...traced } = attempt.trace;
  const trace: AnswerTrace = {
    question: prepared.request.question,
    indexVersion: deps.store.version,
    passages: reply.citations.map(({ documentId, start, end, quote }) =>
      tracedPassage(`${documentId}:${start}-${end}`, quote),
    ),
    model: null,
    promptVersion: null,
    draft: null,
    ...traced,
    statements: [...tried, ...extractiveStatements(prepared)],
  };
  yield { kind: 'answer-end', reply, trace };
}

export function tracedPassage(id: string, text: string): TracedPassage {
  return { id, sha256: createHash('sha256').update(text).digest('hex') };
}

/** Ends of statements and lines; a marker behind the stop stays with its sentence. */
const PIECE = /[^。！？\n]*(?:[。！？](?:\[\d+\])*|\n)+|[^。！？\n]+$/gu;

function* textEvents({ answer, citations }: AskReply): Generator<AnswerEvent> {
  const known = new Map(citations.map((citation) => [citation.marker, citation]));
  for (const [text] of answer.matchAll(PIECE)) {
    for (const [, marker] of text.matchAll(/\[(\d+)\]/g)) {
      const citation = known.get(Number(marker));
      if (citation) yield { kind: 'citation-available', citation };
      known.delete(Number(marker));
    }
    yield { kind: 'text-verified', text };
  }
}

function extractiveStatements({ draft, rejected }: Prepared): CheckedStatement[] {
  return [
    ...builtInStatements(draft.blocks),
    ...rejected.map(({ text, unsupported }) => ({
      text,
      verdict: 'not-found' as const,
      detail: `引文中没有：${unsupported.join('、')}`,
      shown: false,
    })),
  ];
}

/** Statements that were proven before they were rendered, each with the places that prove it. */
export function builtInStatements(blocks: readonly Block[]): CheckedStatement[] {
  return blocks.flatMap(statementsOf).map(({ text, proofs }) => ({
    text,
    verdict: 'supported' as const,
    builtIn: [...new Set(proofs.map(placeOf))],
    shown: true,
  }));
}

export function tracedProof(proof: Proof): TracedPassage {
  return tracedPassage(placeOf(proof), proof.document.text.slice(proof.span.start, proof.span.end));
}

function placeOf({ document, span }: Proof): string {
  return `${document.id}:${span.start}-${span.end}`;
}

function statementsOf(block: Block): { text: string; proofs: readonly Proof[] }[] {
  switch (block.kind) {
    case 'sentences':
      return block.statements;
    case 'list':
      return [...(block.lead.proofs.length > 0 ? [block.lead] : []), ...block.items];
    case 'table':
      return block.rows.map((row) => ({
        text: row.map(({ text }) => text).join(' | '),
        proofs: row.flatMap(({ proofs }) => proofs),
      }));
  }
}
