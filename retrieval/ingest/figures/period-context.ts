/** A paragraph in, for every place in it the year or term that holds there, with the words that say so. */
import type { ContextPiece, DocumentFacts, FactSpans, Passage, Period, Section } from '../../plan-document.ts';
import { toSource } from '../../text/mapped-text.ts';
import { parseNumeral } from '../../text/numerals.ts';
import { findPeriods, OWN_YEAR, type PeriodMention } from '../../text/periods.ts';

export interface PeriodReading {
  period: Period | null;
  /** Where it is said, when that is outside the sentence: index range in the passage, or a piece of the document. */
  from: { kind: 'sentence'; start: number; end: number } | { kind: 'piece'; piece: ContextPiece } | null;
}

export interface PeriodSource {
  facts: Pick<DocumentFacts, 'title' | 'years' | 'published' | 'kind'>;
  factSpans: FactSpans;
  indexTitle: string;
  /** Innermost first. */
  sections: readonly Section[];
  /** `到2025年，…` at the head of an earlier clause under the same heading of goals. */
  lead: PeriodReading | null;
}

export interface PlaceOfNumber {
  at: number;
  sentenceStart: number;
  sentenceEnd: number;
  /** The sentence tells what was achieved. */
  looksBack: boolean;
  /** The first of two values (从…增长到…): of a time before the one that the paragraph speaks of. */
  isStart?: boolean;
}

const NONE: PeriodReading = { period: null, from: null };

const GOAL_LEAD = /^(?:[（(].{1,3}[）)])?(?:力争|争取|(?:刚刚)?过去的|回顾|在)?(?:到|至|截至|自)?$/;
/** 去年, 过去一年: the year before the document's own. 比上年 compares, 由上年的12亿元增长到15亿元 leads away from it. */
const LAST_YEAR = /(?<![从由])去年|(?<![比较从由])上一?年度?|过去(?:的)?一年/;

const FIVE_YEARS = /^(?:过去(?:的)?五年|五年来|这五年)|(?<=。)(?:过去(?:的)?五年|五年来)[，,]/;

export class ParagraphPeriods {
  private readonly text: string;
  private readonly mentions: PeriodMention[];
  private readonly source: PeriodSource;

  constructor(text: string, source: PeriodSource) {
    this.text = text;
    this.mentions = findPeriods(text).filter(
      (mention) => !insideTitle(text, mention.start) && !isCompared(text, mention.start),
    );
    this.source = source;
  }

