/**
 * A question in, what it asks for out: regions, periods, documents, kind, content terms. Names are corrected
 * against the words of the index first; what was read differently is reported.
 */
import type { DocumentFacts, Period } from '../plan-document.ts';
import { cleanText } from '../text/clean.ts';
import { findPeriods } from '../text/periods.ts';
import { localRegions } from '../vocabulary/local-regions.ts';
import { findRegions, nationwide, type Region, regionByName, resolveRegions } from '../vocabulary/regions.ts';
import { withoutFrame } from './claim-of.ts';
import { correctQuestion } from './correct-question.ts';
import { correctRegion } from './correct-region.ts';
import { type DocumentMention, findDocuments } from './document-mentions.ts';
import { givenAsExamples } from './example-places.ts';
import { type NamedArea, namedAreas } from './named-areas.ts';
import { findClauseNumbers } from './named-clause.ts';
import { type Ask, asksForActual, asksOf, measureOf } from './question-kind.ts';
import { normal, questionTerms, type Term, topicOf, type WordStatistics } from './question-terms.ts';
import { unknownPlaces } from './unknown-places.ts';
import { withoutInstructions } from './without-instructions.ts';

export interface Correction {
  written: string;
  read: string;
}

export interface Analysis {
  /** Index text, corrected. */
  question: string;
  corrections: Correction[];
  regions: Region[];
  /** Places asked about that are no divisions: 雄安新区, 京津冀. What answers has to name them. */
  areas: NamedArea[];
  /** 思明 of 厦门思明: parts of a region asked for that its papers speak of by name; each with the names it goes by. */
  within: readonly (readonly string[])[];
  /** Places that no list of regions and no paper has. */
  strangers: string[];
  /** Years asked for; empty when none is named. */
  periods: Period[];
  /** Years by full region name, where the question gives each place its own. */
  periodsOf: ReadonlyMap<string, Period[]>;
  /** 今年, 全年: each document's own year. */
  ownYear: boolean;
  /** 去年: the year before it. */
  lastYear: boolean;
  documents: DocumentMention;
  /** 第16条: clauses of a paper named by their number, in the order of the question. */
  clauses: number[];
  asks: Set<Ask>;
  actual: boolean;
  measure: RegExp | null;
  /** What it is about, in its own words; for search and for refusals. */
  topic: string;
  terms: Term[];
  /** Neighbouring terms of the question as one string: 未来产业. A text that has them in a row means the same thing. */
  phrases: string[];
  /** 附件, 附表: the figure is wanted from a table. */
  annex: boolean;
  /** Everything but region, period, document names and asking words. */
  rest: string;
}

export interface Known extends WordStatistics {
  documents: readonly DocumentFacts[];
  /** Full names of all regions that documents or their articles speak of. */
  regions: readonly string[];
}

/** 不是市级的喔, 别跟区块链百强弄混, 是电子信息不是整个核心产业: what is not meant is no part of the question. */
const CONTRAST =
  /[，,（(？?。！!]\s*(?:(?:我?要的?)?是[^，。（）]{1,12}?)?(?<!是)(?:不是|别跟|别和|不要跟?|而非|并非)[^，。；（）()？?]{1,18}[）)]?(?=[，,。？?！!]|$|\p{Script=Han})/gu;

/** 不是盐城，是镇江，…; 别说2022年的，…: the same in front of the question. */
const LEADING_CONTRAST =
  /^\s*(?:不是|别说|不问|不要|不看)(?!说)[^，,。；吗吧么？?]{1,16}[，,](?:我?(?:问|要)?的?是(?=[^，,]{2,12}[，,]))?/u;

function withoutContrast(question: string): string {
  return question
    .replace(LEADING_CONTRAST, '')
    .replace(CONTRAST, (clause) =>
      /[吗吧嘛么][）)]?$|不是有|不是说/.test(clause) ? clause : /[）)]$/.test(clause) ? '' : '，',
    );
}

