/**
 * Found passages in, the figures that the question means out, gathered by region and name. A figure counts only
 * when the question names it: its own measure (比重, 交易额, 端口数) must be asked for, and what the question names
 * must be said by the figure, its sentence or its headings.
 */
import type { Figure } from '../plan-document.ts';
import { fromSource } from '../text/mapped-text.ts';
import { expandUnit } from '../vocabulary/terms.ts';
import { tagWords } from '../vocabulary/word-classes.ts';
import type { Analysis } from './analyse-question.ts';
import { coverage } from './coverage.ts';
import type { Found } from './find-evidence.ts';
import { asksGrowthRate, wantsAmountAndGrowth, wantsCountAndShare } from './question-kind.ts';
import { normal, type Term, wordsOf } from './question-terms.ts';
import { WEAK } from './question-words.ts';

export interface RankedFigure {
  figure: Figure;
  found: Found;
  score: number;
  /** Share of the question's terms that the figure and what surrounds it say. */
  coverage: number;
  /** Share of the name that the question says. */
  precision: number;
  byTerm: number[];
  /** The same value said elsewhere of the same place and year: a second proof. */
  also?: RankedFigure[];
}

/** Names of measures: a figure of 增加值比重 does not answer a question about 增加值. */
const MEASURE_WORDS =
  /(占比|比重|比例|覆盖率|通办率|开放率|共享率|匹配率|增速|增幅|交易额|销售额|零售额|零售总额|业务收入|收入|产值|产值规模|规模|授信规模|倾斜比例|贡献份额|投资|补助|贴息|奖励|水平|占全国比重|占全省比重|率)$/;
const MEASURE_TERM = /^(?:增加值|产值|产量|销量|用电量|利润|税收)$/;
const ANY_MEASURE = /占比|比重|比例|率|增速|增幅|交易额|销售额|零售额|收入|产值|规模|投资|补助|贴息|奖励|水平/;
const MEASURE_SYNONYMS: Record<string, RegExp> = {
  占比: /比重|占比|比例|百分之|百分比|份额|占.{0,12}(?:多少|几|百分|%)|成(?![本立果效])/,
  比重: /比重|占比|比例|百分之|百分比|份额|占.{0,14}(?:多少|几|百分|%)|占.{0,10}(?:gdp|生产总值)|几成/i,
  比例: /比重|占比|比例|百分|倾斜/,
  增速: /增速|增长|增幅|涨/,
  收入: /收入|营收/,
  业务收入: /收入|营收/,
  产值: /产值|产出/,
  规模: /规模|多大|体量|收入|产值/,
  产值规模: /产值|产出|规模|多大|体量/,
  授信规模: /授信|规模/,
  零售总额: /零售/,
  倾斜比例: /倾斜|比例/,
  贡献份额: /贡献|份额/,
  交易额: /交易额|交易/,
  销售额: /销售|卖/,
  奖励: /奖|补/,
  补助: /补|奖/,
  贴息: /贴息|补|贷款/,
  率: /率|百分|比例|占比|全覆盖/,
  水平: /水平|百分/,
};

/** Words for money given, said in a question by their first character: 补多少, 奖多少. */
const GIVEN: Record<string, RegExp> = {
  补贴: /补|资助/,
  补助: /补|资助/,
  奖励: /奖/,
  奖补: /奖|补/,
  资助: /资助|补/,
  贴息: /贴息|补/,
};

export const GROWTH_WORD = /^(?:增速|增幅|涨幅|降幅|增长|增长率)$/;

