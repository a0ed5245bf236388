/** 去非洲参展: a country or a part of the world, which papers only call 境外. In: words; out: the names of such places in them. */
const names = new Intl.DisplayNames('zh-Hans', { type: 'region', fallback: 'none' });
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const AT_HOME = /^(?:中国|世界)/u;

function countries(): string[] {
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  return codes
    .flatMap((code) => names.of(code) ?? [])
    .filter((name) => /^\p{Script=Han}{2,8}$/u.test(name) && !AT_HOME.test(name));
}

const CONTINENTS = '非洲 欧洲 美洲 北美洲 北美 南美洲 南美 拉美 大洋洲 东南亚 南亚 中亚 中东 东盟 欧盟'.split(' ');
const PLACES = new RegExp([...countries(), ...CONTINENTS].sort((a, b) => b.length - a.length).join('|'), 'gu');

export function placesAbroad(text: string): string[] {
  return text.match(PLACES) ?? [];
}

/** Does a clause speak of places outside the country at all? */
export function speaksOfAbroad(text: string): boolean {
  return /境外|海外|国外|国[（(]境[）)]外|出国|出境|涉外|[亚非欧美]洲/u.test(text);
}
