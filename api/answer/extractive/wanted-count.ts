import { parseNumeral } from '#retrieval/text/numerals';

/** 哪四个, 十二个平台: how many members the question says the list has. */
export function wantedCount(question: string): number | null {
  const match = /([二两三四五六七八九十\d]{1,3})(?:大|个|项|条|类|种|方面|块)/.exec(question);
  return match?.[1] ? parseNumeral(match[1]) : null;
}
