/** One clause in, its figures out: region, period, name, value, unit, qualifier, kind and the places that prove them. */
import type { ContextPiece, Figure, Passage, Span } from '../../plan-document.ts';
import { toSource } from '../../text/mapped-text.ts';
import { segments, sentences } from '../../text/sentences.ts';
import { type KindSource, kindOfFigure } from './kind.ts';
import { type PlacedNaming, withPlaces } from './member-places.ts';
import { nameZones, withTopic } from './name-zones.ts';
import { isNameless } from './names.ts';
import { findNumbers, type NumberToken } from './numbers.ts';
import { openingOf } from './opening.ts';
import { ParagraphPeriods, type PeriodReading, type PeriodSource } from './period-context.ts';
import { joinQualifiers, type Qualifiers, qualifiersOf } from './qualifiers.ts';
import { carriedVerb, sharedChange, sharedVerb, stateFigure } from './statements.ts';
import { subjectOf } from './subject.ts';
import { ofTopic, type Topic, topicBefore } from './topic-before.ts';
import { type Zone, zonesOf } from './zones.ts';

export interface ProseSource extends PeriodSource {
  passage: Passage;
  /** Region of the section or else of the document. */
  region: string | null;
}

const LOOKS_BACK =
  /回顾|发展基础|工作基础|现有基础|现状|工作成效|发展成效|发展成就|主要成就|成就|完成情况|执行情况|主要成绩|主要成效|进展情况|工作总结/;
/** 过去五年，…: a paragraph that looks back by its first words, whatever its heading says. */
const OPENS_BACK = /^(?:刚刚)?(?:过去(?:的)?[一两三四五十]年|[一两三五]年来|这[一五]年|回顾(?:过去|一年|五年))/;
/** 将8个公司整合为2个 takes its object in front and tells of no future. */
/** In a review 完成目标 and 执行计划 tell of what was done. */
const SURELY_AHEAD = /力争|将(?:达|超|实现|建成|突破)|到20\d\d年/;
const LOOKS_AHEAD =
  /力争|将(?![近就]|[^，。；]{2,40}(?:整合|纳入|作为|转化为|列入|压缩|调整|合并))|目标|到20\d\d年|计划/u;

export function proseFigures(source: ProseSource): Figure[] {
  const text = source.passage.indexText;
  const periods = new ParagraphPeriods(text, source);
  return sentences(text).flatMap((sentence) => {
    const words = text.slice(sentence.start, sentence.end);
    const tokens = findNumbers(words).map((token) => shift(token, sentence.start));
    if (tokens.length === 0) return [];
    const zones = zonesOf(text, segments(text, sentence), tokens);
    const namings = withPlaces(text, zones, nameZones(text, zones));
    const tense = tenseOf(source, words, text);
    let previous: { zone: Zone; qualifiers: Qualifiers; change: string } | undefined;
    return zones.flatMap((zone, at) => {
      const own = namings[at];
      if (!own) return [];
      const opening = openingOf(text, sentence, zone, own.name);
      const earlier = opening === '' ? namings.slice(0, at).map(({ name }) => name) : [opening];
      // An industry that the sentence before opens with is nearer than that of the heading.
      const isOpen = opening === '' && own.state === null && withTopic(own.name, earlier, []) === own.name;
      const topic = isOpen ? topicBefore(text, sentence.start, own.name) : null;
      const naming = topic
        ? { ...ofTopic(topic.name, own), place: own.place }
        : renamed(own, withTopic(own.name, earlier, source.sections));
      const qualifiers = qualifiersOf({ text, sentence, zone, previous, looksBack: tense === 'review' });
      const reading = periods.at({
        at: zone.token.start,
        sentenceStart: sentence.start,
        sentenceEnd: sentence.end,
        looksBack: tense !== 'ahead',
        isStart: own.isStart,
      });
      const verb = sharedVerb(text, zone, naming) || carriedVerb(text, zone, naming, previous?.zone);
      const change = sharedChange(text, zone, naming.name, previous);
      previous = { zone, qualifiers, change };
      // 产值突破1300亿元 without a word of whose it is: nobody could tell what the figure is of.
      if (isNameless(naming.name) && opening === '' && naming.state === null) return [];
      const parts = { source, sentence, zone, naming, qualifiers, reading, tense, opening, verb, change };
      return [topic ? withPiece(figureOf(parts), source.passage, topic) : figureOf(parts)];
    });
  });
}

