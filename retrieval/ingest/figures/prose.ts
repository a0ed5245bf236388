/** One clause in, its figures out: region, period, name, value, unit, qualifier, kind and the places that prove them. */
import type { ContextPiece, Figure, Passage, Period, Section, Span } from '../../plan-document.ts';
import { toSource } from '../../text/mapped-text.ts';
import { segments, sentences } from '../../text/sentences.ts';
import { findPeriods } from '../../text/periods.ts';
import { findRegions } from '../../vocabulary/regions.ts';
import { isGeneric, nameFigure, stripLeft } from './names.ts';
import { findNumbers, type NumberToken } from './numbers.ts';
import { ParagraphPeriods, type PeriodReading, type PeriodSource } from './period-context.ts';
import { respectiveNames } from './respectively.ts';
import { stateFigure } from './statements.ts';
import { INTENT, kindOfFigure, QUALIFIER_AFTER, QUALIFIERS_BEFORE } from './wording.ts';
import { type Zone, zonesOf } from './zones.ts';

export interface ProseSource extends PeriodSource {
  passage: Passage;
  /** Region of the section or else of the document. */
  region: string | null;
}

const LOOKS_BACK = /回顾|发展基础|工作基础|现有基础|现状|工作成效|发展成效|完成情况|主要成绩|进展情况/;
const LOOKS_AHEAD = /力争|争取|将|目标|到20\d\d年|计划/;

export function proseFigures(source: ProseSource): Figure[] {
  const { passage } = source;
  const text = passage.indexText;
  const periods = new ParagraphPeriods(text, source);
  const back =
    source.facts.kind === 'bulletin' ||
    source.facts.kind === 'statistics' ||
    source.facts.kind === 'news' ||
    source.sections.some((section) => LOOKS_BACK.test(section.heading));
  const figures: Figure[] = [];
  for (const sentence of sentences(text)) {
    const words = text.slice(sentence.start, sentence.end);
    const tokens = findNumbers(words).map((token) => shift(token, sentence.start));
    if (tokens.length === 0) continue;
    const zones = zonesOf(text, segments(text, sentence), tokens);
    const names = namesOf(text, zones);
    const looksBack = back && !LOOKS_AHEAD.test(words);
    const grown = new GrownYears(text);
    for (const [at, zone] of zones.entries()) {
      const said = periods.at({
        at: zone.token.start,
        sentenceStart: sentence.start,
        sentenceEnd: sentence.end,
        looksBack,
      });
      const reading = grown.read(said, zone, zones[at + 1], zones[at - 1]);
      const opening = openingOf(text, sentence, zone, names[at] ?? '');
      const name = withTopic(names[at] ?? '', opening === '' ? names.slice(0, at) : [opening], source.sections);
      figures.push(figureOf({ source, sentence, zone, name, reading, looksBack, opening }));
    }
  }
  return figures;
}

function shift(token: NumberToken, by: number): NumberToken {
  return { ...token, start: token.start + by, end: token.end + by, numberEnd: token.numberEnd + by };
}

function namesOf(text: string, zones: readonly Zone[]): string[] {
  const names: string[] = [];
  for (let at = 0; at < zones.length; ) {
    const group = respectiveGroup(text, zones, at);
    if (group) {
      names.push(...group);
      at += group.length;
      continue;
    }
    const zone = zones[at];
    if (!zone) break;
    const grown = grownName(text, zone, zones[at + 1]);
    if (grown) {
      names.push(grown, grown);
      at += 2;
      continue;
    }
    names.push(singleName(text, zone, names));
    at += 1;
  }
  return names;
}

/** Names of the values that 分别 shares out, when the zone at `at` is the first of them. */
function respectiveGroup(text: string, zones: readonly Zone[], at: number): string[] | null {
  const first = zones[at];
  if (!first) return null;
  const before = text.slice(first.segment.start, first.token.start);
  if (!before.includes('分别')) return null;
  const group = zones.slice(at).filter((zone) => zone.segment.start === first.segment.start);
  const last = group.at(-1);
  if (!last || group.length < 2) return null;
  const after = text.slice(last.token.end, first.segment.end);
  const earlier = zones.slice(0, at).filter((zone) => zone.segment.start < first.segment.start);
  return respectiveNames({
    before,
    after,
    count: group.length,
    earlier: earlier.map((zone) => singleName(text, zone, [])),
  });
}

