/** What a model's shown sentences leave unsaid of the built-in answer, which is proven too: blocks that are still to be shown. */
import type { Ask } from '#retrieval/query/question-kind';
import { cleanText } from '#retrieval/text/clean';
import type { StatementProof } from '#retrieval/verify/verdict';
import { type Block, type Proof, proofsOf, type Statement } from '../draft.ts';
import type { Prepared } from '../prepared.ts';
import { renderBlock } from '../render-answer.ts';

export interface ShownAnswer {
  answer: string;
  proofs: readonly StatementProof[];
  /** Something that the model wrote was dropped, or it did not come to its end. */
  isTorn: boolean;
}

/** Questions for values: an answer without one of them is no whole answer, whoever wrote it. */
const WANTS_VALUES: readonly Ask[] = ['figure', 'count', 'compare', 'compute'];

export function blocksToFill({ draft, analyses }: Prepared, shown: ShownAnswer): Block[] {
  const wantsValues = analyses.some(({ asks }) => WANTS_VALUES.some((ask) => asks.has(ask)));
  if (!wantsValues && !shown.isTorn) return [];
  const values = new Set(valuesOf(shown.answer));
  const lacksValue = (text: string): boolean => valuesOf(text).some((value) => !values.has(value));
  const isCited = (proofs: readonly Proof[]): boolean =>
    proofs.some(({ document, span }) =>
      shown.proofs.some(
        (other) => other.document.id === document.id && other.span.start < span.end && span.start < other.span.end,
      ),
    );
  const isUnsaid = ({ text, proofs }: Statement): boolean =>
    (wantsValues && lacksValue(text)) || (shown.isTorn && !isCited(proofs));
  const unsaid = (block: Block): Block | null => {
    switch (block.kind) {
      case 'sentences': {
        const statements = block.statements.filter(isUnsaid);
        return statements.length > 0 ? { ...block, statements } : null;
      }
      case 'list': {
        const items = block.items.filter(isUnsaid);
        return items.length > 0 ? { ...block, items } : null;
      }
      case 'table':
        return (wantsValues && lacksValue(renderBlock(block, () => ''))) ||
          (shown.isTorn && !isCited(proofsOf([block])))
          ? block
          : null;
    }
  };
  return draft.blocks.map(unsaid).filter((block) => block !== null);
}

/** 2022年, （2021）, 〔2022〕52号: years and numbers of papers are no values. */
const NO_VALUE = /\d{4}(?:[—–-]\d{4})?年|[（〔(]\d{4}[）〕)]|第?\d+[号期条]/g;

/** Numbers without their grouping; 5 of 5G is part of a name. */
function valuesOf(text: string): string[] {
  const plain = cleanText(text.replace(/\[\d+\]/g, '')).replace(NO_VALUE, ' ');
  return [...plain.replace(/(?<=\d),(?=\d{3})/g, '').matchAll(/(?<![A-Za-z\d.])\d+(?:\.\d+)?(?![A-Za-z\d])/g)].map(
    ([value]) => value,
  );
}
