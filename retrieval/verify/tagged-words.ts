/** A wording in, its words with their class out. The same wording is asked for by many checks. */

import { remembering } from '../text/remembering.ts';
import { type TaggedWord, tagWords } from '../vocabulary/word-classes.ts';

export const taggedWords = remembering((text): readonly TaggedWord[] => tagWords(text), 2000);
