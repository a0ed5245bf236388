/**
 * Head and tail of a paper in, its facts out: title, 文号, issuer, dates, region, kind, years, each with its place.
 * Numbers and dates of papers that are only cited never count: a number must stand on a line of its own.
 */
import type { DocumentDates, DocumentFacts, DocumentKind, DocumentLevel, FactSpans, Span } from '../plan-document.ts';
import { cleanRange } from '../text/clean.ts';
import { toSource } from '../text/mapped-text.ts';
import { isPageMark } from '../text/noise.ts';
import { parseNumeral } from '../text/numerals.ts';
import { findPeriods } from '../text/periods.ts';
import { unlistedRegion } from '../vocabulary/local-regions.ts';
import { findRegions, nationwide, type Region, regionByDocumentNumberPrefix } from '../vocabulary/regions.ts';
import { readDates } from './fact-dates.ts';
import { type IssuerReading, readIssuer } from './fact-issuer.ts';
import { type FactLine, factLines, NUMBER_WORDS, ORGAN } from './fact-line.ts';
import { readOrder } from './fact-order.ts';
import { tableFacts } from './fact-table.ts';
import { readTitle, type TitleReading } from './fact-title.ts';
import type { Block } from './paragraphs.ts';
import { fitsScope, regionInScope, scopeOf } from './region-by-scope.ts';
import { regionOfFile } from './region-of-file.ts';

export interface FactsReading {
  facts: Omit<DocumentFacts, 'id' | 'file'>;
  spans: FactSpans;
  /** Blocks that are nothing but a fact (title line, number, signature, date): no passage is made of them. */
  used: ReadonlySet<Block>;
}

/** The table of a portal stands above the paper. */
const PORTAL_BLOCKS = 8;
const HEAD_LINES = 40;
const FIRST_LINES = 80;
const TAIL_LINES = 12;
const NUMBER = new RegExp(`^[（(]?(${NUMBER_WORDS})[）)]?(?=$|\\d{4}年|签发|来源)`, 'u');
/** `文号 蔡政办〔2023〕1号` in the table of a page's head. */
const NUMBER_LABEL = new RegExp(`(?:发文字号|文号|文件编号|发文号)[：:]?(${NUMBER_WORDS})`, 'u');

export function readFacts(source: string, blocks: readonly Block[], fileName: string): FactsReading {
  const used = new Set<Block>();
  const lines = blocks.flatMap((block, at): FactLine[] => {
    if (block.kind === 'paragraph') return factLines(source, { block, text: block.text });
    const facts = at < PORTAL_BLOCKS ? tableFacts(source, block) : [];
    if (facts.length > 0) used.add(block);
    return facts;
  });
  const head = headOf(lines);
  const tail = lines.slice(-TAIL_LINES);
  const spans: FactSpans = {};

  const title = readTitle({ head, lines: lines.slice(0, FIRST_LINES), fileName });
  if (title.span) spans.title = title.span;
  for (const block of title.used) used.add(block);

  const number = readNumber(head, used);
  if (number) spans.documentNumber = number.span;
  const dates = readDates(head, lines, used);
  Object.assign(spans, dates.spans);
  const kind = kindOf(title.text, isPress(head, title) && number === null && title.issuer === null);
  const issuer =
    readIssuer(source, { head, signatures: [...dates.signatures, ...besideNumber(head)], fromTitle: title.issuer }) ??
    readOrder(head)?.issuer ??
    (kind === 'work-report'
      ? reportingGovernment(head, narrowestOf([title.text, ...head.map((line) => line.text.text)]))
      : null);
  if (issuer) spans.issuer = issuer.span;
  for (const line of issuer?.used ?? []) used.add(line.block);
  for (const line of tail) if (/印发$/.test(line.text.text) && line.text.text.length <= 60) used.add(line.block);

  const region = regionOf({
    title: title.text,
    issuer: issuer?.name ?? null,
    number: number?.name ?? null,
    head,
    lines,
    fileName,
  });
  const published = dates.dates.signed ?? dates.dates.issued ?? dates.dates.posted ?? null;
  return {
    facts: {
      title: printed(source, title.span) ?? title.text,
      documentNumber: number ? (printed(source, number.span) ?? number.name) : null,
      issuer: issuer?.name ?? null,
      published,
      dates: dates.dates,
      region: region?.name ?? null,
      level: levelOf(region),
      kind,
      years: yearsOf({ title: title.text, dates: dates.dates, kind, lines, fileName }),
    },
    spans,
    used,
  };
}