  /** What holds for a number at `at` in the sentence that begins at `sentenceStart`. */
  at({ at, sentenceStart, sentenceEnd, looksBack, isStart = false }: PlaceOfNumber): PeriodReading {
    const inSentence = this.mentions.filter((mention) => mention.start >= sentenceStart && mention.end <= at);
    if (isStart) {
      const own = inSentence.find((mention) => /^的?$/.test(this.text.slice(mention.end, at)));
      return own ? { period: plain(own), from: null } : NONE;
    }
    const near = inSentence.filter((mention) => this.rules(mention, at)).at(-1);
    const ownAt = lastOwnYear(this.text.slice(sentenceStart, at));
    const term = this.averagedTerm({ at, sentenceStart, looksBack });
    if (term) return term;
    if (near && near.start - sentenceStart > ownAt) return { period: this.read(near), from: null };
    if (ownAt >= 0) return this.ownOrReviewed(this.text.slice(sentenceStart, at), looksBack);
    if (LAST_YEAR.test(this.text.slice(sentenceStart, at))) return this.own(-1);
    if (this.source.facts.kind === 'work-report' && FIVE_YEARS.test(this.text.slice(0, at)))
      return this.ofSections(true) ?? this.fiveYears();
    const lead = this.lead(sentenceStart) ?? this.duration(at);
    if (lead) return { period: this.read(lead), from: { kind: 'sentence', start: lead.start, end: lead.end } };
    // `…（2020年）` behind the number in the same clause.
    const behind = this.mentions.find(
      (mention) =>
        mention.start >= at &&
        mention.end <= sentenceEnd &&
        mention.start - at < 12 &&
        /^[（(]/.test(this.text[mention.start - 1] ?? ''),
    );
    if (behind) return { period: plain(behind), from: null };
    // What a plan says was reached before it began has no year unless it names one.
    if (looksBack && this.source.facts.kind === 'work-report')
      return this.ofSections(looksBack) ?? this.reviewed() ?? NONE;
    if (looksBack && this.source.facts.kind !== 'bulletin' && this.source.facts.kind !== 'statistics') {
      return this.ofSections(looksBack) ?? NONE;
    }
    return this.ofSections(looksBack) ?? this.source.lead ?? this.ofDocument();
  }

  /** A year that opens an earlier sentence of the paragraph (`到2024年，…。…`) holds until another is named. */
  private lead(sentenceStart: number): PeriodMention | null {
    const before = this.mentions.filter((mention) => mention.end <= sentenceStart);
    const last = before.at(-1);
    if (!last) return null;
    const opening = this.text.slice(Math.max(0, lastEnd(this.text, last.start)), last.start);
    const closes = /^(?:底|末)?[，、]|^(?:全|我|是)/.test(this.text.slice(last.end));
    return GOAL_LEAD.test(opening.replace(/^[一二三四五六七八九十]是/, '')) && closes ? last : null;
  }

  /** A year inside 从2020年的…增长到2025年的… says nothing of the clauses behind, that of 由2024年的28%提高到35% nothing of 35%. */
  private rules(mention: PeriodMention, at: number): boolean {
    const isStart = /[从由]$/.test(this.text.slice(0, mention.start));
    if (isStart && /^的?[^，；\d]*\d[^，；到至为]*[到至为]/.test(this.text.slice(mention.end, at))) return false;
    if (!/[，；]/.test(this.text.slice(mention.end, at))) return true;
    const clause = this.text.slice(0, mention.start).replace(/^[\s\S]*[，；。！？]/, '');
    return !/(?:从|由|增长|提高|提升|增加|下降|上升)[^，]*$/.test(clause);
  }

  /** `通过3-5年的努力` sets no year, but a goal said behind it is none of the document's own year. */
  private duration(at: number): PeriodMention | null {
    const year = this.ownYear();
    const match = [
      ...this.text
        .slice(0, at)
        .matchAll(
          /(?:通过|用|经过)(\d|[一二三四五六七八九十])[-—~～至到](\d|[一二三四五六七八九十])年(?=的?努力|左右|时间)/g,
        ),
    ].at(-1);
    const years = match?.[2] ? parseNumeral(match[2]) : null;
    if (!match || year === undefined || years === null) return null;
    const label = match[0].replace(/^(?:通过|用|经过)/, '');
    const start = match.index + match[0].length - label.length;
    return { from: year, to: year + years, label, start, end: start + label.length };
  }

  private ownYear(): number | undefined {
    const { years, published } = this.source.facts;
    return years.length === 1 ? years[0] : published ? Number(published.slice(0, 4)) : undefined;
  }

  private read(mention: PeriodMention): Period {
    const until = /[到至]$/.test(this.text.slice(0, mention.start));
    return until ? { ...plain(mention), until } : plain(mention);
  }

  /** 年均增长6.5% is of the years between those that the sentence names, or of the term that the section names. */
  private averagedTerm({
    at,
    sentenceStart,
    looksBack,
  }: Pick<PlaceOfNumber, 'at' | 'sentenceStart' | 'looksBack'>): PeriodReading | null {
    if (!/年均[^，；。]{0,14}$/.test(this.text.slice(sentenceStart, at))) return null;
    const years = this.mentions.filter((mention) => mention.start >= sentenceStart && mention.end <= at);
    if (years.some((mention) => mention.to > mention.from)) return null;
    const from = Math.min(...years.map((mention) => mention.from));
    const to = Math.max(...years.map((mention) => mention.to));
    if (years.length > 1 && to > from)
      return { period: { from: from + 1, to, label: `${from + 1}—${to}年` }, from: null };
    const section = this.ofSections(looksBack);
    return section?.period && section.period.to > section.period.from ? section : null;
  }

  /** 一、工作回顾 of a work report looks back on the year before; on five years only when it says so. */
  private reviewed(): PeriodReading | null {
    const section = this.source.sections.find((one) => /回顾|总结/.test(one.heading));
    if (!section) return null;
    const { period } = /五年|届/.test(section.heading) ? this.fiveYears() : this.own(-1);
    const piece: ContextPiece = { role: 'section', text: section.heading, span: section.headingSpan };
    return period ? { period, from: { kind: 'piece', piece } } : null;
  }

  /** 全年 of a report that looks back is the year before its own; 今年 never is. */
  private ownOrReviewed(words: string, looksBack: boolean): PeriodReading {
    const reviews = looksBack && this.source.facts.kind === 'work-report' && !/今年|本年/.test(words);
    return (reviews ? (this.ofSections(true) ?? this.reviewed()) : null) ?? this.own();
  }

  /** 过去五年 of a report of 2023: the years of the term that ended before it. */
  private fiveYears(): PeriodReading {
    const { period } = this.own(-1);
    if (!period) return NONE;
    const from = period.to - 4;
    return { period: { from, to: period.to, label: `${from}—${period.to}年` }, from: this.documentPiece() };
  }

  private own(offset = 0): PeriodReading {
    const year = this.ownYear();
    if (year === undefined) return { period: null, from: null };
    const named = year + offset;
    return { period: { from: named, to: named, label: `${named}年` }, from: this.documentPiece() };
  }

  /** “十四五”时期成就和“十五五”时期目标: of a heading that names two terms, what looks back is of the earlier one. */
  private ofSections(looksBack: boolean): PeriodReading | null {
    for (const section of this.source.sections) {
      const named = findPeriods(section.heading).toSorted((a, b) => a.to - b.to);
      const mention = looksBack ? named[0] : named.at(-1);
      if (!mention) continue;
      const piece: ContextPiece = { role: 'section', text: section.heading, span: section.headingSpan };
      return { period: plain(mention), from: { kind: 'piece', piece } };
    }
    return null;
  }

  private ofDocument(): PeriodReading {
    const { years } = this.source.facts;
    const from = years[0];
    const to = years.at(-1);
    if (from === undefined || to === undefined) return { period: null, from: null };
    const label = from === to ? `${from}年` : `${from}—${to}年`;
    return { period: { from, to, label }, from: this.documentPiece() };
  }

  private documentPiece(): PeriodReading['from'] {
    const inTitle = findPeriods(this.source.indexTitle).length > 0;
    const span = inTitle
      ? this.source.factSpans.title
      : (this.source.factSpans.signed ?? this.source.factSpans.issued ?? this.source.factSpans.title);
    if (!span) return null;
    return {
      kind: 'piece',
      piece: {
        role: inTitle ? 'title' : 'date',
        text: inTitle ? this.source.indexTitle : (this.source.facts.published ?? ''),
        span,
      },
    };
  }
}

/** The year that a clause of goals opens with, as a reading for the clauses that follow it. */
export function goalLead(passage: Passage): PeriodReading | null {
  const [first] = findPeriods(passage.indexText);
  if (!first || first.start > 3 || !/^(?:底|末)?[，、]/.test(passage.indexText.slice(first.end))) return null;
  const span = toSource({ starts: passage.sourceStarts, ends: passage.sourceEnds }, first);
  const until = /^[到至]/.test(passage.indexText);
  return {
    period: { ...plain(first), ...(until ? { until } : {}) },
    from: { kind: 'piece', piece: { role: 'sentence', text: first.label, span } },
  };
}

/** 比2020年增长: the year that is compared with, not that of the figure. */
function isCompared(text: string, at: number): boolean {
  return /(?:比|较|相比|相较于?)$/.test(text.slice(0, at));
}

function plain(mention: PeriodMention): Period {
  return { from: mention.from, to: mention.to, label: mention.label };
}

function lastOwnYear(words: string): number {
  let last = -1;
  for (const match of words.matchAll(new RegExp(OWN_YEAR, 'g'))) last = match.index;
  return last;
}

function lastEnd(text: string, before: number): number {
  for (let at = before - 1; at >= 0; at -= 1) if ('。；！？'.includes(text[at] ?? ' ')) return at + 1;
  return 0;
}

/** A year in the title of a cited paper says nothing of the figure. */
function insideTitle(text: string, at: number): boolean {
  return text.lastIndexOf('《', at) > text.lastIndexOf('》', at);
}
