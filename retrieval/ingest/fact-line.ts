import type { MappedText } from '../text/mapped-text.ts';
import type { Block } from './paragraphs.ts';

/** A paragraph as the readers of facts see it: its index text, and the block that it is. */
export interface FactLine {
  block: Block;
  text: MappedText;
}
