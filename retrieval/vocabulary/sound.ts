/**
 * How Chinese sounds, without tones: the only door to pinyin-pro. `ü` is written v, as it is typed.
 */
import { pinyin } from 'pinyin-pro';

const HAN = /\p{Script=Han}/u;
const readingsOf = new Map<string, readonly string[]>();

/** All readings of one character, the usual one first: 宿 → su, xiu. Empty for what is not Chinese. */
export function readings(character: string): readonly string[] {
  const known = readingsOf.get(character);
  if (known !== undefined) return known;
  const found = HAN.test(character)
    ? [...new Set(pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true }))]
    : [];
  readingsOf.set(character, found);
  return found;
}

/** Syllables of a Chinese word in context: 重庆 → chong qing. */
export function syllables(word: string): string[] {
  return pinyin(word, { toneType: 'none', type: 'array', v: true });
}

/**
 * A syllable with the differences taken out that many speakers don't make: z/zh, c/ch, s/sh, n/l at the
 * start, an/ang, en/eng, in/ing at the end.
 */
export function blurred(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=[aeiouv])/, 'l')
    .replace(/(?<=[aei]n)g$/, '');
}