/** The earlier words that name the thing are part of the proof. */
function withPiece(figure: Figure, passage: Passage, { name, range }: Topic): Figure {
  const span = toSource({ starts: passage.sourceStarts, ends: passage.sourceEnds }, range);
  return { ...figure, context: [{ role: 'sentence', text: name, span }, ...figure.context] };
}

/** The topic that a name got is said in the statement too. */
function renamed(naming: PlacedNaming, name: string): PlacedNaming {
  const { name: bare, state } = naming;
  if (name === bare || bare === '' || state === null) return { ...naming, name };
  return { ...naming, name, state: (value) => state(value).replace(bare, name) };
}

function tenseOf({ facts, sections }: ProseSource, sentence: string, paragraph: string): KindSource['tense'] {
  if (facts.kind === 'work-report' && OPENS_BACK.test(paragraph)) return 'review';
  const review =
    facts.kind === 'statistics' ||
    sections.some(({ heading }) => LOOKS_BACK.test(heading) && !/目标|任务|安排|打算|展望/.test(heading));
  const told = review && (facts.kind === 'statistics' || facts.kind === 'work-report');
  if ((told ? SURELY_AHEAD : LOOKS_AHEAD).test(sentence)) return 'ahead';
  if (facts.kind === 'bulletin' || facts.kind === 'news') return 'news';
  return review ? 'review' : 'ahead';
}

function shift(token: NumberToken, by: number): NumberToken {
  return { ...token, start: token.start + by, end: token.end + by, numberEnd: token.numberEnd + by };
}

interface FigureParts {
  source: ProseSource;
  sentence: Span;
  zone: Zone;
  naming: PlacedNaming;
  qualifiers: Qualifiers;
  reading: PeriodReading;
  tense: KindSource['tense'];
  opening: string;
  verb: string;
  change: string;
}

function figureOf(parts: FigureParts): Figure {
  const { source, sentence, zone, naming, qualifiers, reading, tense, opening, verb, change } = parts;
  const { passage } = source;
  const text = passage.indexText;
  const { token, segment, range } = zone;
  const map = { starts: passage.sourceStarts, ends: passage.sourceEnds };
  const span = toSource(map, token);
  const subject = naming.place ?? subjectOf(text, { sentence, segment, home: source.region });
  const kind = naming.isStart
    ? 'reached'
    : kindOfFigure({
        clause: text.slice(segment.start, token.start),
        own: naming.shared ?? verb + text.slice(zone.linked ? segment.start : range.start, token.start) + change,
        after: text.slice(token.end, range.end),
        unit: token.unit,
        tense,
      });
  return {
    id: `${passage.documentId}:${span.start}-${span.end}`,
    documentId: passage.documentId,
    passageId: passage.id,
    region: subject.region ?? source.region,
    period: reading.period,
    name: naming.name,
    value: token.value,
    valueTo: token.valueTo,
    valueText: text.slice(token.start, token.end),
    unit: token.unit,
    qualifier: joinQualifiers(qualifiers),
    kind,
    statement: stateFigure({ text, zone, naming, qualifiers, kind, verb, change, opening, actor: subject.actor }),
    body: null,
    span,
    proof: toSource(map, sentence),
    context: [...periodPiece(passage, reading), ...passage.context.filter((piece) => piece.role !== 'column')],
  };
}

function periodPiece(passage: Passage, reading: PeriodReading): ContextPiece[] {
  if (!reading.from) return [];
  if (reading.from.kind === 'piece') return [reading.from.piece];
  const span = toSource({ starts: passage.sourceStarts, ends: passage.sourceEnds }, reading.from);
  return [{ role: 'sentence', text: passage.indexText.slice(reading.from.start, reading.from.end), span }];
}
