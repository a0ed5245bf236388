/**
 * 比2022年1180座多320座, 是光电显示的10倍, 两年增加6个: what a statement says that one figure is beside another. Both are
 * those that the words around the number name, by value, year, place or name; any other pair proves nothing.
 */
import type { Span } from '../plan-document.ts';
import { partsOf } from '../text/sentences.ts';
import { type Result, resultOf } from './arithmetic.ts';
import { blank, type Evidence, type Fault } from './evidence.ts';
import type { Candidate } from './match-figure.ts';
import { agreement, pairs } from './name-agreement.ts';
import { operandIn } from './named-operands.ts';
import { normalForm } from './normal-form.ts';
import { type Quantity, quantitiesIn, quantityOf, sameUnit } from './quantities.ts';
import { proofOfFigure } from './source-sentences.ts';

export interface Relation {
  quantity: Quantity;
  /** 10倍以上. */
  isBound: boolean;
  /** More, less, or so many times. */
  said: 'more' | 'less' | 'times';
  /** Null when the words leave open which is meant. */
  subject: Candidate | null;
  object: Candidate | null;
  /** That the words around it name. */
  years: number[];
  /** What it is compared with bears no name of its own: 比2020年的2.87万亿元. */
  isElliptic: boolean;
}

const MORE = '净?增[加长多]?|提[高升]|上升|扩大|高|多|快';
const LESS = '减少|下降|降低|缩小|低|少|慢';
const CHANGE = `(?<!最)(?:(?<more>${MORE})|(?<less>${LESS}))(?:出|了|幅)?(?:约|近|超过?|不少于|至少|为)?(?=\\d)`;
const COMPARED = new RegExp(
  `(?<link>相?比(?![重例率值较])于?|相?较(?![大高多快为低少])于?)(?<object>.*?)${CHANGE}`,
  'du',
);
const TIMES = /(?<link>是|为|达到?|相当于)(?<object>[^是为]*?)的(?:约|近)?(?=\d+(?:\.\d+)?多?倍)/du;
/** 两年增加6个, 增长27.1%: of the two named last, or of the series. */
const ALONE = new RegExp(CHANGE, 'du');
const NAMES_NOTHING = /^[，、其中期间前后至到从年内来里累计合一共净将约即也就是\d\s]*$/;

/** In their order; asked once the figures that the statement repeats are matched. */
export function relationsIn(evidence: Evidence, candidates: readonly Candidate[]): Relation[] {
  const { text } = evidence.reading;
  const found: Relation[] = [];
  for (const part of partsOf(text)) {
    const relation = readRelation(part, { evidence, candidates, last: found.at(-1) ?? null });
    if (relation) found.push(relation);
  }
  return found;
}

interface Around {
  evidence: Evidence;
  candidates: readonly Candidate[];
  last: Relation | null;
}

function readRelation(part: Span, around: Around): Relation | null {
  const { text } = around.evidence.reading;
  const words = text.slice(part.start, part.end);
  const match = COMPARED.exec(words) ?? TIMES.exec(words);
  const alone = match ? null : ALONE.exec(words);
  const read = match ?? alone;
  if (!read || (alone && !NAMES_NOTHING.test(words.slice(0, alone.index)))) return null;
  const numberAt = read.index + read[0].length;
  const [quantity] = quantitiesIn(normalForm(words.slice(numberAt)));
  if (!quantity || quantity.start > 0) return null;
  const isBound = /^(?:以上|多)/.test(normalForm(words.slice(numberAt)).slice(quantity.end));
  const said = read.groups?.['more'] ? 'more' : read.groups?.['less'] ? 'less' : 'times';
  const span = { start: part.start, end: part.start + numberAt };
  const years = yearsWithin(span, around.evidence);
  if (alone)
    return {
      quantity,
      isBound,
      said,
      years,
      isElliptic: true,
      ...(seriesBefore(span, around) ?? continued(around, quantity)),
    };
  const object = match?.indices?.groups?.['object'];
  if (!object) return null;
  return {
    quantity,
    isBound,
    said,
    years,
    isElliptic: !isNamed({ start: part.start + object[0], end: part.start + object[1] }, around.evidence),
    ...sides(
      { start: part.start, end: part.start + read.index },
      { start: part.start + object[0], end: part.start + object[1] },
      { ...around, unit: operandUnit(quantity) },
    ),
  };
}

function isNamed({ start, end }: Span, { reading }: Evidence): boolean {
  return pairs(normalForm(blank(reading.text, [...reading.regions, ...reading.periods]).slice(start, end))).length > 0;
}

type Sides = Pick<Relation, 'subject' | 'object'>;

function sides(front: Span, behind: Span, around: Around & { unit: string | null }): Sides {
  const { evidence, candidates, unit, last } = around;
  const asked = { evidence, candidates, unit };
  const isBare = /^[，、的则又且而]*$/.test(evidence.reading.text.slice(front.start, front.end));
  const inFront = (like: Candidate | null): Candidate | null =>
    isBare ? (last?.subject ?? lastBefore(front.start, evidence)) : operandIn(front, { ...asked, like, before: null });
  const first = inFront(null);
  const object = operandIn(behind, { ...asked, like: first, before: first });
  return { subject: first ?? inFront(object), object };
}

/** The number that stands last in front of a place of the same sentence. */
function lastBefore(place: number, { matched, reading }: Evidence): Candidate | null {
  const [at] = [...matched.keys()].filter((start) => start < place).sort((a, b) => b - a);
  return at === undefined || /[；。]/.test(reading.text.slice(at, place)) ? null : (matched.get(at) ?? null);
}