export function analyseQuestion(given: string, known: Known): Analysis {
  const asked = withoutFrame(withoutContrast(withoutInstructions(given)));
  const index = cleanText(
    spacedQuestions(spacedNames(digitsForLetters(asked))).replace(
      /\s+vs\.?\s+|(?<=\p{Script=Han}|\d)vs(?=\p{Script=Han}|\d)/giu,
      '和',
    ),
  )
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    // 「十四五」: the marks of traditional print.
    .replace(/[「『]/g, '“')
    .replace(/[」』]/g, '”');
  const corrected = correctQuestion({
    question: index,
    words: known.words,
    regionsOfDocuments: [...known.regions],
    occurrences: (text) => known.occurrences(normal(text)),
  });
  const placed = correctRegion(corrected.text, known.regions);
  const question = expandShortYears(placed.text);
  const documents = findDocuments(question, known.documents);
  const all = resolveRegions(findRegions(question, localRegions(known.regions), known.regions), known.regions);
  const mentions = all.filter((mention) => !mention.qualifies);
  const inTitle = (at: number): boolean => documents.spans.some((span) => span.start <= at && at < span.end);
  const inText = placesInText(question, mentions, known);
  const areas = namedAreas({
    question,
    regions: all,
    skipped: documents.spans,
    occurrences: (text) => known.occurrences(text),
  });
  // 石家庄都市圈 is asked about, not the city, which the papers may not cover.
  const inArea = ({ start, region }: Place): boolean =>
    !known.regions.includes(region.name) &&
    areas.some((area) => area.start <= start && start < area.end && known.occurrences(normal(area.name)) > 0);
  const examples = givenAsExamples(question, mentions);
  const free = mentions.filter(
    (mention) =>
      !examples.includes(mention) &&
      !insideName(question, mention.start, mention.end) &&
      !inText.some((one) => one.mention === mention) &&
      !inArea(mention),
  );
  const regions = unique([
    ...free.map((mention) => mention.region),
    ...inText.map((one) => one.holder),
    ...homeRegions(question, known),
    ...wholeAreas(question),
  ]);
  const periods = withYearBefore(askedPeriods(question, inTitle), question, measureOf(question));
  // 《网络安全法》第十条 is of a paper that is not here.
  const clauses = documents.unknown.length > 0 ? [] : findClauseNumbers(question, documents.ids.length > 0);
  const bare = blank(question, [
    ...free.filter((mention) => !inTitle(mention.start)),
    // 焦作 of 焦作中站区 says where it lies and names nothing asked for.
    ...all.filter((mention) => mention.qualifies),
    ...findPeriods(question),
    ...documents.spans,
    ...clauses,
  ]).replace(
    /哪[几一二两三四五六七八九十\d]+个?(?:省|[市县](?![场民])|区(?![块域])|州|部门|单位|厅|局|处室?)|(?:满足|符合)(?:条件|要求|标准)的?|今年(?:以来)?|全年|(?<![\d一二两三四五六七八九十几])年内|本年度?|当年|去年|明年|截至目前|目前|(?:十[大件])?(?:重点)?民生实事(?:项目|清单)?(?:里面?|当中|中|内|方面)|(?<=^|\s)[省市区县]里?(?=\s|$|的)|我[省市区县]|本[省市区县]|全[省市区县]|省里/gu,
    ' ',
  );
  const rest = withoutRemarks(bare, known);
  const named = questionTerms(rest, known);
  const terms = ASKS_SHARE.test(question) ? named : named.map((term) => ({ ...term, alone: true as const }));
  const measure = measureOf(question, rest);
  return {
    question,
    areas,
    strangers: unknownPlaces(
      question,
      all.map(({ written }) => written),
      { occurrences: (text) => known.occurrences(normal(text)) },
    ),
    corrections: [...corrected.corrections, ...placed.corrections].map(({ written, read }) => ({ written, read })),
    regions,
    within: inText.map(({ mention: { region } }) => [region.name, ...region.short].map((name) => normal(name))),
    periods,
    periodsOf: periodsByPlace(question, free, inTitle),
    ownYear: /今年|全年|(?<![\d一二两三四五六七八九十几])年内|本年|当年/.test(question) && periods.length === 0,
    lastYear: /(?<![比较])去年|(?<![比较])上一?年(?!度?比)/.test(question) && periods.length === 0,
    documents,
    clauses: clauses.map(({ number }) => number),
    asks: asksOf(/(?<![A-Za-z])vs(?![A-Za-z])/iu.test(asked) ? `${question}，对比` : question),
    actual: asksForActual(question),
    measure,
    annex: /附件|附表|附录|表(?:里|中|格)/.test(question) && !/正文/.test(question),
    topic: topicOf(rest),
    terms,
    phrases: phrasesOf(rest, terms),
    rest,
  };
}

