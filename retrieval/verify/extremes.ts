/** 产值最高的是甲产业链，为65亿元: of figures that belong together the one that is said to be the most is the most. */
import { findPeriods } from '../text/periods.ts';
import type { Evidence, Fault } from './evidence.ts';
import type { Candidate } from './match-figure.ts';
import { shareSaid } from './name-agreement.ts';
import { normalForm } from './normal-form.ts';
import { quantityOf, sameUnit } from './quantities.ts';
import { partAt } from './statement-reading.ts';

const EXTREME = /[最更](?:([高大多快])|[低小少慢])(?=的|$|[，；。])/u;

/** 最高的是2024年, 2024年最高: years are compared, and no names. */
const YEAR_BEHIND = /^..的?(?:年份)?[是为]?20\d\d年/u;
const YEAR_BEFORE = /20\d\d年(?:目标值?)?(?:为|是|的)?$/u;

/** Null when the statement calls nothing the most; else whether its figures bear it out. */
export function extremeHolds({ reading, figures, sources }: Evidence): boolean | null {
  const match = EXTREME.exec(reading.text);
  const first = figures.at(-1);
  if (!match) return null;
  if (!first) return false;
  const part = partAt(reading.text, match.index);
  const isOfYears =
    YEAR_BEHIND.test(reading.text.slice(match.index)) || YEAR_BEFORE.test(reading.text.slice(0, match.index));
  const row = sources
    .flatMap(({ given }) => given.figures)
    .filter((figure) => first.source.given.figures.includes(figure));
  const beside: Candidate[] = row.flatMap((figure) => {
    const sentenceOf = first.source.sentences.find(({ figures: own }) => own.includes(figure)) ?? null;
    return sentenceOf === first.sentenceOf ? [{ ...first, figure, sentenceOf }] : [];
  });
  const isRow = first.source.given.passage.kind === 'table-row';
  const stated = figures.filter(({ figure }) => mayRank(figure.unit, first.figure.unit));
  const all = stated.length > 1 ? stated : isOfYears === isRow ? beside : [];
  const [meant, ...others] = ranked(all, first, match[1] !== undefined, isOfYears);
  if (!meant || others.length === 0 || amountOf(meant) === amountOf(others[0] ?? meant)) return false;
  if (isOfYears) return findPeriods(part).some(({ to }) => to === meant.figure.period?.to);
  const here = reading.regions.filter(({ start }) => part.includes(reading.text.slice(start, match.index)));
  const share = (one: Candidate): number =>
    shareIn(part, one) +
    Number(here.some(({ candidates }) => candidates.some(({ name }) => name === one.figure.region)));
  const named = [meant, ...others].sort((a, b) => share(b) - share(a))[0];
  return named === meant && (stated.length > 1 || first.figure === meant.figure);
}

/** 其中乙产业链最高, where the cited figures say 甲 and no passage says it in so many words. */
export function extremeFault(evidence: Evidence): Fault | null {
  const { reading, sources, figures } = evidence;
  const [word] = EXTREME.exec(reading.text) ?? [];
  if (word === undefined || extremeHolds(evidence) !== false) return null;
  // 更高 needs two numbers to be wrong of.
  if (figures.length < 2 && word.startsWith('更')) return null;
  return sources.some(({ normal }) => normal.includes(word))
    ? null
    : { problem: 'arithmetic', detail: `原文的数字不是这样“${word}”`, proofs: [] };
}

/** 个 and 家 count alike. */
function mayRank(one: string, other: string): boolean {
  const [a, b] = [quantityOf(0, one).unit, quantityOf(0, other).unit];
  return sameUnit(a, b) || [a, b].every((unit) => sameUnit(unit, '个'));
}

/** The most first, of one name or one time. */
function ranked(all: readonly Candidate[], one: Candidate, isMost: boolean, isOfYears: boolean): Candidate[] {
  return all
    .filter(({ figure }) => figure.value !== null && mayRank(figure.unit, one.figure.unit))
    .filter(({ figure }) => (isOfYears ? figure.name === one.figure.name : figure.period?.to === one.figure.period?.to))
    .sort((a, b) => (isMost ? amountOf(b) - amountOf(a) : amountOf(a) - amountOf(b)));
}

function amountOf({ figure }: Candidate): number {
  return quantityOf(figure.value ?? 0, figure.unit).value;
}

function shareIn(part: string, { figure }: Candidate): number {
  return shareSaid(normalForm(figure.name), normalForm(part));
}
