/**
 * Names of indicators: which names are one indicator, and which a person means. A name is read into its core words
 * and what decides between indicators of like names: level (省级, 市级), measure (比重, 交易额), ratio (每万人).
 */
import type { Figure, FigureKind } from '../plan-document.ts';
import { cleanText } from '../text/clean.ts';
import { normal, wordsOf } from './question-terms.ts';
import { WEAK } from './question-words.ts';

interface IndicatorName {
  /** Normal form without what the other fields say and without words of doing and counting. */
  core: string;
  /** `省`, `市以上`, in order. */
  levels: string;
  /** `share`, `rate`, `growth`, or the measure itself: 交易额. Null for a plain count. */
  measure: string | null;
  /** 每万人, 人均: a ratio is no count. */
  ratio: boolean;
}

/** Words that only say of what kind a figure is; each figure has its kind beside its name. */
const KIND_WORDS: readonly [RegExp, readonly FigureKind[]][] = [
  [/每年|逐年/, ['yearly']],
  [/累计/, ['cumulative']],
  [/新建(?!设)|新增|净增|新培育|新创建|新认定|新建设|新开通|新招引|新引进/, ['new']],
];
const AREA = /^(?:[全本我][国省市区县])的?/;
const DOING =
  /^(?:(?:每年|逐年|累计|新?(?:建设(?!用地|项目|工程|资金|标准|投资)|培育|创建|认定|招引|引进|开通)|新建|新增|净增|建成|打造|现有|已有)的?)+(?=.{3})/;
const COUNTING =
  /(?:的|建设|开通|保有)?(?:总数量?|数量|个数|家数|人数|(?<!用)户数|座数|总量|目标值?|指标值?|任务数?|情况|数)$/;
const LEVELS = /(国家|省|市|区|县)级(以上)?/g;
/** 省星级上云企业, 国家重点实验室: a level without its 级. 市场主体 and 县域 have none. */
const LEADING_LEVEL =
  /^(?:(国家|全国)(?!队)|(省)(?![内外域会份])|(市)(?![内外域场政民区])|(区|县)(?![内外域块间位县镇城]))/;
const RATIO =
  /^(?:[百千万]人(?!次)|每[百千万亿]?[\p{Script=Han}]|每\d|人均|单位(?=地区|产品|面积|工业|能)|户均|亩均|万元)/u;
const SHARE = /(?:的|所)?(?:占)?(?:的)?(?:比重|占比|比例|份额|百分比)$/;
const GROWTH = /(?:同比|年均)?(?:增速|增幅|增长率?|增长速度)$/;
/** Which way it goes is the kind of the figure: 单位GDP能耗降低 is of 单位GDP能耗. */
const CHANGE = /(?:累计|年均)?(?:降低|下降|提高|提升)(?:率|幅度)?$/;
const RATE = /(?:率|水平)$/;
/** 零 of 零售 reads as 0 in normal form. */
const AMOUNT =
  /(?:业务|营业|主营业务)?(?:收入|营收)$|(?:增加值|(?:产值|产业|授信)?规模|产值|交易额|成交额|销售额|[零0]售总?额|进出口额?|总额|投资额?|利润|税收|补助|奖励|贴息|面积|里程|产量|销量|用电量|能耗|浓度|指数|营业额)$/;
/** Scope words: the part is never answered for the whole, nor the whole for the part. */
const SCOPE = /核心/;

function readName(text: string): IndicatorName {
  const levels: string[] = [];
  let core = normal(text).replace(/[（）()、，]/g, '');
  core = core.replace(AREA, '').replace(DOING, '').replace(AREA, '');
  const leading = LEADING_LEVEL.exec(core);
  if (leading && !/^.级/.test(core) && !core.startsWith('国家级')) {
    levels.push((leading[1] ? '国家' : leading[2]) ?? leading[3] ?? leading[4] ?? '');
    core = core.slice(leading[0].length);
  }
  core = core.replace(LEVELS, (_, level: string, above: string | undefined) => {
    levels.push(`${level}${above ?? ''}`);
    return '';
  });
  const ratio = RATIO.test(core);
  const { rest, measure } = splitMeasure(
    core.replace(CHANGE, '').replace(/(?<=\p{Script=Han})年(?=网络|线上|销售|交易|产值|营业)/u, ''),
  );
  // 核心产业 of these plans are those of the 数字经济及其核心产业统计分类.
  const plain = rest.replace(/^数字经济(?=核心产业)/, '').replace(/的/g, '');
  return { core: plain, levels: [...new Set(levels)].sort().join('、'), measure, ratio };
}

