/**
 * One figure of a statement in, the figure of the given passages that it repeats out, or what is wrong with it. The
 * number alone proves nothing: name, region, period, kind and qualifier must be those of the same figure.
 */
import type { Figure } from '../plan-document.ts';
import { leansTo, standInTurn } from './distinct-names.ts';
import { kindFault } from './figure-kinds.ts';
import { addedPrefix, borrowedHead, borrowedName, leavesOutPart } from './mixed-names.ts';
import { agreement, foreignLevels, foreignMeasures, measuresIn, nameShare, namesSomething } from './name-agreement.ts';
import { normalForm } from './normal-form.ts';
import { type PlacedFigure, periodFault, regionFault } from './place-and-time.ts';
import { qualifierFault, rulingQualifiers, withoutLeadingIntent } from './qualifiers.ts';
import { quantityOf, sameUnit, sameValue } from './quantities.ts';
import type { Source, SourceSentence } from './source-sentences.ts';
import { isComparedWith, statedPeriod } from './stated-period.ts';
import { partAt, type StatementReading } from './statement-reading.ts';
import type { StatementProblem } from './verdict.ts';

export interface Candidate extends PlacedFigure {
  source: Source;
  sentenceOf: SourceSentence | null;
}

export interface FigureJudgement {
  candidate: Candidate;
  /** Between 0 and 1: how far the names agree. */
  names: number;
  fault: { problem: StatementProblem; detail: string } | null;
}

export function candidatesOf(sources: readonly Source[]): Candidate[] {
  return sources.flatMap((source) =>
    source.given.figures.map((figure) => {
      const sentence = source.sentences.find(
        ({ span }) => span.start <= figure.span.start && figure.span.end <= span.end,
      );
      return { figure, source, sentence: sentence?.text ?? '', sentenceOf: sentence ?? null };
    }),
  );
}

export interface StatedFigure {
  reading: StatementReading;
  /** As read in the place of each source. */
  readIn: (source: Source) => Figure | null;
  /** Place of the number in the statement. */
  at: number;
}

/** Best first; empty when no given figure has this value and unit. */
export function judgeFigure(stated: StatedFigure, candidates: readonly Candidate[]): FigureJudgement[] {
  const judged = candidates.flatMap((candidate) => {
    const own = stated.readIn(candidate.source);
    if (!own || !sameQuantity(own, candidate.figure)) return [];
    return [judge(stated, own, candidate, candidates)];
  });
  return judged.sort((a, b) => Number(a.fault !== null) - Number(b.fault !== null) || b.names - a.names);
}

function sameQuantity(one: Figure, other: Figure): boolean {
  if (one.value === null || other.value === null) return false;
  const [a, b] = [quantityOf(one.value, one.unit), quantityOf(other.value, other.unit)];
  if (!sameValue(a.value, b.value) || !sameUnit(a.unit, b.unit)) return false;
  const [to, otherTo] = [one.valueTo, other.valueTo];
  return (
    to === otherTo ||
    (to !== null &&
      otherTo !== null &&
      sameValue(quantityOf(to, one.unit).value, quantityOf(otherTo, other.unit).value))
  );
}

function judge(stated: StatedFigure, own: Figure, candidate: Candidate, all: readonly Candidate[]): FigureJudgement {
  const { reading, at } = stated;
  const { figure } = candidate;
  const names = namesAgree(own, candidate);
  const judged = (fault: FigureJudgement['fault']): FigureJudgement => ({ candidate, names, fault });
  const name = nameFault({ stated, own, candidate, names, all });
  if (name) return judged({ problem: 'indicator', detail: name });
  const place = regionFault(reading, at, candidate);
  if (place) return judged({ problem: 'region', detail: place });
  const time = periodFault(reading, statedPeriod(reading, at, own), candidate);
  if (time) return judged({ problem: 'period', detail: time });
  const before = reading.text.slice(0, at);
  const qualifier =
    qualifierFault(own.qualifier, figure.qualifier) &&
    qualifierFault(rulingQualifiers(before, own.qualifier), figure.qualifier) &&
    qualifierFault(underLead(own, before, candidate.source), figure.qualifier) &&
    qualifierFault(calledIntent(reading.normal, own.qualifier), figure.qualifier);
  const kind = kindFault({
    // 比1180座增加320座: what grows is the other number.
    stated: isComparedWith(reading, at) ? { ...own, statement: `${partBefore(before)}${own.valueText}` } : own,
    given: figure,
    before,
    sentence: candidate.sentence,
    isReview: candidate.source.isReview,
  });
  return judged(kind ? { problem: 'kind', detail: kind } : qualifier);
}