const ASKS_SHARE = /占|比重|比例|份额|百分|几成|比率|%/;

/** 2O23: the letter for the digit. */
function digitsForLetters(question: string): string {
  return question.replace(/(?<=\d)[OoＯｏ](?=[\dＯｏOo])/gu, '0');
}

/** 激光 光电显示 微电子三个链: names set apart by spaces alone, when the question counts or adds them. */
function spacedNames(question: string): string {
  const counted = /[二两三四五六七八九十][个条项家者]|分别|各自?是|加起来|加一|合计|一共/.test(question);
  return counted ? question.replace(/(?<=\p{Script=Han}{2})\s+(?=\p{Script=Han}{2})/gu, '、') : question;
}

/** 人均GDP多少 涨了几个点: two questions set apart by a space alone. */
function spacedQuestions(question: string): string {
  return question.replace(
    /((?:多少|几个?|谁|什么)\p{Script=Han}{0,2})\s+(?=\p{Script=Han}[^，。？?]*(?:多少|几|谁|什么|哪))/gu,
    '$1，',
  );
}

function phrasesOf(rest: string, terms: readonly Term[]): string[] {
  const asked = normal(rest);
  // 八大环境: a number with its noun is a name.
  const counted = [
    ...asked.matchAll(
      /(?<!\d)\d{1,2}(?:大|个)[\p{Script=Han}]{2,6}?(?=是|有|的|里|中|包|分|为|指|都|[^\p{Script=Han}]|$)/gu,
    ),
  ].map((match) => match[0]);
  const neighbours = terms.flatMap((left) =>
    terms
      .filter((right) => left !== right && asked.includes(left.text + right.text))
      .map((right) => left.text + right.text),
  );
  return [...counted, ...neighbours];
}

const REMARK =
  /我|俺|麻烦|帮忙|下周|明天|摸摸?底|别的都|交稿|交差|好说|想不起|自己|领导(?!小组|干部|班子)|(?<![应紧救])急|谢|不清|记不|[搞弄]混|不确定|不一样|忘|写稿|汇报/;
const ASKS_SOMETHING = /多少|几|哪|谁|什么|啥|吗|是否|怎么|如何/;

/** 口算算不清, 两个日子我老搞混: what somebody says of himself and that no paper speaks of is no part of the question. */
function withoutRemarks(text: string, known: Known): string {
  return text
    .split(/(?<=[，,。！!？?；;])/u)
    .map((piece, _, all) => {
      const remark = REMARK.test(piece) && !ASKS_SOMETHING.test(piece);
      const named =
        remark &&
        !asksFully(all, known) &&
        questionTerms(piece, known).some((term) => term.core && term.known && term.weight >= 0.4);
      return remark && !named ? ' '.repeat(piece.length) : piece;
    })
    .join('');
}

/** What asks names a thing by itself: the remarks around it are not needed. */
function asksFully(pieces: readonly string[], known: Known): boolean {
  return pieces.some(
    (piece) =>
      ASKS_SOMETHING.test(piece) &&
      questionTerms(piece, known).reduce((sum, term) => sum + (term.core && term.known ? term.weight : 0), 0) >= 1,
  );
}