/** 比2022年多320座，增长27.1%. */
function continued({ last }: Around, quantity: Quantity): Sides {
  return /^(?:%|倍)$/.test(quantity.unit) && last && last.said !== 'times'
    ? { subject: last.subject, object: last.object }
    : { subject: null, object: null };
}

const ONE_NAME = 0.8;

/** 2022年至2024年依次为1个、1个、7个，两年增加6个: first and last year of the one thing that was told in front. */
function seriesBefore({ start }: Span, { evidence: { matched, reading } }: Around): Sides | null {
  const sentence = Math.max(...['；', '。'].map((mark) => reading.text.lastIndexOf(mark, start)));
  const told = [...matched].filter(([at]) => sentence < at && at < start).map(([, candidate]) => candidate);
  const newest = told.at(-1);
  if (!newest) return null;
  const series = told
    .filter((one) => isOneThing(one, newest))
    .toSorted((a, b) => (a.figure.period?.to ?? 0) - (b.figure.period?.to ?? 0));
  const [first, last] = [series[0], series.at(-1)];
  if (!first || !last || series.length < told.length || first.figure.period?.to === last.figure.period?.to) return null;
  return { subject: last, object: first };
}

function isOneThing({ figure: one }: Candidate, { figure: other }: Candidate): boolean {
  return (
    one.region === other.region &&
    one.period !== null &&
    agreement(normalForm(one.name), normalForm(other.name)) >= ONE_NAME
  );
}

function yearsWithin({ start, end }: Span, { reading }: Evidence): number[] {
  return reading.periods.filter((one) => start <= one.start && one.end <= end).map(({ to }) => to);
}

/** What its operands are measured in; null when the result does not tell. */
function operandUnit({ unit }: Quantity): string | null {
  return unit === '%' || unit === '倍' ? null : unit === '百分点' ? '%' : unit;
}

/** Is the number that of the relation? */
export function isOf({ quantity }: Relation, { value, unit }: Quantity): boolean {
  return quantity.value === value && quantity.unit === unit;
}

export function operandsOf({ subject, object }: Relation): Candidate[] {
  return [subject, object].filter((one) => one !== null);
}

/** 2023年比2022年多200座 is proven by no figure of 2024. */
export function namesYearsOf({ years }: Relation, used: readonly Candidate[]): boolean {
  return years.every((year) => used.some(({ figure }) => figure.period?.to === year));
}

/** Null when an operand is open, or measured in something else. */
export function holds({ quantity, isBound, said, subject, object }: Relation): boolean | null {
  if (!subject || !object || subject.figure.value === null || object.figure.value === null) return null;
  const [one, other] = [subject, object].map(({ figure }) => quantityOf(figure.value ?? 0, figure.unit));
  if (!one || !other || other.value === 0 || !sameUnit(one.unit, other.unit)) return null;
  const result = resultOf(quantity.value, quantity.unit, quantity.text, isBound);
  if (said === 'times') return fits(one.value / other.value, result);
  // 95%提高到98% are 3个百分点; in % of % nobody can tell which is meant.
  if (one.unit === '%' && quantity.unit === '%') return false;
  const difference = said === 'more' ? one.value - other.value : other.value - one.value;
  if (quantity.unit === '%' || quantity.unit === '倍')
    return fits(((quantity.unit === '%' ? 100 : 1) * difference) / other.value, result);
  const unit = one.unit === '%' ? '百分点' : one.unit;
  return sameUnit(unit, quantity.unit) ? fits(difference, result) : null;
}

function fits(value: number, { value: wanted, tolerance, atLeast, unit }: Result): boolean {
  if (atLeast && unit === '倍') return Math.floor(value + 1e-9) === wanted;
  return Math.abs(value - wanted) <= tolerance + 1e-9 * Math.max(1, Math.abs(value));
}

/** 比1180座少320座 of 1500座: only the other way round it holds. */
export function isReversed(relation: Relation): boolean {
  const { said, subject, object } = relation;
  const other = said === 'more' ? 'less' : 'more';
  const turned: Relation =
    said === 'times' ? { ...relation, subject: object, object: subject } : { ...relation, said: other };
  return holds(relation) === false && holds(turned) === true;
}

/** A number that some passage prints, and that is not what the two figures differ by. */
export function relationFault(relations: readonly Relation[]): Fault | null {
  for (const relation of relations) {
    const { subject, object, quantity } = relation;
    if (!subject || !object || isPrinted(quantity, [subject, object])) continue;
    if (holds(relation) !== false) continue;
    const values = `${subject.figure.valueText}与${object.figure.valueText}`;
    const proofs = [subject, object].map(({ source, figure }) => proofOfFigure(source, figure));
    return { problem: 'arithmetic', detail: `由原文的${values}算不出“${quantity.text}”`, proofs };
  }
  return null;
}

/** Papers round, and count growth in prices of their own: what they say of the figure in its own sentence stands. */
function isPrinted({ value, unit }: Quantity, operands: readonly Candidate[]): boolean {
  return operands.some(
    ({ source, sentenceOf }) =>
      source.given.passage.kind !== 'table-row' &&
      sentenceOf?.quantities.some(
        (other) =>
          other.value === value &&
          other.unit === unit &&
          new RegExp(`(?:${MORE}|${LESS})[^，；。\\d]{0,4}$`, 'u').test(sentenceOf.normal.slice(0, other.start)),
      ),
  );
}
