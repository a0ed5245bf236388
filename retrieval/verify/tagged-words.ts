/** A wording in, its words with their class out. The same wording is asked for by many checks. */
import { type TaggedWord, tagWords } from '../vocabulary/word-classes.ts';
import { remembering } from './remembering.ts';

export const taggedWords = remembering((text): readonly TaggedWord[] => tagWords(text), 2000);
