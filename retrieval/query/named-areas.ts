/**
 * Places of a question that are no divisions and that no list of regions has: 雄安新区, 江北新区, 某某经开区, 临港新片区,
 * 京津冀, 石家庄都市圈, 外滩街道, 辽河流域. They are parts of a region whose papers are here, or larger than one; a passage
 * answers for them only when it names them. In: the corrected question. Out: each area with how a text may name it.
 */
import { NO_PLACE } from '../vocabulary/place-words.ts';
import { type Region, regionsByName } from '../vocabulary/regions.ts';
import { type TaggedWord, tagWords } from '../vocabulary/word-classes.ts';
import { normal } from './question-terms.ts';

export interface NamedArea {
  /** As the question has it: 雄安新区. */
  name: string;
  /** Where it stands in the question. */
  start: number;
  end: number;
  /** What names it in a text in normal form. */
  pattern: RegExp;
}

export interface AreaSource {
  question: string;
  /** Regions that were recognised. */
  regions: readonly { start: number; end: number; region: Pick<Region, 'level'> }[];
  /** Titles of papers and the like: names in them are no places asked about. */
  skipped: readonly { start: number; end: number }[];
  /** Characters in a row in the index; normal form. */
  occurrences: (text: string) => number;
}

/** With a short name in front these are nearly always names. */
const ZONES =
  '国家级新区|新片区|新区|高新技术产业开发区|高新技术开发区|高新区|经济技术开发区|经济开发区|经开区|综合保税区|综保区|保税港?区|自由贸易试验区|自贸试验区|自由贸易港|自贸[区港]|航空港区|度假区|街道';
/** 产业园, 示范区 are kinds of things too: only behind the name of a place they are one. */
const KINDS =
  '开发开放试验区|工业园区|工业园|产业园区|产业园|科技园区|科技园|软件园|园区|片区|示范区|先行区|试验区|合作区|集聚区|管理区|开发区|生态区|经济区|港区|库区|湖区|新城|科学城|科技城|汽车城|大学城|城市群|都市圈|经济圈|创新圈|科创圈|生活圈|经济带|创新带|城市带|产业带|科创走廊|创新走廊|湾区|流域|社区';
const SUFFIX = new RegExp(`(?:${ZONES}|${KINDS})(?![级域])`, 'gu');
const ZONE = new RegExp(`^(?:${ZONES})$`);
/** One zone has several official names. */
const SAME_ZONE: readonly RegExp[] = [/高新/, /经济?.*开发区|经开区|^开发区/, /自贸|自由贸易/, /综保|保税/];

/** Areas of several provinces or cities. */
const WIDE =
  /沿[海江边黄]河?(?:经济带|城市群|产业带|地区)|京津冀|长三角|珠三角|长江三角洲|珠江三角洲|粤港澳(?:大湾区)?|大湾区|成渝(?:地区)?|北部湾|黄河三角洲|苏锡常|苏[北中南](?=地区|20|的|[数五有])|[辽冀皖粤鄂湘赣豫浙][东西南北中]+(?:地区)/gu;
/** 太湖, 白洋淀, 辽河流域: waters and lands by the dictionary's word. */
const LANDSCAPE = /^(?!.*[省市县]$)\p{Script=Han}{1,4}(?:流域|湖|淀|江|河|海|湾|岛|半岛|群岛|三角洲|平原|盆地|港)$/u;
/** These words of the genre look like one. */
const NO_LANDSCAPE =
  /^(?:[江河湖海]+|沿[江河湖海]|大[江河湖海]|跨[江河湖海]|出海|上海|内海|领海|深海|远海|江湖|[本各]港)$/;

const PROPER = /^(?:ns|nr|nrt|nrfg|j)$/;
/** Words between the name and the kind: 苏南国家自主创新示范区, 长三角生态绿色一体化发展示范区. */
const BETWEEN =
  /^(?:国家级?|省级|自主|创新|合作|发展|保护|开发|开放|先行|试验|示范|引领|创意|综合|生态|绿色|一体化|现代化|国际|深度|经济|科技|产业|高质量|改革|智能|临空|临港|保税|环球|城市|都市|[国省])$/;
const STOP = /^(?:u|p|c|d|r|m|t|y|e|w|x|q)/;
/** Single characters that no name is made of here: 要建园区. */
const NO_FRAGMENT =
  /^[要建搞办有是到能会可把对将被用做去来个的了在省市县区全各本我老大小多少几哪每这那该其从向由让给看问查说新和与及跟同年里内]$/;
/** 城市新区, 重点片区. */
const GENERAL =
  /^(?:城市|产业|重点|特色|智慧|数字|农村|城乡|乡镇|市辖|各级|国家|国家级|省级|市级|区级|所有|全部|部分|有关|相关|下辖|周边|现有|以[上下]|建设|打造|支持|推进|推动)/;

const PLACE_BEFORE = /(?:^|[，,。？?、；;\s]|那么?|请问|想问)(\p{Script=Han}{2,3})(?=20\d\d年|的|今年|[有要]多少)/gu;

