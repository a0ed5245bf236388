/**
 * 分别 pairs. `A、B、C三条产业链分别实现产值65亿元、6亿元、15亿元` names first; without names of its own
 * (`年均增速分别达9.54%、8.87%`) the figures before are meant, one each.
 */
import { frontName, stripLeft } from './names.ts';
import { BEFORE_NUMBER } from './wording.ts';

const COUNTED = /(?:等)?[一二两三四五六七八九十\d]+(?:大|条|个|类|家|项|种)([\p{Script=Han}]{0,10})$/u;

/** Names for `count` values behind 分别, or null when the words hold no list of that length. */
export function respectiveNames({
  before,
  after,
  count,
  earlier,
}: {
  /** Words before the first value. */
  before: string;
  /** Words behind the last value up to the end of the clause. */
  after: string;
  count: number;
  /** Names of the figures before in the sentence, oldest first. */
  earlier: readonly string[];
}): string[] | null {
  const at = before.lastIndexOf('分别');
  if (at < 0 || count < 2) return null;
  const what = measured(before.slice(at + 2)) || measuredBehind(after);
  const list = listItems(before.slice(0, at), count);
  if (list) return list.map((item) => item + what);
  const behind = listBehind(after, count);
  if (behind) return behind;
  const subject = frontName(before.slice(0, at));
  if (earlier.length >= count) return earlier.slice(-count).map((name) => name + (subject || what));
  return null;
}

/** 实现产值 → 产值; 达 → nothing. */
function measured(words: string): string {
  let name = words;
  for (let last = ''; last !== name; ) {
    last = name;
    name = name.replace(BEFORE_NUMBER, '');
  }
  return stripLeft(name).replace(/^(?:给予|增长|达|有|为|是)$/, '');
}

function measuredBehind(after: string): string {
  return /^(?:奖励|补助|贴息|补贴|资助)/.exec(after)?.[0] ?? '';
}

function listItems(words: string, count: number): string[] | null {
  const counted = COUNTED.exec(words);
  const body = counted ? words.slice(0, counted.index) : words;
  const tail = counted?.[1] ?? '';
  const items = body.split(/、|和|以及|及|与/).filter((item) => item !== '');
  if (items.length < count) return null;
  const last = items.slice(-count);
  const first = last[0] ?? '';
  const noun = tail || sharedNoun(last.at(-1) ?? '');
  return [stripLeft(first), ...last.slice(1)].map((item) => (item.endsWith(noun) ? item : item + noun));
}

/** 食品、石化、医药、信息等产业增加值: the last item carries the noun of all. */
function sharedNoun(item: string): string {
  return /等(\p{Script=Han}{2,12})$/u.exec(item)?.[1] ?? '';
}

/** `分别有29个、7个项目入选全省首批大数据、区块链产业发展试点示范项目`: the list stands behind. */
function listBehind(after: string, count: number): string[] | null {
  const marks = after.split('、');
  if (marks.length !== count || count !== 2) return null;
  const [left = '', right = ''] = marks;
  // The tail that both share begins where the short item ends: 大数据 | 区块链产业发展试点示范项目.
  const noun = /(?:产业|领域|项目|企业|平台|行业|服务)\p{Script=Han}*$/u.exec(right)?.[0] ?? '';
  if (noun === '' || noun === right) return null;
  const head = /^(.*?(?:首批|第[一二三]批|全省|全国|国家级|省级|市级))/u.exec(left)?.[1] ?? '';
  return [left + noun, head + right];
}