/** A body that shares its line with the number. */
function besideNumber(head: readonly FactLine[]): FactLine[][] {
  return head.filter(({ isPiece, text }) => isPiece && ORGAN.test(text.text)).map((line) => [line]);
}

/** Lines before the body: up to the first numbered heading, or the first forty. */
function headOf(lines: readonly FactLine[]): FactLine[] {
  const body = lines.findIndex((line) => /^(?:一、|第一[章条]|（一）|##)/.test(line.text.text));
  return lines.slice(0, Math.min(body < 0 ? HEAD_LINES : body, HEAD_LINES));
}

function readNumber(head: readonly FactLine[], used: Set<Block>): { name: string; span: Span } | null {
  const order = readOrder(head);
  if (order) {
    for (const line of order.lines) used.add(line.block);
    return order.number;
  }
  for (const line of head) {
    const match = NUMBER_LABEL.exec(line.text.text) ?? NUMBER.exec(line.text.text);
    const name = match?.[1];
    if (!name) continue;
    const at = line.text.text.indexOf(name);
    used.add(line.block);
    return { name, span: toSource(line.text, { start: at, end: at + name.length }) };
  }
  return null;
}

/** 现在，我代表省人民政府，向大会报告工作: the government that gives a report, by its full name. */
function reportingGovernment(head: readonly FactLine[], region: Region | null): IssuerReading | null {
  for (const line of head) {
    const match = /我?代表(国务院|[\p{Script=Han}]{0,14}?政府)/u.exec(line.text.text);
    const said = match?.[1];
    if (!match || !said) continue;
    const start = match.index + match[0].length - said.length;
    const own = findRegions(said)[0];
    const name = said === '国务院' || own || !region ? said : `${region.name}人民政府`;
    return { name, span: toSource(line.text, { start, end: start + said.length }), used: [] };
  }
  return null;
}

function narrowestOf(texts: readonly string[]): Region | null {
  for (const text of texts) {
    const region = narrowest(text);
    if (region) return region;
  }
  return null;
}

function regionOf(known: {
  title: string;
  issuer: string | null;
  number: string | null;
  head: readonly FactLine[];
  lines: readonly FactLine[];
  fileName: string;
}): Region | null {
  for (const text of [known.title, known.issuer ?? '']) {
    const region = unlistedRegion(text) ?? narrowest(text);
    if (region) return region;
  }
  if (NATIONAL.test(known.issuer ?? '')) return nationwide;
  return (known.number ? regionByDocumentNumberPrefix(known.number) : null) ?? regionOfText(known);
}

/**
 * What the text says of itself goes before the name of its file, and that before a place which its head merely mentions;
 * a mentioned place never stands for a paper that speaks for a lesser one (a district's list that names the city).
 */
function regionOfText({
  head,
  lines,
  fileName,
}: {
  head: readonly FactLine[];
  lines: readonly FactLine[];
  fileName: string;
}) {
  const text = lines.map((line) => line.text.text).join('\n');
  const scope = scopeOf(text);
  const byScope = scope && regionInScope(text, scope);
  if (byScope) return byScope;
  const signed = lines.slice(-TAIL_LINES).filter(({ text: { text: line } }) => line.length <= 30 && ORGAN.test(line));
  // 丹阳市、扬中市人民政府，市各有关单位：are those whom the paper speaks to.
  const own = head.filter((line) => !line.text.text.endsWith('：'));
  const named = [
    regionOfFile(fileName),
    ...[signed, own].map((some) => narrowestOf(some.map((line) => line.text.text))),
  ];
  return named.find((region) => region !== null && (!scope || fitsScope(region, scope))) ?? null;
}

/** Bodies of the whole country: ministries, general administrations, commissions. */
const NATIONAL =
  /^(?:国务院|国家|中共中央|全国|第[一二三四五六七八九十]{1,3}届全国|中国人民银行|中央|.{2,12}(?<!宣传|组织|统战|武装|事业|指挥|项目|俱乐)部(?:办公厅)?(?:$|、)|.{2,10}总[局署](?:办公厅)?(?:$|、)|.{2,10}委员会办公厅$)/;
const NATIONAL_TITLE =
  /^(?:20\d\d年)?(?:中华人民共和国|国务院|国家(?!级)|全国|住房和城乡建设部|工业和信息化部|中央|[\p{Script=Han}]{2,8}部(?:办公厅)?关于)/u;

/** 上海市黄浦区 is 黄浦区; of several regions side by side the first counts. */
function narrowest(text: string): Region | null {
  const mentions = findRegions(text);
  const first = mentions[0];
  if (!first) return NATIONAL_TITLE.test(text) ? nationwide : null;
  let { region, end } = first;
  for (const next of mentions.slice(1)) {
    if (next.start !== end || !next.region.parents.includes(region.name)) break;
    region = next.region;
    end = next.end;
  }
  return region;
}

function levelOf(region: Region | null): DocumentLevel | null {
  if (!region) return null;
  if (region.name === nationwide.name) return 'national';
  // 诸暨市 is numbered among the counties and is a city all the same.
  return region.level === 'district' && region.name.endsWith('市') ? 'city' : region.level;
}

/** Read at the end of the title, where the noun stands that says what the paper is. */
const KINDS: [RegExp, DocumentKind][] = [
  [/工作报告$/, 'work-report'],
  [/统计公报$/, 'statistics'],
  [/简报|快报|专报|第\d+期$/, 'bulletin'],
  [/报道|发布会|答复|解读|答记者问|侧记|访谈/, 'news'],
  [
    /工作要点|任务清单|重点工作(?:任务|安排)?|(?:任务|责任|目标)分解(?:方案|表)?|(?:任务|责任|工作)分工(?:方案|表)?|目标任务|重点任务|工作安排$|民生实事(?:项目)?(?:清单|方案|表|$)/,
    'work-points',
  ],
  [/(?:行动|工作|实施|攻坚|专项|活动|改革|推进|落实)?(?:计划|方案)$|行动$/, 'action-plan'],
  [/规划|意见|措施|纲要|办法|通知|条例|规定|政策|决定|细则|报告|公报|批复|清单|指南|通告|公告/, 'plan'],
];
/** 国民经济和社会发展计划 and the like are plans of all affairs, no plans of action. */
const GENERAL_PLAN =
  /(?:发展|年度|投资|供应|用地|立法|财政|预算)(?!.{0,6}(?:攻坚|专项|提升|工作|实施|推进))[^动]{0,4}计划$/;

function kindOf(title: string, isNews: boolean): DocumentKind {
  const bare = title.replace(/(?:（[^（）]*）|\([^()]*\)|[—–-])+$/u, '').replace(/[》”]$/, '');
  if (GENERAL_PLAN.test(bare)) return 'plan';
  return KINDS.find(([pattern]) => pattern.test(bare))?.[1] ?? (isNews ? 'news' : 'plan');
}

/** A headline that names no paper, or a text that the press signs: 本报讯, 记者. */
function isPress(head: readonly FactLine[], title: TitleReading): boolean {
  return title.isHeadline === true || head.some((line) => PRESS.test(line.text.text));
}

const PRESS = /本报讯|记者|通讯员|[日报社网]讯[）)]|\d日电|(?:日报|晚报|新闻网|新华社)(?:$|[\d（(])/;

interface YearsSource {
  title: string;
  dates: DocumentDates;
  kind: DocumentKind;
  lines: readonly FactLine[];
  fileName: string;
}

/** 三、2024年工作安排 of a report whose title names no year. */
const PLANNED_YEAR =
  /^(?:[一二三四五六]、|第[一二三四五]部分|（[一二三四五]）)?(20\d\d)年(?:政府|全[省市区县]|我[省市区县])?的?(?:工作(?!回顾|总结)|重点|主要|目标|总体|发展|经济社会发展)/;

function yearsOf({ title, dates, kind, lines, fileName }: YearsSource): number[] {
  // 2035年远景目标 looks beyond the term of a five-year plan.
  const named = findPeriods(title.replace(/(?:\d{4}|[二〇○零一三四五]{4})年远景目标/, '')).flatMap((period) =>
    yearsBetween(period.from, period.to),
  );
  if (named.length > 0) return [...new Set(named)].sort((a, b) => a - b);
  if (kind === 'work-report') {
    const planned = lines.flatMap((line) => PLANNED_YEAR.exec(line.text.text)?.[1] ?? []).map(Number);
    if (planned.length > 0) return [Math.max(...planned)];
  }
  const date = dates.signed ?? dates.issued ?? dates.posted;
  if (date) return [Number(date.slice(0, 4))];
  const said = yearsOfText(lines);
  return said.length > 0 ? said : yearsOfFile(fileName);
}

/** 自2019年1月1日起施行，有效期至2021年12月31日; else the term that the opening of an undated paper sets: “十三五”期间, 2012年起5年内. */
function yearsOfText(lines: readonly FactLine[]): number[] {
  for (const { text } of lines.slice(-TAIL_LINES)) {
    const match = IN_FORCE.exec(text.text);
    if (match?.[1]) return yearsBetween(Number(match[1]), Number(match[2] ?? match[1]));
  }
  for (const { text } of lines.slice(0, OPENING_LINES)) {
    const match = TERM.exec(text.text);
    const [period] = match ? findPeriods(match[0]) : [];
    if (period) return yearsBetween(period.from, period.to);
    const span = TERM_OF_YEARS.exec(text.text);
    const years = parseNumeral(span?.[2] ?? '');
    if (span && years) return yearsBetween(Number(span[1]), Number(span[1]) + years - 1);
  }
  return [];
}

/** `gwr-2026-hebei.txt`, `工作要点2023.docx`, `行动计划2022-2024.pdf`: what a person wrote on a paper that dates itself nowhere. */
function yearsOfFile(fileName: string): number[] {
  const years = [...fileName.matchAll(/(?<!\d)20[0-4]\d(?!\d)/g)].map(([year]) => Number(year));
  return years.length > 0 ? yearsBetween(Math.min(...years), Math.max(...years)) : [];
}

const OPENING_LINES = 12;
const IN_FORCE = /自(20\d\d)年\d{1,2}月\d{1,2}日起(?:施行|实施|执行|生效)(?:.{0,12}?至(20\d\d)年)?/;
const TERM =
  /“十[三四五六]五”(?:时期|期间)|^(?:[一二三四五]、|（[一二三四五]）)?20\d\d年(?=(?:的|政府)?(?:重点|主要|工作))/;
const TERM_OF_YEARS = /(20\d\d)年起(\d|[一二三四五六七八九十])年(?:内|间|时间)/;

function yearsBetween(from: number, to: number): number[] {
  return to - from > 30 ? [from] : Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

/** As printed, without stray spaces, page marks and readings in brackets. */
function printed(source: string, span: Span | null | undefined): string | null {
  if (!span) return null;
  const lines = [...source.slice(span.start, span.end).matchAll(/[^\r\n]+/g)];
  return lines
    .map((line) =>
      cleanRange(source, { start: span.start + line.index, end: span.start + line.index + line[0].length }),
    )
    .filter((line) => line.text !== '' && !isPageMark(line.text))
    .map((line) => line.starts.map((at) => source[at]).join(''))
    .join('');
}