function splitMeasure(name: string): { rest: string; measure: string | null } {
  const cut = (pattern: RegExp, measure: string): { rest: string; measure: string } => ({
    rest: name.replace(pattern, ''),
    measure,
  });
  if (SHARE.test(name)) return cut(SHARE, 'share');
  if (/占(?:地区生产总值|[全本][国省市区县])$/.test(name)) return { rest: name, measure: 'share' };
  if (GROWTH.test(name)) return cut(GROWTH, 'growth');
  if (RATE.test(name)) return cut(RATE, 'rate');
  const amount = AMOUNT.exec(name)?.[0];
  if (amount !== undefined && amount !== name) return cut(AMOUNT, amount);
  return { rest: name.replace(COUNTING, '') || name, measure: null };
}

const read = new Map<string, IndicatorName>();

function nameOf(text: string): IndicatorName {
  const known = read.get(text) ?? readName(text);
  if (read.size > 20_000) read.clear();
  read.set(text, known);
  return known;
}

/** Equal for figures of one indicator, however its name is worded; the kind of the figure is no part of it. */
export function indicatorKey({ name, unit }: Pick<Figure, 'name' | 'unit'>): string {
  const { core, levels, measure, ratio } = nameOf(name);
  // “一网通办”达到95%: the unit says what the name left out.
  const kind = measure ?? (/%|百分点/.test(unit) ? 'rate' : 'count');
  return [core, levels, kind, ratio ? 'ratio' : ''].join('|');
}

const GENERIC =
  /^(?:重点|示范|优秀|各类|专项|相关|骨干)*(?:企业|项目|平台|基地|产业链?|园区|人才|场景|活动|任务|产业集群|奖励|补助|贴息|资金|培训|机构|单位|中心|服务|区域|人员|面积|地区|工程|系统)*$/;

/** False for 企业, 补助, 重点项目: figures of so general a name need not be of one thing. */
export function namesOneIndicator(name: string): boolean {
  const { core, measure } = nameOf(name);
  return !GENERIC.test(core) && core.length >= (measure === null ? 4 : 2);
}

export interface NameMatch {
  /** Of the names given, those that are meant. */
  names: string[];
  /** Kinds that the asked name itself says (新建, 累计); null when it leaves the kind open. */
  kinds: FigureKind[] | null;
}

/**
 * `asked` as a person writes it (Traditional, full width, short forms), `names` those of the index. Names that end in
 * the thing asked for win; only when there are none, names that speak of it somewhere.
 */
export function matchIndicatorNames(asked: string, names: readonly string[]): NameMatch {
  const question = cleanText(asked);
  const wanted = nameOf(question);
  const words = contentWords(wanted.core);
  const kinds = KIND_WORDS.find(([said]) => said.test(question))?.[1];
  if (words.length === 0) return { names: [], kinds: null };
  const said = names.filter((name) => speaksOf(nameOf(name), wanted, words));
  const exact = said.filter((name) => isSameThing(nameOf(name), wanted, words));
  const found = exact.length > 0 ? exact : said;
  return { names: found, kinds: kinds ? [...kinds] : null };
}

/** 城镇化 is one word, though it may be cut into 城镇 and 化. */
function contentWords(core: string): string[] {
  const words: string[] = [];
  for (const word of wordsOf(core)) {
    const before = words.at(-1);
    if (word === '化' && before !== undefined) words[words.length - 1] = `${before}化`;
    else words.push(word);
  }
  return words.filter((word) => !WEAK.has(word));
}

function speaksOf(name: IndicatorName, wanted: IndicatorName, words: readonly string[]): boolean {
  const agrees =
    (wanted.levels === '' || wanted.levels === name.levels) &&
    (wanted.measure === null || sameMeasure(wanted.measure, name.measure)) &&
    (!wanted.ratio || name.ratio);
  const whole = wanted.measure !== null && !SCOPE.test(wanted.core) && SCOPE.test(name.core);
  return agrees && !whole && words.every((word) => holdsWord(name.core, word));
}

/** 二级节点接入企业 are 企业 and no 二级节点; 每万人5G基站 are no 5G基站. */
function isSameThing(name: IndicatorName, wanted: IndicatorName, words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  const share = name.measure === 'share' && wanted.measure === 'share';
  const measured = wanted.measure !== null || name.measure === null || name.measure === 'rate';
  return measured && name.ratio === wanted.ratio && (share || name.core.endsWith(last));
}

/** 业务收入 is asked for as 收入; “一网通办率” may be printed without its 率. */
function sameMeasure(wanted: string, own: string | null): boolean {
  if (own === null) return wanted === 'rate';
  return own === wanted || own.includes(wanted) || wanted.includes(own);
}

function holdsWord(core: string, word: string): boolean {
  // 智能 is not said by 智能化, nor 规模 by 规模以上.
  if (!/^[a-z0-9.+]+$/.test(word)) return new RegExp(`${RegExp.escape(word)}(?!化|以上)`).test(core);
  return new RegExp(`(?<![a-z0-9])${RegExp.escape(word)}(?![a-z0-9])`).test(core);
}