const GREW_FROM = /^(.{2,40}?)(?:分别)?(?:由|从)(?:(?:19|20)\d{2}年底?末?的?)?$/u;
const GREW_TO = /^(?:的)?(?:左右)?[，]?(?:稳步|大幅|快速|进一步)?(?:增长|增加|提高|提升|上升|扩大|下降|减少|降低|压减|压缩|缩短|突破|跃升|增|升|降)(?:到|至|为)(?:(?:19|20)\d{2}年底?末?的?)?(?:近|超|约|突破)?$/u;

/** 生产总值从2020年的3.68万亿元增长到2025年的4.93万亿元: two values of one thing. */
function grownName(text: string, zone: Zone, next: Zone | undefined): string | null {
  const match = GREW_FROM.exec(text.slice(zone.segment.start, zone.token.start));
  if (!match?.[1] || !next || next.segment.start !== zone.segment.start) return null;
  return GREW_TO.test(text.slice(zone.token.end, next.token.start)) ? stripLeft(match[1]) : null;
}

/** Years of a pair: those it names, else those of the pair before in the sentence, else the ends of the term it stands in. */
class GrownYears {
  private readonly text: string;
  private pair: { first: Period; second: Period } | null = null;

  constructor(text: string) {
    this.text = text;
  }

  read(said: PeriodReading, zone: Zone, next: Zone | undefined, before: Zone | undefined): PeriodReading {
    const isFirst = grownName(this.text, zone, next) !== null;
    const isSecond = !isFirst && before !== undefined && grownName(this.text, before, zone) !== null;
    if (!isFirst && !isSecond) return said;
    const own = findPeriods(this.text.slice(zone.segment.start, zone.token.start)).at(-1);
    if (own && isFirst) this.pair = { first: plainYear(own.from), second: plainYear(own.from) };
    if (own && isSecond && this.pair) this.pair = { ...this.pair, second: plainYear(own.to) };
    const term = said.period && said.period.to > said.period.from ? { first: plainYear(said.period.from - 1), second: plainYear(said.period.to) } : null;
    const years = this.pair ?? term;
    return years ? { ...said, period: isFirst ? years.first : years.second } : said;
  }
}

function plainYear(year: number): Period {
  return { from: year, to: year, label: `${year}年` };
}

function singleName(text: string, zone: Zone, earlier: readonly string[]): string {
  const before = text.slice(zone.range.start, zone.token.start);
  const after = text.slice(zone.token.end, zone.range.end);
  const { name } = nameFigure({ before, after, unit: zone.token.unit });
  const subject = earlier.at(-1) ?? '';
  const share = /占(全[国省市区县])的?$/.exec(before);
  if (share && subject !== '') return `${subject.replace(/占全.比重$/, '')}占${share[1]}比重`;
  if (name === '') return subject;
  if (name === '比重' || name === '占比') return subject || name;
  return name;
}

const TOPIC =
  /^[\p{Script=Han}A-Za-z0-9+“”]*(?:产业链?|制造业|服务业|农业|工业)|^[\p{Script=Han}A-Za-z0-9+“”]*?(?:业|经济|\+)(?=\p{Script=Han}|$)/u;

/** 产值规模 alone says nothing: the industry of the figure before, or of the heading, belongs to the name. */
function withTopic(name: string, earlier: readonly string[], sections: readonly Section[]): string {
  if (name === '' || !isGeneric(name) || /贴息|补助|奖励/.test(name)) return name;
  for (const text of [
    ...[...earlier].reverse(),
    ...sections.map((section) => stripLeft(section.heading.replace(/^提升|^做大做强|^培育壮大|^壮大/, ''))),
  ]) {
    const topic = TOPIC.exec(text)?.[0];
    if (topic && topic.length >= 3)
      return name.startsWith('产业') && topic.endsWith('产业') ? topic + name.slice(2) : topic + name;
  }
  return name;
}

