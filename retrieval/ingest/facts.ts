/**
 * Head and tail of a paper in, its facts out: title, 文号, issuer, dates, region, kind, years, each with its place.
 * Numbers and dates of papers that are only cited never count: a number must stand on a line of its own.
 */
import type { DocumentDates, DocumentFacts, DocumentKind, DocumentLevel, FactSpans, Span } from '../plan-document.ts';
import { cleanRange } from '../text/clean.ts';
import { toSource } from '../text/mapped-text.ts';
import { isPageMark } from '../text/noise.ts';
import { findPeriods } from '../text/periods.ts';
import { findRegions, nationwide, type Region, regionByDocumentNumberPrefix } from '../vocabulary/regions.ts';
import { readDates } from './fact-dates.ts';
import type { FactLine } from './fact-line.ts';
import { readTitle } from './fact-title.ts';
import type { Block } from './paragraphs.ts';
import { regionOfFile } from './region-of-file.ts';

export interface FactsReading {
  facts: Omit<DocumentFacts, 'id' | 'file'>;
  spans: FactSpans;
  /** Blocks that are nothing but a fact (title line, number, signature, date): no passage is made of them. */
  used: ReadonlySet<Block>;
}

const HEAD_LINES = 40;
const TAIL_LINES = 12;
const NUMBER =
  /^[（(]?([\p{Script=Han}（）]{1,16}[〔[［【（(]\d{4}[〕\]］】）)]第?\d{1,5}号)[）)]?(?=$|\d{4}年|签发|来源)/u;
const ISSUER_LABEL =
  /^(?:发文(?:部门|机关|单位|机构)|发布(?:机构|单位|部门|机关)|制发(?:机关|单位)|印发(?:机关|单位))[：:](.{2,40})$/;
const ORGAN = /(?:政府|办公厅|办公室|委员会|领导小组|厅|局|委|部|办|院|会|中心|小组|集团|公司|指挥部)$/;

export function readFacts(source: string, blocks: readonly Block[], fileName: string): FactsReading {
  const lines = blocks.flatMap((block): FactLine[] =>
    block.kind === 'paragraph' ? [{ block, text: block.text }] : [],
  );
  const head = headOf(lines);
  const tail = lines.slice(-TAIL_LINES);
  const used = new Set<Block>();
  const spans: FactSpans = {};

  const title = readTitle(head, fileName);
  if (title.span) spans.title = title.span;
  for (const block of title.used) used.add(block);

  const number = readNumber(head, used);
  if (number) spans.documentNumber = number.span;
  const dates = readDates(head, lines, used);
  Object.assign(spans, dates.spans);
  const issuer = readIssuer(head, dates.signatures, title.issuer);
  if (issuer) spans.issuer = issuer.span;
  for (const line of issuer?.used ?? []) used.add(line.block);
  for (const line of tail) if (/印发$/.test(line.text.text) && line.text.text.length <= 60) used.add(line.block);

  const region = regionOf({
    title: title.text,
    issuer: issuer?.name ?? null,
    number: number?.name ?? null,
    head,
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
      kind: kindOf(title.text),
      years: yearsOf(title.text, dates.dates),
    },
    spans,
    used,
  };
}

/** Lines before the body: up to the first numbered heading, or the first forty. */
function headOf(lines: readonly FactLine[]): FactLine[] {
  const body = lines.findIndex((line) => /^(?:一、|第一[章条]|（一）|##)/.test(line.text.text));
  return lines.slice(0, Math.min(body < 0 ? HEAD_LINES : body, HEAD_LINES));
}

function readNumber(head: readonly FactLine[], used: Set<Block>): { name: string; span: Span } | null {
  for (const line of head) {
    const match = NUMBER.exec(line.text.text);
    const name = match?.[1];
    if (!name) continue;
    const at = line.text.text.indexOf(name);
    used.add(line.block);
    return { name, span: toSource(line.text, { start: at, end: at + name.length }) };
  }
  return null;
}

interface IssuerReading {
  name: string;
  span: Span;
  used: FactLine[];
}

/** A labelled line first, then the signature above the date, then the body that a notice's title begins with. */
function readIssuer(
  head: readonly FactLine[],
  signatures: readonly FactLine[][],
  fromTitle: { name: string; span: Span } | null,
): IssuerReading | null {
  for (const line of head) {
    const name = ISSUER_LABEL.exec(line.text.text)?.[1];
    if (name && ORGAN.test(name)) {
      const at = line.text.text.indexOf(name);
      const span = toSource(line.text, { start: at, end: at + name.length });
      return { name, span, used: [line, ...signatures.flat().filter((other) => other.text.text === name)] };
    }
  }
  for (const group of signatures) {
    const signed = group.filter((line) => ORGAN.test(line.text.text));
    const first = signed[0];
    const last = signed.at(-1);
    if (!first || !last) continue;
    const name = signed.map((line) => line.text.text).join('、');
    // `省政府办公厅` signs what the title's `广东省人民政府办公厅` issued: the fuller name is the issuer.
    if (fromTitle && signed.length === 1 && fromTitle.name.length > name.length) return { ...fromTitle, used: signed };
    const start = toSource(first.text, { start: 0, end: first.text.text.length }).start;
    const end = toSource(last.text, { start: 0, end: last.text.text.length }).end;
    return { name, span: { start, end }, used: signed };
  }
  return fromTitle ? { ...fromTitle, used: [] } : null;
}

function regionOf(known: {
  title: string;
  issuer: string | null;
  number: string | null;
  head: readonly FactLine[];
  fileName: string;
}): Region | null {
  for (const text of [known.title, known.issuer ?? '']) {
    const region = narrowest(text);
    if (region) return region;
  }
  const byNumber = known.number ? regionByDocumentNumberPrefix(known.number) : null;
  const byHead = known.head.map((line) => narrowest(line.text.text)).find((region) => region !== null) ?? null;
  if (/^(?:国务院|国家|中共中央|工业和信息化部|住房和城乡建设部|.{2,12}部(?:办公厅)?$)/.test(known.issuer ?? ''))
    return nationwide;
  return byNumber ?? byHead ?? regionOfFile(known.fileName);
}

/** 上海市黄浦区 is 黄浦区; of several regions side by side the first counts. */
function narrowest(text: string): Region | null {
  const mentions = findRegions(text);
  const first = mentions[0];
  if (!first) return /^(?:国务院|国家|住房和城乡建设部|工业和信息化部)/.test(text) ? nationwide : null;
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
  return region.name === nationwide.name ? 'national' : region.level;
}

const KINDS: [RegExp, DocumentKind][] = [
  [/政府工作报告/, 'work-report'],
  [/统计公报/, 'statistics'],
  [/简报|快报|专报/, 'bulletin'],
  [/工作要点|任务清单|重点工作/, 'work-points'],
  [/行动计划|行动方案|实施方案|工作方案|攻坚方案|三年行动/, 'action-plan'],
  [/报道|发布会|答复|解读/, 'news'],
  [/规划|意见|措施|纲要|办法|通知|条例|规定|政策|决定|细则/, 'plan'],
];

function kindOf(title: string): DocumentKind {
  return KINDS.find(([pattern]) => pattern.test(title))?.[1] ?? 'news';
}

function yearsOf(title: string, dates: DocumentDates): number[] {
  const named = findPeriods(title).flatMap((period) => yearsBetween(period.from, period.to));
  if (named.length > 0) return [...new Set(named)].sort((a, b) => a - b);
  const date = dates.signed ?? dates.issued ?? dates.posted;
  return date ? [Number(date.slice(0, 4))] : [];
}

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