export function namedAreas(source: AreaSource): NamedArea[] {
  const { question, regions, skipped } = source;
  const tokens = withOffsets(tagWords(question));
  const free = (at: number): boolean => !skipped.some(({ start, end }) => start <= at && at < end);
  const found: NamedArea[] = [];
  for (const match of question.matchAll(SUFFIX)) {
    const area = zoneAt({ ...source, tokens, suffix: match[0], at: match.index });
    if (area && free(area.start)) found.push(area);
  }
  const outside = (start: number): boolean =>
    free(start) && ![...found, ...regions].some((one) => one.start <= start && start < one.end);
  for (const match of question.matchAll(WIDE))
    if (outside(match.index)) found.push(plainArea(match[0].replace(/地区$/, ''), match.index));
  for (const { word, tag, start } of tokens)
    if (/^ns$/.test(tag) && LANDSCAPE.test(word) && !NO_LANDSCAPE.test(word) && outside(start))
      found.push(plainArea(word, start));
  for (const match of question.matchAll(PLACE_BEFORE)) {
    const [, name = ''] = match;
    const start = match.index + match[0].length - name.length;
    if (outside(start) && isStemOfZone(name, source)) found.push(plainArea(name, start));
  }
  return found;
}

/** 雄安2025年GDP: the papers call it 雄安新区. */
function isStemOfZone(name: string, { occurrences }: AreaSource): boolean {
  if (GENERAL.test(name) || NO_PLACE.test(name) || regionsByName(name).length > 0) return false;
  return ['新区', '自贸区', '高新区', '经开区', '开发区', '片区'].some((zone) => occurrences(normal(name + zone)) > 0);
}

function plainArea(name: string, start: number): NamedArea {
  return { name, start, end: start + name.length, pattern: new RegExp(RegExp.escape(normal(name)), 'u') };
}

interface Token extends TaggedWord {
  start: number;
  end: number;
}

function withOffsets(words: readonly TaggedWord[]): Token[] {
  let at = 0;
  return words.map(({ word, tag }) => {
    const start = at;
    at += word.length;
    return { word, tag, start, end: at };
  });
}

interface ZoneSource extends AreaSource {
  tokens: readonly Token[];
  suffix: string;
  at: number;
}

function zoneAt({ question, regions, tokens, suffix, at }: ZoneSource): NamedArea | null {
  const end = at + suffix.length;
  const area = (start: number, head: string): NamedArea => ({
    name: question.slice(start, end),
    start,
    end,
    pattern: zonePattern(head, suffix),
  });
  // 盐城高新区, 长春现代化都市圈: directly behind a region that is known.
  const region = regions.find((one) => one.end <= at && /^(?:国家级?|现代化|国际)?$/.test(question.slice(one.end, at)));
  // 江苏省高新区 are all those of the province.
  if (region && region.region.level === 'province' && !/自贸|自由贸易/.test(suffix)) return null;
  if (region) return area(region.start, question.slice(region.start, region.end).replace(/[省市县区]$/, ''));
  const before = tokens.filter((token) => token.end <= at || token.start < at).reverse();
  const head: Token[] = [];
  for (const token of before) {
    const isName = PROPER.test(token.tag) || (token.word.length === 1 && !NO_FRAGMENT.test(token.word));
    if (!/^\p{Script=Han}+$/u.test(token.word) || regions.some((one) => one.start < token.end && token.start < one.end))
      break;
    if (isName && !SUFFIX_WORD.test(token.word)) head.push(token);
    else if (head.length > 0 || !BETWEEN.test(token.word)) {
      // 天府新区, 火炬高新区: a noun alone is a name before such a zone.
      const noun = head.length === 0 && token.end === at && ZONE.test(suffix) && /^[nafs]/.test(token.tag);
      if (noun && !STOP.test(token.tag) && !GENERAL.test(token.word) && token.word.length > 1) head.push(token);
      break;
    }
  }
  const [last] = head;
  const first = head.at(-1);
  if (!last || !first) return null;
  const name = question.slice(first.start, Math.min(last.end, at));
  const proper = head.some(({ word, tag }) => word.length > 1 && PROPER.test(tag));
  // 雄 安 in front of 新区: a name that no dictionary has falls into characters.
  const fragments = ZONE.test(suffix) && name.length >= 2 && last.end >= at;
  const noun = head.length === 1 && !proper && last.word.length > 1;
  if (!(proper || fragments || noun) || name.length < 2 || NO_PLACE.test(name) || GENERAL.test(name)) return null;
  return area(first.start, name);
}

const SUFFIX_WORD = new RegExp(`^(?:${ZONES}|${KINDS}|区|高新|深度|开发)$`);

/** 苏南自主创新示范区 is 苏南国家自主创新示范区; 雄安 alone is 雄安新区, while 长春 alone is the city. */
function zonePattern(head: string, suffix: string): RegExp {
  const name = RegExp.escape(normal(head));
  const same = SAME_ZONE.find((one) => one.test(suffix));
  const ending = same ? `(?:${same.source.replaceAll('^', '')})` : RegExp.escape(normal(suffix.slice(-2)));
  const stem = suffix.endsWith('新区') && regionsByName(head).length === 0 ? `${name}|` : '';
  return new RegExp(`${stem}${name}(?:[省市县区]|[^，。；、]{0,8}?)${ending}`, 'u');
}