/** What qualifies the figure when 力争 of the list's lead is said of the whole. */
function underLead({ qualifier }: Figure, before: string, { normal }: Source): string | null {
  const rest = withoutLeadingIntent(before, normal);
  if (rest === before) return qualifier;
  const own = (qualifier ?? '').split('、').filter((word) => !/^(?:力争|争取)$/.test(word) || rest.includes(word));
  return rulingQualifiers(rest, own.length > 0 ? own.join('、') : null);
}

/** 超1000人次是力争目标: the intent is said behind. */
function calledIntent(normal: string, own: string | null): string | null {
  return /(?:是|属于?|为).{0,10}力争(?:实现|完成|达到)?的?目标/.test(normal)
    ? [own, '力争'].filter(Boolean).join('、')
    : own;
}

function partBefore(before: string): string {
  return before.slice(before.search(/[^，；。]*$/));
}

/** Of own name and wording with name and wording of the source. */
function namesAgree(own: Figure, { figure }: Candidate): number {
  return Math.max(
    agreement(normalForm(own.name), normalForm(figure.name)),
    agreement(normalForm(own.statement), normalForm(figure.statement)),
  );
}

const ENOUGH = 0.6;
const CLEARLY_BETTER = 0.2;
const LEANS = 0.5;

/** 这一比重: what the statement has named before. */
const SAID_BEFORE = /(?:这[一个项]?|该|此项?|上述|前述)(?:比重|占比|比例|指标|数值?|数量|规模|目标|总量)/;

interface NameQuestion {
  stated: StatedFigure;
  own: Figure;
  candidate: Candidate;
  names: number;
  all: readonly Candidate[];
}

function nameFault({ stated, own, candidate, names, all }: NameQuestion): string | null {
  const { figure, source } = candidate;
  const said = normalForm(`${figure.name}，${figure.statement}`);
  const around = `${said}，${normalForm(candidate.sentence)}，${source.context}`;
  const wording = withoutPlaces(own.name, stated.reading)
    .replace(SAID_BEFORE, '')
    .replace(/^计算$/, '');
  const part = normalForm(partAt(stated.reading.text, stated.at));
  // 按每年1000项计算 names nothing: 100个 of another thing are no 100项.
  if (own.name === '计算' && own.unit !== figure.unit) return `原文“${figure.valueText}”说的是“${figure.name}”`;
  if (nameShare(wording.replace(/率$/, ''), around) < ENOUGH) return `原文“${figure.valueText}”说的是“${figure.name}”`;
  // The whole statement may name what the figure's own clause leaves out.
  if (namesIndicator(stated.reading) && nameShare(normalForm(figure.name), stated.reading.normal) < ENOUGH - 0.1)
    return `原文“${figure.valueText}”说的是“${figure.name}”`;
  if (namesAnother(figure.name, partAt(stated.reading.text, stated.at)))
    return `原文“${figure.valueText}”说的是“${figure.name}”`;
  const beside = all.filter((other) => other.sentenceOf === candidate.sentenceOf && other !== candidate);
  const mixed = { wording, said: `${said}，${source.context}`, figure, beside: beside.map((other) => other.figure) };
  const borrowed = borrowedName(mixed) ?? borrowedHead({ ...mixed, said });
  if (borrowed) return `原文中“${borrowed.valueText}”说的才是“${borrowed.name}”`;
  const narrower = addedPrefix(wording, normalForm(figure.name), () => `${around}，${source.normal}，${source.facts}`);
  if (narrower) return `原文没有说“${narrower}”`;
  if (leavesOutPart(normalForm(figure.name), `${wording}，${part}`))
    return `原文“${figure.valueText}”说的是“${figure.name}”`;
  // The figure's own name says how it is measured, what else its sentence measures does not; a list names several.
  const isOwn = measuresIn(said).length > 0 && !/[、和与及]/.test(own.name);
  const measures = foreignMeasures(wording, isOwn ? `${said}，${source.context}` : around);
  if (measures.length > 0)
    return figure.name === '' ? `原文说的不是“${measures[0]}”` : `原文“${figure.valueText}”说的是“${figure.name}”`;
  const levels = [
    ...foreignLevels(`${wording}，${part}`, around),
    ...foreignLevels(normalForm(figure.name), stated.reading.normal),
  ];
  if (levels.length > 0) return `“${levels[0]}”与原文“${figure.name}”不一致`;
  const scope = SCOPE.exec(said)?.[0];
  if (scope !== undefined && !stated.reading.normal.includes(scope))
    return `原文“${figure.valueText}”说的是“${figure.name}”`;
  const rival = all.find(
    (other) =>
      other !== candidate &&
      isRival(own, candidate, other) &&
      !isNamedByIt(own, candidate, other) &&
      !standInTurn(stated.reading.normal, named(figure), named(other.figure)) &&
      (namesAgree(own, other) > names + CLEARLY_BETTER ||
        leansTo(`${wording}，${normalForm(own.statement)}`, normalForm(figure.name), normalForm(other.figure.name)) >=
          LEANS),
  );
  return rival
    ? `原文中“${rival.figure.name}”是${rival.figure.valueText}，${figure.valueText}说的是“${figure.name}”`
    : null;
}