export function rankFigures(analysis: Analysis, found: readonly Found[]): RankedFigure[] {
  // A count and its share asked for together: the share comes as the count's companion.
  const growth = analysis.asks.has('compute') && asksGrowthRate(analysis.question);
  const beside = growth
    ? GROWTH_WORD
    : wantsCountAndShare(analysis.question)
      ? /^(?:比重|占比|比例)$/
      : wantsAmountAndGrowth(analysis.question)
        ? GROWTH_WORD
        : null;
  const terms = analysis.terms.filter((term) => !beside?.test(term.text));
  if (terms.length === 0) return [];
  const asked = normal(analysis.question);
  const ranked: RankedFigure[] = [];
  for (const one of found) {
    for (const figure of one.figures) {
      const scored = scoreFigure({ analysis, terms, asked, figure, found: one, beside: beside === GROWTH_WORD });
      if (scored) ranked.push(scored);
    }
  }
  return ranked.sort((a, b) => b.score - a.score || a.figure.span.start - b.figure.span.start);
}

interface ScoreInput {
  analysis: Analysis;
  terms: readonly Term[];
  asked: string;
  figure: Figure;
  found: Found;
  /** The growth of what is asked for is asked for too. */
  beside: boolean;
}

function scoreFigure({ analysis, terms, asked, figure, found, beside }: ScoreInput): RankedFigure | null {
  const name = normal(figure.name);
  const sentence = normal(sentenceText(figure, found));
  // 地区生产总值增长5% is its growth rate, though it does not say the word.
  const rate = figure.kind === 'change' && /%|百分点/.test(figure.unit) ? '，增速，增长率，增幅，涨幅' : '';
  // 按租金的30%给予补贴 says a proportion without the word.
  const share = figure.kind !== 'change' && figure.unit === '%' ? '，比例' : '';
  const said = coverage(terms, [
    { text: name + rate + share, worth: 1 },
    { text: normal(figure.statement), worth: 0.97 },
    { text: sentence, worth: 0.8 },
    { text: found.context, worth: 0.75 },
    { text: found.text, worth: 0.6 },
  ]);
  if (name !== '' && !asksForMeasure(name, asked, analysis)) return null;
  // 上云企业有多少家 asks for 上云企业数.
  const precision = nameShare(name.replace(/(?<=\p{Script=Han}{3})数量?$/u, ''), asked);
  let score = said.share * (0.72 + 0.28 * precision);
  // 补多少 is not answered by a count, nor 多少家 by an amount.
  // Growth in per cent is computed from values of any unit.
  // 2024年比2022年增长多少 is a difference of two values.
  const growth =
    analysis.asks.has('compute') &&
    analysis.periods.length > 0 &&
    (asksGrowthRate(analysis.question) || analysis.periods.length > 1);
  if (analysis.measure && !growth && !analysis.measure.test(figure.unit)) return null;
  // 投资超过1000万元的最多补多少: what the question gives is not what it asks for.
  const { asks } = analysis;
  const isGiven = !asks.has('yes-no') && !asks.has('compute') && !asks.has('list') && !asks.has('who');
  if (isGiven && figure.unit !== '' && asked.includes(normal(figure.valueText)) && /\d/.test(figure.valueText))
    return null;
  if (
    terms.some((term) => /比重$/.test(term.text)) &&
    figure.kind === 'change' &&
    !/比重|率|份额|占/.test(`${name}${normal(figure.statement)}`)
  )
    return null;
  if (
    otherLevel(asked, name) ||
    countsAnother(asked, figure) ||
    countsOtherwise(asked, figure) ||
    countsForScale(asked, name, figure) ||
    unlikeHead(name, asked)
  )
    return null;
  if (!analysis.asks.has('compute')) score += kindAgreement(analysis.question, figure);
  if (figure.value === null) score -= 0.02;
  // 增加值 is not answered by 企业数 because both stand in one sentence.
  const unsaid = terms.filter(
    (term) =>
      MEASURE_TERM.test(term.text) && !name.includes(term.text) && !normal(figure.statement).includes(term.text),
  );
  const single = !/[、和与及，]/.test(
    analysis.rest.replace(/[，,]?\s*(?:对吗|是吗|对吧|是吧|对不对|属实吗)?[，。？?！!]*$/, ''),
  );
  // 电子商务交易额和激光装备产值: a figure of the one measure is not asked for the other.
  const own = MEASURE_WORDS.exec(name)?.[1];
  const ofOther = !single && own !== undefined && asked.includes(own);
  if (
    (unsaid.length > 0 && !ofOther && !(beside && figure.kind === 'change')) ||
    (single && /增加值/.test(asked) && !/增加值/.test(`${name}${figure.statement}`))
  )
    return null;
  if (analysis.annex) score += found.passage.kind === 'table-row' ? 0.08 : -0.08;
  return { figure, found, score, coverage: said.share, precision, byTerm: said.byTerm };
}

