/** Text in, its words with their class out (tags of the jieba dictionary: n noun, v verb, m number, …). */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import genre from './genre-words.json' with { type: 'json' };
import { termNames } from './terms.ts';

export interface TaggedWord {
  word: string;
  tag: string;
}

const tagger = Jieba.withDict(dict);
const genreNames = [...genre.words.flatMap((line) => line.split(' ')), ...termNames].filter((name) =>
  /^[\p{Script=Han}]{2,}$/u.test(name),
);
tagger.loadDict(new TextEncoder().encode(genreNames.map((name) => `${name} 2000 nz\n`).join('')));

/** Words in order; nothing of the text is left out. */
export function tagWords(text: string): TaggedWord[] {
  return tagger.tag(text);
}
