/**
 * Values that the source pairs with names over a distance. `A、B、C三条产业链分别实现产值65亿元、6亿元、15亿元` names first;
 * without names of its own (`年均增速分别达9.54%、8.87%`) the figures before are meant, one each.
 */
import { frontName, stripLeft } from './names.ts';
import { placeAlone, placeAtHead } from './place-at-head.ts';
import { BEFORE_NUMBER, CHANGE_AT_END, MEASURED } from './wording.ts';

export interface Pairing {
  name: string;
  /** Words that state the figure; `value` comes with its qualifiers: 最高200万元. */
  state: (value: string) => string;
}

export interface PairedWords {
  /** Words of the clause before the first value. */
  before: string;
  /** Words behind the last value up to the end of the clause. */
  after: string;
  count: number;
  /** Names of the figures before in the sentence, oldest first. */
  earlier: readonly string[];
}

const COUNTED = /(?:等)?[一二两三四五六七八九十\d]+(?:大|条|个|类|家|项|种)([\p{Script=Han}]{0,10})$/u;
const GIVEN = /^(?:奖励|补助|贴息|补贴|资助)/;

/** Null when the words hold no list of that length. */
export function respectivePairs({ before, after, count, earlier }: PairedWords): Pairing[] | null {
  const at = before.lastIndexOf('分别');
  if (at < 0 || count < 2) return null;
  const tail = before.slice(at + 2);
  const list = listItems(before.slice(0, at), count);
  if (list)
    return list.items.map((item) => pairingOf({ item, tail, given: GIVEN.exec(after)?.[0] ?? '', lead: list.lead }));
  const behind = listBehind(after, count);
  const subject = frontName(before.slice(0, at));
  if (behind) return behind.map((name) => ({ name: subject + name, state: (value) => `${subject}${value}${name}` }));
  // 营业收入超过10亿元、50亿元的，分别给予…: one name three times pairs nothing.
  if (new Set(earlier.slice(-count)).size < count) return null;
  return earlier.slice(-count).map((name) => {
    const whole = name + (subject || measureOf(tail));
    return { name: whole, state: (value) => `${whole}${predicateOf(tail)}${value}` };
  });
}

/** `8家…、6家…入选，占全省的58%、50%`: as many shares as figures before, in their order. */
export function sharePairs({ before, count, earlier }: PairedWords): Pairing[] | null {
  const share = /占(全[国省市区县])的?(?:比重)?(?:为|达到?|约)?$/.exec(before);
  if (!share || count < 2 || earlier.length < count) return null;
  return earlier.slice(-count).map((name) => ({
    name: `${name}占${share[1]}比重`,
    state: (value) => `${name}占${share[1]}的${value}`,
  }));
}

function pairingOf({ item, tail, given, lead }: { item: string; tail: string; given: string; lead: string }): Pairing {
  if (given !== '') return { name: item + given, state: (value) => `${lead}${item}给予${value}${given}` };
  const name = item + measureOf(tail);
  return { name, state: (value) => `${name}${predicateOf(tail)}${value}` };
}

/** 实现产值 → 产值; 达 → nothing. */
function measureOf(words: string): string {
  const measure = stripped(words).replace(CHANGE_AT_END, '');
  return /^(?:给予|达|有|为|是|实现|同比|年均)?$/.test(measure) ? '' : measure;
}

/** 增长 must be said of each; 达到 may. */
function predicateOf(words: string): string {
  const change = CHANGE_AT_END.exec(stripped(words))?.[0] ?? '';
  if (change !== '') return `${/同比|年均|比上年/.exec(words)?.[0] ?? ''}${change}`;
  return /达到?$/.exec(words)?.[0] ?? '';
}

function stripped(words: string): string {
  let rest = words;
  for (let last = ''; last !== rest; ) {
    last = rest;
    rest = rest.replace(BEFORE_NUMBER, '');
  }
  return stripLeft(rest);
}

function listItems(words: string, count: number): { items: string[]; lead: string } | null {
  const counted = COUNTED.exec(words);
  const body = counted ? words.slice(0, counted.index) : words;
  const parts = body.split(/、|和|以及|及|与/).filter((item) => item !== '');
  if (parts.length < count) return null;
  const [first = '', ...rest] = parts.slice(-count);
  const bare = stripLeft(first);
  const lead = first.slice(0, first.length - bare.length);
  const items = [bare, ...rest];
  const noun = counted?.[1] ?? '';
  return { items: noun === '' ? withSharedNoun(items) : items.map((item) => withEnd(item, noun)), lead };
}

/** The last item carries the noun of all: 食品、石化、信息等产业增加值; 一、二、三产业增加值; 高技术制造业、装备制造业增加值. */
function withSharedNoun(items: readonly string[]): string[] {
  const last = items.at(-1) ?? '';
  const etc = /^(.+?)等(?=\p{Script=Han}{2,12}$)/u.exec(last);
  if (etc) {
    const noun = last.slice(etc[0].length);
    return items.map((item) => (item === last ? `${etc[1]}${noun}` : withEnd(item, noun)));
  }
  // 国家级、部级创新平台: the level is said of each, the thing once.
  const levelled = /^\p{Script=Han}{1,4}级(?=\p{Script=Han}{2,})/u.exec(last)?.[0];
  if (levelled !== undefined && items.every((item) => item === last || /级$/.test(item)))
    return items.map((item) => (item === last ? item : item + last.slice(levelled.length)));
  const lengths = new Set(items.slice(0, -1).map((item) => item.length));
  const [length = 0] = lengths;
  if (lengths.size === 1 && length === 1 && last.length > 2) {
    return items.map((item) => withEnd(item, last.slice(length)));
  }
  // 邗江区、江都区规上工业产值: behind the last of several places stands what is said of each.
  const behind = last.slice(placeAtHead(last)?.end ?? last.length);
  if (behind !== '' && items.every((item) => item === last || placeAlone(item)))
    return items.map((item) => (item === last ? item : item + behind));
  const measure = MEASURED.exec(last)?.[0] ?? '';
  return items.map((item) => (MEASURED.test(item) || measure === '' ? item : item + measure));
}

function withEnd(item: string, noun: string): string {
  return item.endsWith(noun) ? item : item + noun;
}

/** `分别有29个、7个项目入选全省首批大数据、区块链产业发展试点示范项目`: the list stands behind. */
function listBehind(after: string, count: number): string[] | null {
  const marks = after.split('、');
  if (marks.length !== count || count !== 2) return null;
  const [left = '', right = ''] = marks;
  // The tail that both share begins where the short item ends: 大数据 | 区块链产业发展试点示范项目.
  const noun = /(?:产业|领域|项目|企业|平台|行业|服务)\p{Script=Han}*$/u.exec(right)?.[0] ?? '';
  if (noun === '' || noun === right) return null;
  const head = /^(.*?(?:全[国省市区])?(?:首批|第[一二三]批|国家级|省级|市级))/u.exec(left)?.[1] ?? '';
  return [left + noun, head + right];
}
