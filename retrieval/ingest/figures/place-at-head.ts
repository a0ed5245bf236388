/** Words in, the place that they begin with out: a division, or a park, zone or town inside one. */
import { NO_PLACE } from '../../vocabulary/place-words.ts';
import { findRegions } from '../../vocabulary/regions.ts';
import { stripLeft } from './names.ts';

export interface PlaceAtHead {
  /** Full name of the narrowest division that is named; null for a town or a zone without its city: 大桥镇, 高新区. */
  region: string | null;
  /** A park or zone inside the region, as named: what it did, the region did not. Empty when there is none. */
  actor: string;
  /** Units of the words that name it. */
  end: number;
}

const ZONE = /^(?:国家级?)?(?:工业园区|高新技术产业开发区|经济技术开发区|高新区|经开区|开发区|新区|园区|自贸片区)/;
const ITSELF = /^(?:(?:高新|经开|开发|主?城|中心城|市)区|市本级)$/;
/** 大桥镇, 汊河街道; 特色小镇, 建制镇 are kinds. */
const TOWN = '\\p{Script=Han}{2,4}(?<![小古城集重强建制全各乡特色名])(?:镇|街道)';
const LOCAL = new RegExp(`^${TOWN}$`, 'u');
const PARK =
  '\\p{Script=Han}{0,6}?(?:高新区|经开区|开发区|新区|新城|工业园区|保税区|自贸试验区|高新技术产业开发区|经济技术开发区)';
/** 大桥镇新建基站20个，引进企业3家: with a verb behind it a town is who does it. */
const DOES = new RegExp(
  `^(?:${TOWN}(?=(?:已|共|累计|计划|力争)?(?:新[增建]|完成|实现|建成|引进|培育|开工|竣工|拥有|签约|建设))|${PARK}(?=(?:20\\d\\d年)?\\p{Script=Han}{2})(?!建设|发展|规划|方案|[等内和与及的]))`,
  'u',
);

/** 扬州市邗江区 is 邗江区. */
export function placeAtHead(words: string): PlaceAtHead | null {
  const mentions = findRegions(words);
  if (mentions[0]?.start !== 0) return null;
  const narrowest = mentions.find(({ qualifies }) => !qualifies) ?? mentions[0];
  return placeOf(narrowest, words);
}

function placeOf({ region, end }: { region: { name: string }; end: number }, words: string): PlaceAtHead {
  const zone = ZONE.exec(words.slice(end))?.[0];
  return zone === undefined
    ? { region: region.name, actor: '', end }
    : { region: region.name, actor: words.slice(0, end + zone.length), end: end + zone.length };
}

/** Words that are a place and nothing else: 邗江区, 扬州高新区, 大桥镇. */
export function placeAlone(words: string): PlaceAtHead | null {
  const place = placeAtHead(words);
  if (place) return place.end === words.length ? place : null;
  return ITSELF.test(words) || (LOCAL.test(words) && !NO_PLACE.test(words))
    ? { region: null, actor: words, end: words.length }
    : null;
}

/** A town, a park or a zone without its city in front, that the clause says has or does something. */
export function localDoer(clause: string): PlaceAtHead | null {
  const name = /\d/.test(clause) ? DOES.exec(clause)?.[0] : undefined;
  if (name === undefined || stripLeft(name) !== name || (!ITSELF.test(name) && NO_PLACE.test(name))) return null;
  return { region: null, actor: name, end: name.length };
}
