/** Year, place and body of each clause against the part of the source that it repeats: the nearest one rules. */
import type { Period } from '../plan-document.ts';
import { findPeriods } from '../text/periods.ts';
import { partsOf } from '../text/sentences.ts';
import { findRegions, isWithin, type RegionMention, regionByName } from '../vocabulary/regions.ts';
import { bodiesIn, bodyForm, shortens } from './bodies.ts';
import { type Clause, clausesOf } from './clauses.ts';
import type { Evidence, Fault } from './evidence.ts';
import { normalForm } from './normal-form.ts';
import { samePeriod } from './place-and-time.ts';
import { proofOfSentence, type SourceSentence } from './source-sentences.ts';
import type { StatementReading } from './statement-reading.ts';

export function clausePlacesFault(evidence: Evidence): Fault | null {
  if (evidence.computed || evidence.ordered) return null;
  for (const clause of clausesOf(evidence)) {
    const { sentence, part } = clause;
    const apart = apartFault(clause, evidence);
    if (apart) return { ...apart, proofs: [] };
    if (!sentence || part < 0 || !clause.words.some(({ word }) => word.length > 1) || clause.partShare < ALIGNED)
      continue;
    const detail =
      yearFault(clause, sentence, evidence) ?? placeFault(clause, sentence, evidence) ?? actorFault(clause, sentence);
    if (detail) return { ...detail, proofs: [proofOfSentence(sentence)] };
  }
  return null;
}

type Found = Omit<Fault, 'proofs'>;

/** Share of its words that a part must say to rule the clause's year, place and body. */
const ALIGNED = 0.5;

/** A sentence with a year of its own inherits none of title or paragraph. */
function yearFault(
  { start, end, part }: Clause,
  sentence: SourceSentence,
  { reading, figures }: Evidence,
): Found | null {
  const governing = reading.periods.filter((period) => period.start < end);
  const own = governing.filter((period) => period.start >= start);
  const stated = own.length > 0 ? own : governing.slice(-1);
  if (stated.length === 0 || sentence.source.given.passage.kind === 'table-row') return null;
  const given = periodsOfPart(sentence, part);
  if (given.length === 0) return null;
  const ofFigures = figures
    .filter(({ sentenceOf }) => sentenceOf === sentence)
    .flatMap(({ figure }) => figure.period ?? []);
  const { years } = sentence.source.given.document;
  const isOfPaper = ({ from, to }: Period): boolean => from === years[0] && to === years.at(-1) && from !== to;
  if (stated.some((period) => [...given, ...ofFigures].some((other) => samePeriod(period, other)))) return null;
  if (stated.every(isOfPaper) || stated.some((period) => isOfPaper(period) && stated.length > 1)) return null;
  const [first] = stated;
  return { problem: 'period', detail: `原文说的是${given[0]?.label}，不是${first?.label}` };
}

/** Of the part itself, else the last one in front of it, else all of the sentence. */
function periodsOfPart({ text }: SourceSentence, part: number): Period[] {
  const bare = text.replace(/《[^》]*》/g, '');
  const parts = partsOf(bare).map(({ start, end }) => bare.slice(start, end));
  const inPart = findPeriods(parts[part] ?? '');
  if (inPart.length > 0) return inPart;
  const before = findPeriods(parts.slice(0, part).join('，')).slice(-1);
  return before.length > 0 ? before : findPeriods(bare);
}

/** 苏州获批 in a sentence that names 无锡 as well: the place must stand where the clause does. */
function placeFault({ start, end, part }: Clause, sentence: SourceSentence, { reading }: Evidence): Found | null {
  const own = sentence.source.given.region;
  const foreign = reading.regions.filter(
    (mention) => mention.start >= start && mention.start < end && !isOwnOrAbove(mention, own),
  );
  if (foreign.length === 0) return null;
  const named = regionNamesBy(sentence.parts, part);
  if (named.length === 0) return null;
  const { context, facts } = sentence.source;
  const said = `${named.join('，')}，${sentence.parts[part] ?? ''}，${context}，${facts}`;
  const missing = foreign.find(({ written }) => !said.includes(bareName(written)));
  return missing ? { problem: 'region', detail: `原文没有说${missing.written}` } : null;
}

/** Places of the part, else of the last part in front of it that names one. */
function regionNamesBy(parts: readonly string[], at: number): string[] {
  for (let part = at; part >= 0; part -= 1) {
    const named = findRegions(parts[part] ?? '').map(({ written }) => bareName(written));
    if (named.length > 0) return named;
  }
  return [];
}

function isOwnOrAbove({ candidates }: RegionMention, own: string | null): boolean {
  const region = own === null ? null : regionByName(own);
  if (region === null) return true;
  return candidates.some((other) => other.name === own || isWithin(region, other));
}

/** 苏州市 as 苏州, so that either stands for both. */
export function bareName(written: string): string {
  return normalForm(written).replace(/(?<=.{2})[省市区县]$/u, '');
}

/** Of a place that the statement names, by its paper or by its own words. */
export function isOfPlace({ regions }: StatementReading, { source, inPaper }: SourceSentence): boolean {
  return regions.every(
    ({ candidates, written }) =>
      candidates.some(({ name }) => name === source.given.region) || inPaper.includes(bareName(written)),
  );
}

/** 市统计局每季度发布: the body in front of a verb in the statement must be the one in front of it in the source. */
function actorFault({ normal, part }: Clause, sentence: SourceSentence): Found | null {
  const said = sentence.parts[part] ?? '';
  const given = bodiesIn(said).map(({ readings }) => readings.map(bareBody));
  if (given.length === 0) return null;
  const whole = normalForm(sentence.source.given.passage.indexText);
  for (const { readings, part: role, written } of bodiesIn(normal)) {
    if (role !== 'any') continue;
    const names = readings.map(bareBody);
    if (given.some((other) => other.some((name) => names.some((own) => name.includes(own) || own.includes(name)))))
      continue;
    if (
      names.some((name) => said.includes(name) || given.flat().some((other) => shortens(name, other))) ||
      !whole.includes(given[0]?.[0] ?? '')
    )
      continue;
    return { problem: 'body', detail: `原文此处不是“${written}”` };
  }
  return null;
}

function bareBody(name: string): string {
  return name.replace(/^[\p{Script=Han}]{2,3}[省市区县](?=.{3})/u, '').replace(/^[省市区县](?=.{2})/u, '');
}

/** 领导小组办公室设在某局: of bodies that only a verb joins, one sentence must name all. */
function apartFault({ normal, words }: Clause, { sources }: Evidence): Found | null {
  const bodies = bodiesIn(normal).filter(({ part }) => part === 'any');
  if (bodies.length < 2 || words.some(({ isThing }) => isThing)) return null;
  const isTogether = sources
    .flatMap(({ sentences }) => sentences)
    .some(({ normal: said }) =>
      bodies.every(({ readings }) => readings.some((name) => bodyForm(said).includes(bareBody(name)))),
    );
  return isTogether ? null : { problem: 'body', detail: '原文没有把这些单位放在一起说' };
}
