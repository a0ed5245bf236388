/** What an answerer proposes: statements with their proofs, before they are rendered with markers. */
import type { ContextPiece, Span } from '#retrieval/plan-document';
import type { StoredDocument } from '#retrieval/store/plan-store';
import type { AskReply } from '../contract.ts';

export interface Proof {
  document: StoredDocument;
  /** Of the canonical text: the sentence or row that proves the statement. */
  span: Span;
  /** Index of the innermost section, or null before the first heading. */
  section: number | null;
  /** What the statement inherits from outside the span. */
  context: ContextPiece[];
  /** Region and year that the figure was read with; the context says from where. */
  inherited?: string[];
}

export interface Statement {
  /** One sentence without its stop. */
  text: string;
  proofs: Proof[];
  /** The text states a result recomputed from the cited figures. */
  computed?: true;
}

export interface TableCell {
  text: string;
  proofs: Proof[];
}

export type Block =
  | { kind: 'sentences'; statements: Statement[] }
  | { kind: 'list'; lead: Statement; items: Statement[] }
  | { kind: 'table'; head: string[]; rows: TableCell[][] };

export type Reason = NonNullable<AskReply['reason']>;

/** `partly`: the number is right, something said with it is not. `open`: quoted, not decided. */
export type ClaimVerdict = 'yes' | 'no' | 'partly' | 'disputed' | 'open';

export interface Draft {
  status: 'answered' | 'partial' | 'refused';
  blocks: Block[];
  reason?: Reason;
  missing: string[];
  /** Sentence in front that states no fact of the documents. */
  lead?: string;
  /** On the claim that is asked; the lead says it in words. */
  verdict?: ClaimVerdict;
  /** The lead says all that can be said of the claim: figures of the papers were compared. */
  judged?: true;
  suggestions?: string[];
}

/** In reading order. */
export function proofsOf(blocks: readonly Block[]): Proof[] {
  return blocks.flatMap(proofsOfBlock);
}

function proofsOfBlock(block: Block): Proof[] {
  switch (block.kind) {
    case 'sentences':
      return block.statements.flatMap(({ proofs }) => proofs);
    case 'list':
      return [block.lead, ...block.items].flatMap(({ proofs }) => proofs);
    case 'table':
      return block.rows.flat().flatMap(({ proofs }) => proofs);
  }
}

/** What the draft says: its lead, then each statement, a table by rows. */
export function textsOf({ blocks, lead = '' }: Draft): string[] {
  const texts = blocks.flatMap((block) => {
    if (block.kind === 'table') return block.rows.map((row) => row.map(({ text }) => text).join('，'));
    const statements = block.kind === 'list' ? [block.lead, ...block.items] : block.statements;
    return statements.map(({ text }) => text);
  });
  return [lead, ...texts];
}
