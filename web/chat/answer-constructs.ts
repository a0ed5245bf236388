/**
 * The constructs of Markdown that an answer may have, in place of micromark's whole set: the build puts this file where
 * micromark has its own `constructs.js`. What is not here is not in the widget at all, a quarter of its size.
 * `markdown-tree.ts` switches the others off too, so that it reads the same without the build.
 */
import { attention, blockQuote, characterEscape, hardBreakEscape, lineEnding, list } from 'micromark-core-commonmark';

const code = (character: string): number => character.charCodeAt(0);
const each = <Construct>(characters: string, construct: Construct): Record<number, Construct> =>
  Object.fromEntries(Array.from(characters, (character) => [code(character), construct]));
/** Line endings have numbers of micromark's own: CR, LF and both. */
const LINE_ENDINGS = { [-5]: lineEnding, [-4]: lineEnding, [-3]: lineEnding };

export const document = { ...each('*+-0123456789', list), [code('>')]: blockQuote };
export const contentInitial = {};
export const flowInitial = {};
export const flow = {};
export const string = { [code('\\')]: characterEscape };
export const text = {
  ...LINE_ENDINGS,
  ...each('*_', attention),
  [code('\\')]: [hardBreakEscape, characterEscape],
};
/** micromark adds a resolver for trailing blanks here; an answer's text is shown as it is. */
export const insideSpan = { null: [attention] };
export const attentionMarkers = { null: [code('*'), code('_')] };
export const disable = { null: [] };
