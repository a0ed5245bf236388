/**
 * A question in, its slots with their places out: regions, years, papers, and what is left as the thing asked about.
 * Offsets are UTF-16 units of `text`, the corrected question.
 */
import type { Span } from '#retrieval/plan-document';
import { type Analysis, analyseQuestion } from '#retrieval/query/analyse-question';
import type { Known } from '#retrieval/query/known';
import { normal } from '#retrieval/query/question-terms';
import { findPeriods } from '#retrieval/text/periods';
import { localRegions } from '#retrieval/vocabulary/local-regions';
import { findRegions } from '#retrieval/vocabulary/regions';

export interface Slot extends Span {
  text: string;
}

export interface Slots {
  text: string;
  analysis: Analysis;
  places: Slot[];
  periods: Slot[];
  papers: Slot[];
  /** Names of things asked about, strongest words only; normal form. */
  things: string[];
}

const HOME = /我[省市区县]|全省(?!第|排|首批|的?\d)|省里|咱省|本[省市区县]/g;
const OWN_YEAR = /今年(?:以来)?|全年|年内|本年度?|当年/g;
/** A measure alone, or a word that asks: 哪年. */
const NO_THING =
  /^(?:比重|占比|比例|数字?|数据|指标|目标|规模|收入|产值|增速|增幅|率|金额|数量|排名)$|哪|谁|什么|多少|几/;
const MIN_WEIGHT = 0.4;

const MAX_REMEMBERED = 200;
const remembered = new WeakMap<Known, Map<string, Slots>>();

/** Slots of a question. A conversation brings its turns again with every request, so the last ones are remembered. */
export function readSlots(question: string, known: Known): Slots {
  const slots = remembered.get(known) ?? new Map<string, Slots>();
  remembered.set(known, slots);
  const read = slots.get(question) ?? readAnew(question, known);
  if (slots.size >= MAX_REMEMBERED) slots.clear();
  slots.set(question, read);
  return read;
}

function readAnew(question: string, known: Known): Slots {
  const analysis = analyseQuestion(question, known);
  const text = analysis.question;
  const papers = analysis.documents.spans.map((span) => slotAt(text, span));
  const free = (slot: Span): boolean => !papers.some((paper) => paper.start < slot.end && slot.start < paper.end);
  const named = findRegions(text, localRegions(known.regions)).filter(
    (mention) => mention.qualifies || analysis.regions.some((region) => region.code === mention.region.code),
  );
  const places = [...named, ...matches(text, HOME)].filter(free).map((span) => slotAt(text, span));
  const periods = [...findPeriods(text), ...matches(text, OWN_YEAR)].filter(free).map((span) => slotAt(text, span));
  return {
    text,
    analysis,
    places: joined(text, places),
    periods: periods.toSorted((a, b) => a.start - b.start),
    papers,
    things: [
      ...analysis.terms
        .filter((term) => term.core && term.weight >= MIN_WEIGHT && !NO_THING.test(term.text))
        .map((term) => term.text),
      // “12345” is a name, though no dictionary has it.
      ...[...analysis.rest.matchAll(/“([^”]{1,12})”/gu)].map((match) => normal(match[1] ?? '')),
    ],
  };
}

function slotAt(text: string, { start, end }: Span): Slot {
  return { start, end, text: text.slice(start, end) };
}

function matches(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** 江苏镇江 is one place. */
function joined(text: string, places: readonly Slot[]): Slot[] {
  const result: Slot[] = [];
  for (const place of places.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && last.end === place.start)
      result[result.length - 1] = slotAt(text, { start: last.start, end: place.end });
    else result.push(place);
  }
  return result;
}

/** The words of the slots, each once, as one would list them: 镇江和宿城. */
export function wordsOf(slots: readonly Slot[]): string {
  return [...new Set(slots.map(({ text }) => text))].join('和');
}

/** `text` without the slots, and without what only joined them: 的 after a place, 里 after a paper. */
export function without(text: string, slots: readonly Span[]): string {
  let rest = text;
  for (const { start, end } of [...slots].sort((a, b) => b.start - a.start)) {
    const after = rest.slice(end).replace(/^(?:里面?|中|当中|[、和与跟及](?=$|\ufffc))/u, '');
    rest = `${rest.slice(0, start)}\ufffc${after}`;
  }
  return rest
    .replace(/\ufffc(?:[、和与跟及以]+\ufffc)+/gu, '\ufffc')
    .replace(/(?:到|在|至|截至|对于?|关于|按照?)?\ufffc的?/gu, '')
    .replace(/[（(]\s*[）)]/gu, '')
    .replace(/^[的，,、\s]+/u, '');
}

/** The slots' places taken by `words`: the first gets them, the rest of a list goes. */
export function replaced(text: string, slots: readonly Slot[], words: string): string {
  const [first] = slots;
  if (!first) return text;
  const last = slots.reduce((end, slot) => (gap(text, end, slot.start) ? slot.end : end), first.end);
  const rest = slots.filter((slot) => slot.start >= last);
  let result = text;
  for (const { start, end } of [...rest].sort((a, b) => b.start - a.start))
    result = result.slice(0, start) + result.slice(end);
  return `${result.slice(0, first.start)}${words}${result.slice(last)}`;
}

/** Only 、 or 和 stand between two slots of one list. */
function gap(text: string, from: number, to: number): boolean {
  return from <= to && /^[、，,和与跟及同\s]*$/u.test(text.slice(from, to));
}