function named({ name, valueText }: Figure): { name: string; value: string } {
  return { name: normalForm(name), value: normalForm(valueText) };
}

const QUOTED = /[“"「]([^”"」]{3,})[”"」]/gu;

/** 20期“营商环境大讲堂” where the statement counts “昆明在行动”: what is named in quotation marks is no other thing. */
function namesAnother(name: string, part: string): boolean {
  const own = [...name.matchAll(QUOTED)].map((match) => normalForm(match[1] ?? ''));
  const said = [...part.matchAll(QUOTED)].map((match) => normalForm(match[1] ?? ''));
  return own.length > 0 && said.length > 0 && !own.some((one) => said.some((other) => one.includes(other)));
}

/** 全省高新区8家企业 is not 全省8家企业. */
const SCOPE = /高新区|开发区|民营|国有|外资/;

/** Says the statement of what its numbers are? */
export function namesIndicator(reading: StatementReading): boolean {
  return namesSomething(withoutPlaces(reading.text, reading));
}

function withoutPlaces(words: string, { regions }: StatementReading): string {
  return normalForm(regions.reduce((rest, { written }) => rest.replaceAll(written, ''), words));
}

/** 36所新增专业的学校 are named by the 62个专业: in its own unit the number is that of the 专业. */
function isNamedByIt(own: Figure, { figure }: Candidate, { figure: other }: Candidate): boolean {
  const holds = other.name.includes(figure.name) && other.name !== figure.name;
  return holds && own.unit === figure.unit && other.unit !== own.unit;
}

/** Another number of the same measure said beside it. */
function isRival(own: Figure, candidate: Candidate, other: Candidate): boolean {
  if (other.figure.value === null || own.value === null || other.source !== candidate.source) return false;
  return (
    !sameQuantity(own, other.figure) &&
    sameUnit(quantityOf(own.value, own.unit).unit, quantityOf(other.figure.value, other.figure.unit).unit)
  );
}

/** A figure of the same name, region and period with another value: what the statement should have said. */
export function findContrary(stated: StatedFigure, candidates: readonly Candidate[]): Candidate | null {
  let best: { candidate: Candidate; names: number } | null = null;
  for (const candidate of candidates) {
    const own = stated.readIn(candidate.source);
    if (!own || candidate.figure.value === null || own.value === null || sameQuantity(own, candidate.figure)) continue;
    if (!mayReplace(own, candidate.figure)) continue;
    const names = namesAgree(own, candidate);
    // The same number with another unit is the slip itself.
    const isSlip = own.value === candidate.figure.value;
    if (names < 0.65 || (best && (best.names > names || (best.names === names && !isSlip)))) continue;
    if (
      regionFault(stated.reading, stated.at, candidate) ||
      periodFault(stated.reading, statedPeriod(stated.reading, stated.at, own), candidate)
    )
      continue;
    best = { candidate, names };
  }
  return best?.candidate ?? null;
}

/** 3.68万亿元 is no slip for 5.6%; 128326万元 may be one for 128326元. */
function mayReplace(own: Figure, other: Figure): boolean {
  if (own.value === null || other.value === null) return false;
  const units = [quantityOf(own.value, own.unit).unit, quantityOf(other.value, other.unit).unit] as const;
  return sameUnit(...units) || own.value === other.value || units.every((unit) => COUNTED.test(unit));
}

const COUNTED = /^[个家座项所条处户件只支款种类场台套人名次期批]/;
