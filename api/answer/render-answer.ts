/** A draft in, Markdown with bare [n] markers and the numbered citations out. One place in one document is one marker. */
import type { Citation } from '../contract.ts';
import { citationOf, inheritedQuotes } from './citation.ts';
import type { Block, Draft, Proof, Statement } from './draft.ts';

export interface Rendered {
  answer: string;
  citations: Citation[];
}

export function renderAnswer(draft: Draft): Rendered {
  const citations: Citation[] = [];
  const mark = (proofs: readonly Proof[]): string => {
    const numbers = proofs.map((proof) => cite(proof, citations));
    return [...new Set(numbers)].map((number) => `[${number}]`).join('');
  };
  const blocks = draft.blocks.map((block) => renderBlock(block, mark));
  // It may name what was asked in the question's own words.
  const lead = draft.lead ? [escapeText(draft.lead)] : [];
  return { answer: [...lead, ...blocks].filter((part) => part !== '').join('\n\n'), citations };
}

/** `mark` gives the markers of proofs; Markdown without the blank lines around it. */
export function renderBlock(block: Block, mark: (proofs: readonly Proof[]) => string): string {
  switch (block.kind) {
    case 'sentences':
      return block.statements.map((statement) => sentence(statement, mark)).join('');
    case 'list':
      return [
        `${escapeCell(block.lead.text)}${mark(block.lead.proofs)}：`,
        '',
        ...block.items.map((item) => `- ${escapeCell(item.text)}${mark(item.proofs)}`),
      ].join('\n');
    case 'table':
      return [
        `| ${block.head.join(' | ')} |`,
        `|${block.head.map(() => ' --- ').join('|')}|`,
        ...block.rows.map(
          (row) => `| ${row.map((cell) => `${escapeCell(cell.text)}${mark(cell.proofs)}`).join(' | ')} |`,
        ),
      ].join('\n');
  }
}

function sentence(statement: Statement, mark: (proofs: readonly Proof[]) => string): string {
  const text = statement.text.replace(/[。；，、\s]+$/u, '');
  return `${escapeText(text)}${mark(statement.proofs)}。`;
}

/** Text of documents is data: it must not become a heading, a link or a table bar. */
export function escapeText(text: string): string {
  return text
    .replace(/[\\`*_<>#]/g, (unit) => `\\${unit}`)
    .replace(/\[/g, '［')
    .replace(/\]/g, '］')
    .replace(/\s+/g, ' ');
}

export function escapeCell(text: string): string {
  return escapeText(text).replace(/\|/g, '｜');
}

/** The marker of a place; a new citation is added to the list, a known one gets what context it lacks. */
export function cite(proof: Proof, citations: Citation[]): number {
  const { document, span } = proof;
  const known = citations.find(
    (citation) => citation.documentId === document.id && citation.start === span.start && citation.end === span.end,
  );
  if (known) {
    const more = inheritedQuotes(proof).filter((piece) => !known.context?.some((other) => other.start === piece.start));
    if (more.length > 0) known.context = [...(known.context ?? []), ...more];
    return known.marker;
  }
  const marker = citations.length + 1;
  citations.push(citationOf(proof, marker));
  return marker;
}
