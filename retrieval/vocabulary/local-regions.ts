/**
 * Places that the division codes do not have but a paper or a manifest names: a new city, 某某高新区. Each is a region of
 * its own, so that its figures are never given for those of the city around it. Names are simplified text.
 */
import type { Region } from './gazetteer.ts';
import { NO_PLACE } from './place-words.ts';
import { findRegions, nationwide, regionsByName } from './regions.ts';

/** A park or zone that governs and plans for itself, right after the name of its place. */
const ZONE =
  '(?:国家级?)?(?:高新区|高新技术产业开发区|高新技术开发区|经开区|经济技术开发区|经济开发区|开发区|工业园区|新区|管理区|度假区)';
/** 高新区, or a name of its own in front: 南京江北新区, 武汉东湖高新区. */
const ZONE_AFTER = new RegExp(
  `^(?:${ZONE}|(?!推|加|促|支|建|国|省|各|全|关|深|打|发|产|创|数|智|综|城|重|示|化|区|县|市)\\p{Script=Han}{2}${ZONE})`,
  'u',
);
/** 城市, 示范区, 市区 are words for places and name none; 全市, 我县 name the paper's own. */
const NO_NAME = new RegExp(
  `${NO_PLACE.source}|^${ZONE}$|城市|都市|示范|试点|试验|先行|先导|功能|保护|园区$|[全本我各该这那此贵某]|^(?:[省县]|智慧|数字|海绵|低碳|文明|卫生|县级|地级|区级|和|与|及|推进|建设|支持|关于|加强|促进|推动|深化|自贸|灌|林|矿|湖)|[的是在和与及市县区][市县区州盟旗]$`,
);
const HEAD = /^(?:(?:19|20)\d\d(?:[—–\-~至](?:19|20)\d\d)?年?度?)?/;
const NAMED = new RegExp(
  `^([\\p{Script=Han}]{2,8}?(?:${ZONE}|自治州|自治县|地区|[省市县区州盟旗]))(?![级辖区场镇村民长委域划块])`,
  'u',
);

/** `测试市2024年…`, `镇江高新区2023年…`: the place that a title or the name of a body begins with when the codes do not have it. */
export function unlistedRegion(text: string): Region | null {
  const start = HEAD.exec(text)?.[0].length ?? 0;
  const rest = text.slice(start);
  const mentions = findRegions(rest);
  const last = mentions.filter((mention, at) => mention.start === (mentions[at - 1]?.end ?? 0)).at(-1);
  if (last) {
    const zone = ZONE_AFTER.exec(rest.slice(last.end))?.[0];
    return zone === undefined ? null : localRegion(rest.slice(last.start, last.end) + zone);
  }
  const name = mentions.length > 0 ? undefined : NAMED.exec(rest)?.[1];
  return name === undefined || NO_NAME.test(name) ? null : localRegion(name);
}

/** The region of that name; it lies in the one that its name begins with (镇江高新区 in 镇江市). */
export function localRegion(name: string): Region {
  const parent = findRegions(name).find(({ start }) => start === 0)?.region ?? null;
  const stem = name.replace(/(?:市|县|区|州|盟|旗|省|地区)$/, '');
  return {
    code: `${parent === null ? '' : parent.code.slice(0, parent.level === 'province' ? 2 : 4)}${name}`,
    name,
    short: parent === null && stem.length > 1 && stem !== name ? [stem] : [],
    level: levelOfName(name),
    parents: parent === null ? [] : [parent.name, ...parent.parents],
  };
}

function levelOfName(name: string): Region['level'] {
  if (/省$/.test(name)) return 'province';
  return /(?:市|州|盟|地区)$/.test(name) ? 'city' : 'district';
}

const remembered = new Map<string, readonly Region[]>();
const MAX_REMEMBERED = 50;

/** Those of `names` that the division codes do not have, as regions. */
export function localRegions(names: readonly string[]): readonly Region[] {
  const key = names.join();
  const known = remembered.get(key);
  if (known) return known;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  const found = names.filter((name) => name !== nationwide.name && regionsByName(name).length === 0).map(localRegion);
  remembered.set(key, found);
  return found;
}