/** 24年, 22和23年 → 2024年, 2022和2023年. */
function expandShortYears(question: string): string {
  return (
    question
      .replace(/(?<![\d.〔])(2\d)(?=年(?!级|间))/g, '20$1')
      .replace(/(?<![\d.〔])(2\d)(?=[、和到至-]20\d\d年)/g, '20$1')
      .replace(/十([三四五])5/g, '十$1五')
      .replace(/内蒙(?!古)/g, '内蒙古')
      .replace(/规画|(?<![正常])规化/g, '规划')
      .replace(/软件[和与]信服业/g, '软件和信息服务业')
      .replace(/双创(?=大?赛|项目|基地|活动)/g, '创新创业')
      .replace(/(?<=\d月\d{1,2})号/g, '日')
      .replace(/(?<=[对是])伐(?=[？?]|$)/g, '吗')
      .replace(/涨(?=[了得]?(?:最|多少(?=[，。？?]|$)))/g, '增长')
      .replace(/一二三产(?:业)?(?:增加值)?/g, '第一产业、第二产业、第三产业增加值')
      .replace(/边(?=几?[个间家])/g, '哪')
      // 24年…哦不对22年: the last word counts.
      .replace(
        /(?:20)?\d\d年[^\d，。；？]{0,6}[，,]?[^\d，。；？]{0,4}(?:不对|说错了?|错了|口误|更正)[^\d]{0,3}(?=(?:20)?\d\d年)/g,
        '',
      )
      // 网上卖多少钱: plans say 网络销售额.
      .replace(/网上(?=[^，。？]{0,6}卖)/g, '网络')
      .replace(/[要能]?卖(?:到|出|了)?(?:多少|几)(?:钱|个?亿|万)?/g, '销售额多少')
      .replace(/(\d亿)(?=以上|以下|级)/g, '$1元')
      .replace(/好多(?=[钱个家座项条户万亿人])/g, '多少')
      // 占GDP比重要怎么变 is cut as 重要 by every dictionary.
      .replace(/(?<=占[^，。]{0,10}比重|占比)(?=要)/g, ' ')
      // 县里、乡镇、村里: levels, one beside the other.
      .replace(/(?:[省市县镇乡村]里|乡镇)(?:[、和与](?:[省市县镇乡村]里|乡镇))+/g, (levels) =>
        levels.replace(/[乡镇]里/g, '乡镇').replace(/里/g, '级'),
      )
      .replace(/百份之/g, '百分之')
      // 出生人口减去死亡人口等于多少 asks by how much the one is more.
      .replace(
        /(?<=[\p{Script=Han}A-Za-z])(?<![削缩压核扣递消加增裁精节])减(?![少排税费轻免负压量半持产速缓亏污碳灾贫证降])(?:去|掉)?([^，。？?减多]{2,16}?)(?:(?:之后|以后|后)?[，,]?(?:净增长?加?|等于|还?剩|得出?|是|有)?)(?=(?:多少|几)(?!年))/gu,
        '比$1多',
      )
      // GDP总量 is the GDP.
      .replace(/(?<=GDP|生产总值)的?(?:总量|总额|总值|数值)/gi, '')
      .replace(/(?<=[是归由])那个(?=(?:处室|科室|部门|单位|机构|局))/g, '哪个')
      // 明年（2023）is a year, （2022）4号 a paper's number.
      .replace(/(?<=[（(])(20[12345]\d)(?=[)）](?!\d{0,4}号))/g, '$1年')
      .replace(/(\d|[一二三四五六七八九十])个亿/g, '$1亿')
      .replace(
        /(?<![\d.A-Za-z〔［[（(])(20[12345]\d)(?![\d年.〔)）〕\]］%％个家座项条户万亿—–-]|\s*[个家座项条户万亿])/g,
        '$1年',
      )
  );
}

function askedPeriods(question: string, inTitle: (at: number) => boolean): Period[] {
  const found = findPeriods(question).filter((mention) => !inTitle(mention.start));
  const seen = new Set<string>();
  return found
    .filter(({ from, to }) => !seen.has(`${from}-${to}`) && seen.add(`${from}-${to}`))
    .map(({ from, to, label }) => ({ from, to, label }));
}

interface Place {
  start: number;
  end: number;
  region: Region;
}

/**
 * 江苏的机架数是盐城2024年目标的几倍: a year belongs to the place in front of it and to those after it that name none.
 * Places joined by 和 or 、 share theirs, and so does a year in front of all of them.
 */
function periodsByPlace(
  question: string,
  places: readonly Place[],
  inTitle: (at: number) => boolean,
): Map<string, Period[]> {
  const found = findPeriods(question).filter((mention) => !inTitle(mention.start));
  const [first] = places;
  const joined = places.slice(1).some((place, at) => place.start - (places[at]?.end ?? 0) <= 3);
  const shared = found.some((mention) => first !== undefined && mention.start < first.start);
  const byPlace = new Map<string, Period[]>();
  if (places.length < 2 || found.length === 0 || joined || shared) return byPlace;
  let before: Period[] = [];
  for (const [at, place] of places.entries()) {
    const next = places[at + 1]?.start ?? question.length;
    const own = found.filter((mention) => mention.start >= place.end && mention.start < next);
    if (own.length > 0) before = own.map(({ from, to, label }) => ({ from, to, label }));
    byPlace.set(place.region.name, [...(byPlace.get(place.region.name) ?? []), ...before]);
  }
  return byPlace;
}

/**
 * 湖里区打造什么品牌: a part of a place whose papers are here, which speak of it by name. It is looked for in the words of
 * those papers; a figure of the whole is never taken for one of the part, so questions for figures keep the place.
 */
