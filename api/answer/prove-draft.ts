/**
 * A draft in, the same draft without what its own citations do not prove out. Nothing is shown before it is verified:
 * each statement's figures, units, bodies and quoted phrases must stand in its quotes or in what they inherit.
 */
import { sectionPath } from '#retrieval/plan-document';
import { cleanText } from '#retrieval/text/clean';
import { unsupportedWords } from '#retrieval/verify/unsupported-words';
import { isInstruction } from '#retrieval/vocabulary/instructions';
import type { Block, Draft, Proof, Statement, TableCell } from './draft.ts';

export interface Rejection {
  text: string;
  unsupported: string[];
}

export interface Proven {
  draft: Draft;
  rejected: Rejection[];
}

export function proveDraft(draft: Draft): Proven {
  const rejected: Rejection[] = [];
  const holds = (text: string, proofs: readonly Proof[]): boolean => {
    // What somebody wrote into a paper for the one who is asked says nothing of the plans.
    const told = proofs.map(wordsOf).filter(isInstruction);
    const unsupported = saysNothing(text)
      ? [text]
      : told.length > 0
        ? told
        : unsupportedWords(text, { quotes: proofs.flatMap(quotesOf), facts: proofs.flatMap(factsOf) });
    if (unsupported.length > 0) rejected.push({ text, unsupported });
    return unsupported.length === 0;
  };
  const blocks = draft.blocks.flatMap((block) => proveBlock(block, holds));
  if (draft.blocks.length > 0 && blocks.length === 0) {
    return {
      rejected,
      draft: {
        status: 'refused',
        blocks: [],
        reason: 'unverified',
        missing: draft.missing,
        lead: '没有找到可以核对的依据，无法回答。',
      },
    };
  }
  return { rejected, draft: { ...draft, blocks } };
}

/** A name and a colon with nothing behind it are no answer. */
function saysNothing(text: string): boolean {
  return /(?:^|：)[\s，。；]*$/u.test(text);
}

type Holds = (text: string, proofs: readonly Proof[]) => boolean;

function proveBlock(block: Block, holds: Holds): Block[] {
  switch (block.kind) {
    case 'sentences': {
      const statements = block.statements.filter((statement) => isProven(statement, holds));
      return statements.length > 0 ? [{ ...block, statements }] : [];
    }
    case 'list': {
      const items = block.items.filter((item) => isProven(item, holds));
      return items.length > 0 ? [{ ...block, items }] : [];
    }
    case 'table': {
      const rows = block.rows.filter((row) => row.every((cell) => isProvenCell(cell, holds)));
      return rows.length > 0 ? [{ ...block, rows }] : [];
    }
  }
}

/** A computed result is not in any text; its operands are cited and were recomputed from their figures. */
function isProven(statement: Statement, holds: Holds): boolean {
  return statement.computed === true || holds(statement.text, statement.proofs);
}

function isProvenCell(cell: TableCell, holds: Holds): boolean {
  return cell.proofs.length === 0 || holds(cell.text, cell.proofs);
}

function wordsOf({ document, span }: Proof): string {
  return cleanText(document.text.slice(span.start, span.end));
}

function quotesOf({ document, span, context }: Proof): string[] {
  return [span, ...context.map((piece) => piece.span)].map(({ start, end }) => document.text.slice(start, end));
}

function factsOf({ document, section, inherited = [] }: Proof): string[] {
  const { title, documentNumber, issuer, published, region, dates } = document;
  const labels = pathLabels(document.sections, section);
  const days = Object.values(dates).filter((date) => date !== undefined);
  return [
    ...inherited,
    title,
    documentNumber,
    issuer,
    published,
    region,
    ...days.map(dayWords),
    ...document.years.map((year) => `${year}年`),
    ...labels,
  ].filter((fact) => fact !== null);
}

function pathLabels(sections: Proof['document']['sections'], index: number | null): string[] {
  return sectionPath(sections, index).flatMap(({ label, heading }) => [
    label,
    heading,
    // 附件1 2024年重点工作: its number would read as one with the year.
    ...(/^附[件表]\s?\d{1,2}(?!\d)/.exec(label) ?? []),
  ]);
}

function dayWords(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${iso} ${year}年${month}月${day}日`;
}
