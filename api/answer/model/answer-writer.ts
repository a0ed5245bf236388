/** Supported units in, events out: Markdown in the order of the draft, with citations numbered as they come. */
import type { StatementProof } from '#retrieval/verify/verdict';
import type { Citation } from '../../contract.ts';
import type { AnswerEvent } from '../answer-event.ts';
import { type Block, type Proof, proofsOf } from '../draft.ts';
import { cite, escapeCell, escapeText, renderBlock } from '../render-answer.ts';
import type { DraftRow, DraftSentence } from './draft-reader.ts';

export interface AnswerWriter {
  unit(unit: DraftSentence | DraftRow, proofs: readonly StatementProof[]): AnswerEvent[];
  block(block: Block): AnswerEvent[];
  /** A line that states no fact of the documents: what the gate found, a note. */
  line(text: string): AnswerEvent[];
  readonly answer: string;
  readonly citations: Citation[];
}

export function answerWriter(): AnswerWriter {
  const citations: Citation[] = [];
  let answer = '';
  /** What the last text was, so that the next is joined to it rightly. */
  let last: { kind: DraftSentence['kind'] | 'row' | 'other'; under: string } | null = null;
  const say = (proofs: readonly Proof[], textOf: (mark: string) => string): AnswerEvent[] => {
    const before = citations.length;
    const known = citations.map(({ context }) => context?.length);
    const markers = [...new Set(proofs.map((proof) => cite(proof, citations)))];
    const text = textOf(markers.map((marker) => `[${marker}]`).join(''));
    answer += text;
    // A place that is cited again for something else may have got more context.
    const told = citations.filter((citation, at) => at >= before || citation.context?.length !== known[at]);
    return [
      ...told.map((citation): AnswerEvent => ({ kind: 'citation-available', citation: { ...citation } })),
      { kind: 'text-verified', text },
    ];
  };
  const apart = (): string => (answer === '' ? '' : '\n\n');
  return {
    unit: (unit, proofs) => {
      const under = unit.kind === 'row' ? unit.head.join('|') : (unit.lead ?? '');
      const follows = last?.kind === unit.kind && last.under === under;
      last = { kind: unit.kind, under };
      const lead = unit.lead && !follows ? `${apart()}${escapeCell(unit.lead)}` : '';
      const open = lead === '' ? apart() : `${lead}\n\n`;
      if (unit.kind === 'row') {
        const head = `| ${unit.head.map(escapeCell).join(' | ')} |\n|${unit.head.map(() => ' --- ').join('|')}|`;
        const row = (mark: string): string => `| ${unit.cells.map(escapeCell).join(' | ')}${mark} |`;
        return say(proofs, (mark) => `${follows ? '' : `${open}${head}`}\n${row(mark)}`);
      }
      if (unit.kind === 'item')
        return say(proofs, (mark) => `${follows ? '\n' : open}- ${escapeCell(unit.words)}${mark}`);
      return say(proofs, (mark) => `${follows && !unit.startsLine ? '' : apart()}${escapeText(unit.words)}${mark}。`);
    },
    block: (block) => {
      last = { kind: 'other', under: '' };
      const mark = (proofs: readonly Proof[]): string =>
        [...new Set(proofs.map((proof) => cite(proof, citations)))].map((marker) => `[${marker}]`).join('');
      return say(proofsOf([block]), () => `${apart()}${renderBlock(block, mark)}`);
    },
    line: (text) => {
      last = { kind: 'other', under: '' };
      return say([], () => `${apart()}${text}`);
    },
    get answer() {
      return answer;
    },
    citations,
  };
}