function placesInText<Mention extends Place>(
  question: string,
  mentions: readonly Mention[],
  known: Known,
): { mention: Mention; holder: Region }[] {
  const asks = asksOf(question);
  if (asks.has('figure') || asks.has('count') || asks.has('compute') || /\d(?!\d*年)/.test(question)) return [];
  return mentions.flatMap((mention) => {
    const covered = known.regions.includes(mention.region.name);
    const holder = covered
      ? undefined
      : mention.region.parents
          .map((name) => regionByName(name))
          .find(
            (one) =>
              one &&
              known.regions.includes(one.name) &&
              // 内蒙古支持包头打造什么: a province is meant where it is named.
              (one.level === 'city' || mentions.some(({ region }) => region.name === one.name)),
          );
    const said = [mention.region.name, ...mention.region.short].some((name) => known.occurrences(normal(name)) > 0);
    return holder && said ? [{ mention, holder }] : [];
  });
}

/** 2023年比上年增加多少亿元 needs the year before; 比上年增长百分之几 is a figure of 2023 itself. */
function withYearBefore(periods: Period[], question: string, measure: RegExp | null): Period[] {
  const [first] = [...periods].sort((a, b) => a.from - b.from);
  const rate = measure !== null && /%/.test(measure.source);
  if (
    !first ||
    first.from !== first.to ||
    rate ||
    /比(?:19|20)\d\d年/.test(question) ||
    !/[比较](?:上|前)一?年(?:度)?(?:各|分别)?(?:增加|多|新增|提高|高)|(?:增加|增长|提高)(?:得|的)?(?:多|快)[^，。]{0,2}，?还是/.test(
      question,
    )
  )
    return periods;
  const year = first.from - 1;
  return [{ from: year, to: year, label: `${year}年` }, ...periods];
}

const WHOLE_AREA =
  /^(?:请问|想问|那么?|查一下|问下)?(全国|长三角|珠三角|京津冀|粤港澳大湾区|成渝|苏北|苏中|苏南|华东|中西部)(?:地区|范围内?)?的?(?=\d|到|今年|数字经济核心产业)/u;

/** 全国2024年…, 长三角…: an area as large as that is asked for by itself; no place in it stands for it. */
function wholeAreas(question: string): Region[] {
  const name = WHOLE_AREA.exec(question)?.[1];
  if (name === undefined) return [];
  return [name === '全国' ? nationwide : { code: name, name, short: [], level: 'national', parents: [] }];
}

/** 我省, 全省, 省里 name the one province that the documents have. */
function homeRegions(question: string, { documents }: Known): Region[] {
  if (!/我省|全省|省里|咱省|本省|(?<=^|[，。])省(?=规划|十四五|的)|省规划|全省的/.test(question)) return [];
  const provinces = unique(
    documents
      .filter((document) => document.level === 'province')
      .flatMap((document) => regionByName(document.region ?? '') ?? []),
  );
  // 在省里排第几: the province is the field, not the place asked about.
  if (/(?:全省|省里|省内)[^，。]{0,3}(?:排|第[几一二三四五\d]|位)/.test(question)) return [];
  return provinces.length === 1 && !/占全省|全省(?:第|排|首批)|居全省/.test(question) ? provinces : [];
}

/** 苏州 in 苏州工业园区 or 盐城 in 盐城高新区 is part of a name, and 镇江 in 《…镇江…》 of a title. */
function insideName(question: string, start: number, end: number): boolean {
  if (question.lastIndexOf('《', start) > question.lastIndexOf('》', start)) return false;
  // “四个昆明” is a name of its own.
  const opening = Math.max(question.lastIndexOf('“', start), question.lastIndexOf('"', start));
  const quoted = opening >= 0 && /^[“"][^“”"]{1,12}[”"]/u.exec(question.slice(opening))?.[0];
  if (quoted && opening + quoted.length > end && quoted.length > end - start + 3) return true;
  return /^(?:师范学院|工学院|大学|通管办|港(?!口)|云平台|文化云)/.test(question.slice(end));
}

function blank(question: string, spans: readonly { start: number; end: number }[]): string {
  let rest = question;
  for (const { start, end } of spans) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  return rest;
}

function unique(regions: readonly Region[]): Region[] {
  const seen = new Set<string>();
  return regions.filter((region) => !seen.has(region.code) && seen.add(region.code));
}