const COUNTED_THING = /(?:几|多少)(?:万|千|百)?(?:个|家|座|项|条|所|处|场|名|户|台|套|批|件)(\p{Script=Han}{3,14})/u;
const THING = /^(?:n|vn|b|a|an|j|eng|nz|ns|l|i)/;

/** 几个国家级绿色数据中心 is not answered by 数据中心标准机架数, which only names it: the counted thing closes the figure's name. */
function countsAnother(asked: string, { name, statement }: Figure): boolean {
  const behind = COUNTED_THING.exec(asked)?.[1];
  if (behind === undefined || /[和与及、]/.test(behind)) return false;
  const words = tagWords(behind);
  const end = words.findIndex(({ tag }) => !THING.test(tag));
  const things = words.slice(0, end < 0 ? words.length : end).map(({ word }) => word);
  // 几场智改数转走进产业链专场: a doing goes on to the thing that is counted.
  const goesOn =
    end >= 0 && /^v/.test(words[end]?.tag ?? '') && words.slice(end + 1).some(({ tag }) => THING.test(tag));
  if (goesOn) return false;
  const head = things.at(-1);
  if (head === undefined || things.join('').length < 5 || head.length < 2) return false;
  const own = normal(name)
    .replace(/[（(].*$/, '')
    .replace(/(?:总?数量?|个数|总量)$/, '');
  // 企业上云 is counted as 上云企业.
  const closes = own.endsWith(head.slice(-2)) || [...head].every((unit) => own.includes(unit));
  return !closes && !normal(statement).includes(things.join(''));
}

const COUNTED_SHORTLY =
  /(?:几|多少)(项(?!目)|条(?!件|例)|家(?!庭)|座(?!位)|名(?![额单录])|场(?![所景地馆])|所(?!有)|户(?!数)|件(?!数))(\p{Script=Han}{2})/u;

/** 几项任务 is not answered by 7个专项行动组: neither its unit nor its thing is the one asked for. */
function countsOtherwise(asked: string, { name, statement, unit }: Figure): boolean {
  const [, counted, thing] = COUNTED_SHORTLY.exec(asked) ?? [];
  if (counted === undefined || thing === undefined || !/^[个项条家座名场所户件]$/.test(unit)) return false;
  return !expandUnit(counted).includes(unit) && !normal(`${name}，${statement}`).includes(thing);
}

/** 数字经济规模 is no number of 规模以上 enterprises. */
function countsForScale(asked: string, name: string, figure: Figure): boolean {
  const said = `${name}${normal(figure.statement)}`.replace(/规模以上/g, '');
  return /规模(?!以上|化)/.test(asked) && /[家户]$/.test(figure.unit) && !said.includes('规模');
}

/** 人均GDP is never GDP, nor the other way round. Incomes and years of life are per head, said or not. */
function unlikeHead(name: string, asked: string): boolean {
  const perHead = (text: string): boolean =>
    /(?:人均|户均|亩均|地均|每万人)(?!.{0,8}(?:收入|支出|寿命|预期))/.test(text);
  if (perHead(name)) return !perHead(asked);
  return perHead(asked) && !/[和与及、]/.test(asked) && /生产总值|增加值|产值/.test(name);
}

const LEVEL = /国家级|省级|市级|区级|县级|村级/g;

/** 省级车间 is never answered by 市级以上车间, nor the other way round. */
function otherLevel(asked: string, name: string): boolean {
  const wanted: readonly string[] = asked.match(LEVEL) ?? [];
  const own = name.match(LEVEL) ?? [];
  return wanted.length > 0 && own.length > 0 && !own.some((level) => wanted.includes(level));
}

export function sentenceText(figure: Figure, found: Found): string {
  const range = fromSource({ starts: found.passage.sourceStarts, ends: found.passage.sourceEnds }, figure.proof);
  return range ? found.passage.indexText.slice(range.start, range.end) : found.passage.indexText;
}

function asksForMeasure(name: string, asked: string, analysis: Analysis): boolean {
  const measure = MEASURE_WORDS.exec(name)?.[1];
  if (!measure) return true;
  const synonym =
    MEASURE_SYNONYMS[measure] ??
    (measure.endsWith('率') ? MEASURE_SYNONYMS.率 : measure.endsWith('比重') ? MEASURE_SYNONYMS.比重 : undefined);
  if (asked.includes(measure) || synonym?.test(asked)) return true;
  // 核心产业增加值…目标 without 比重 still may mean the share when the question names all the rest.
  // All but the measure is named, and no other measure is: 软件和信息服务业2025年目标.
  const rest = name.slice(0, name.length - measure.length).replace(/占.*$/, '');
  if (analysis.measure === null) return rest.length >= 4 && nameShare(rest, asked) >= 0.9 && !ANY_MEASURE.test(asked);
  if (/%/.test(analysis.measure.source))
    // 增加值分别增长多少 is not answered by 增加值占比.
    return /增长|增速|增幅|涨幅/.test(asked) ? /增/.test(measure) : /率|比|水平/.test(measure);
  // 要增长多少万亿 names money and no measure of its own: any amount may be meant.
  const money = /收入|产值|规模|交易额|销售额|零售|投资|补助|奖励|贴息/;
  return /元|亿/.test(analysis.measure.source) && money.test(measure) && !money.test(asked);
}

/** Share of the name's words that the question says; words of every plan count little. */
function nameShare(name: string, asked: string): number {
  let said = 0;
  let total = 0;
  for (const word of wordsOf(name)) {
    const weight = WEAK.has(word) || word.length === 1 ? 0.25 : 1;
    total += weight;
    if (asked.includes(word) || GIVEN[word]?.test(asked)) said += weight;
    else if (
      word.length >= 3 &&
      [...word].filter((unit) => asked.includes(unit)).length >= word.length * (/^[\x20-\x7e]+$/.test(word) ? 0.5 : 0.6)
    )
      said += weight * 0.6;
  }
  return total === 0 ? 0.5 : said / total;
}

/** 新建, 累计, 每年, 提高 in the question prefer figures of that kind. */
function kindAgreement(question: string, figure: Figure): number {
  const wants: [RegExp, Figure['kind'][]][] = [
    [/新建|新增|新培育|新创建/, ['new']],
    [/累计/, ['cumulative']],
    [/每年|一年/, ['yearly']],
    [/提高|提升多少|增长|增速|增幅|同比/, ['change']],
    [/已经?建成|现有|已有|建了|已集聚|目前有/, ['reached', 'cumulative']],
  ];
  for (const [pattern, kinds] of wants) if (pattern.test(question)) return kinds.includes(figure.kind) ? 0.06 : -0.03;
  return 0;
}

/** The name without what different wordings of one indicator differ in. */
export function nameKey(figure: Pick<Figure, 'name'>): string {
  return normal(figure.name)
    .replace(/[（(].*?[）)]/g, '')
    .replace(/^(?:全[省市区县]|建设|开通|省级以上|现有)/, '')
    .replace(/(?:总?数量?|个数|的|目标)$/, '')
    .replace(/率$/, '');
}