/** The clause right before, when it has no figure and this one has no subject of its own. */
function openingOf(text: string, sentence: Span, zone: Zone, name: string): string {
  if (!isGeneric(name) || zone.segment.start === sentence.start) return '';
  const before = segments(text, { start: sentence.start, end: zone.segment.start - 1 }).at(-1);
  const words = before ? text.slice(before.start, before.end) : '';
  const isSubject = /^(?!(?:到|至|截至)?(?:19|20)\d{2}年).{2,}(?:有所突破|取得|加快|快速|壮大|发展|提升|突破)/.test(
    words,
  );
  return isSubject && words.length <= 20 && findNumbers(words).length === 0 ? words : '';
}

interface FigureParts {
  source: ProseSource;
  sentence: Span;
  zone: Zone;
  name: string;
  reading: PeriodReading;
  looksBack: boolean;
  opening: string;
}

function figureOf({ source, sentence, zone, name, reading, looksBack, opening }: FigureParts): Figure {
  const { passage } = source;
  const text = passage.indexText;
  const { token, segment, range } = zone;
  const span = toSource({ starts: passage.sourceStarts, ends: passage.sourceEnds }, token);
  const clause = text.slice(segment.start, token.start);
  const before = text.slice(range.start, token.start);
  const after = text.slice(token.end, range.end);
  const region = subjectRegion(text, sentence, segment) ?? source.region;
  const qualifier = qualifierOf({ lead: text.slice(sentence.start, segment.start), clause, before, after });
  const kind = kindOfFigure({ before: clause, after, unit: token.unit, looksBack });
  const shared = clause.includes('分别');
  const statement = stateFigure({
    text,
    token,
    segment,
    range,
    name,
    qualifier,
    kind,
    composed: shared,
    linked: zone.linked,
    opening,
  });
  const context = [...periodPiece(passage, reading), ...passage.context.filter((piece) => piece.role !== 'column')];
  return {
    id: `${passage.documentId}:${span.start}-${span.end}`,
    documentId: passage.documentId,
    passageId: passage.id,
    region,
    period: reading.period,
    name,
    value: token.value,
    valueTo: token.valueTo,
    valueText: text.slice(token.start, token.end),
    unit: token.unit,
    qualifier,
    kind,
    statement,
    body: null,
    span,
    proof: toSource({ starts: passage.sourceStarts, ends: passage.sourceEnds }, sentence),
    context,
  };
}

/** Words of the source around the number, in their order: 力争、超; 以上. */
function qualifierOf({
  lead,
  clause,
  before,
  after,
}: {
  lead: string;
  clause: string;
  before: string;
  after: string;
}): string | null {
  const near = before.length <= 6 ? clause : before;
  const found = [
    INTENT.exec(clause)?.[0] ?? carriedIntent(lead),
    QUALIFIERS_BEFORE.exec(near.slice(-8))?.[0],
    /[多余]$/.test(before) ? undefined : QUALIFIER_AFTER.exec(after)?.[0],
  ].filter((word) => word !== undefined);
  return found.length > 0 ? [...new Set(found)].join('、') : null;
}

/** 力争 at the head of a sentence rules the parallel clauses behind it: 力争2022年培育…超40家，实现新增…超100家. */
function carriedIntent(lead: string): string | undefined {
  return /(?:^|[，。])(?:全年)?(力争|争取|确保)[^，]*，$/.exec(lead)?.[1];
}

function periodPiece(passage: Passage, reading: PeriodReading): ContextPiece[] {
  if (!reading.from) return [];
  if (reading.from.kind === 'piece') return [reading.from.piece];
  const span = toSource({ starts: passage.sourceStarts, ends: passage.sourceEnds }, reading.from);
  return [{ role: 'sentence', text: passage.indexText.slice(reading.from.start, reading.from.end), span }];
}

/** A region at the head of the clause, or of the sentence, is what the figure is of. */
function subjectRegion(text: string, sentence: Span, segment: Span): string | null {
  for (const start of [segment.start, sentence.start]) {
    const words = text.slice(start, start + 24).replace(/^[一二三四五六七八九十]是/, '');
    const [first] = findRegions(words);
    if (!first) continue;
    const lead = words.slice(0, first.start);
    const after = words.slice(first.end);
    if (
      /^(?:(?:其中|目前|截至目前|到\d{4}年|力争|\d{4}年)[，]?)?$/.test(lead) &&
      !/^[、和等及]|^.{0,4}[、]/.test(after)
    )
      return first.region.name;
  }
  return null;
}
