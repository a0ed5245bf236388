/**
 * 出生人口比死亡人口多, 甲产业的产值高于乙产业: two indicators of one place and time are compared by their names alone. In:
 * the statement and the figures of its passages; out: the two figures, what is spoken of first being first.
 */
import { blank } from './evidence.ts';
import type { Candidate } from './match-figure.ts';
import { agreement, shareSaid } from './name-agreement.ts';
import { normalForm } from './normal-form.ts';
import { quantityOf, sameUnit } from './quantities.ts';
import type { StatementReading } from './statement-reading.ts';

const COMPARISON =
  /^(?<one>.*?)(?:是|要)?(?:比(?![重例率值较上去])(?<other>[^，；。]{2,24}?)(?:的)?(?:要|更|还)?(?:[高多大快强低少小慢])(?:一些|些|了)?$|(?:高于|多于|大于|快于|低于|少于|小于|慢于)(?<behind>[^，；。]{2,24})$)/u;

const SAME_NAME = 0.6;
/** 死亡人数 is 死亡人口. */
const MOST_OF_NAME = 0.66;
/** Characters of a name that the second thing may share without repeating them: 第一产业增加值比第三产业高. */
const SHARED = 8;

/** Is one thing said to be more than another, each by a name and without its value? */
export function comparesNames(reading: StatementReading): boolean {
  const { text, regions, periods } = reading;
  return (
    regions.length < 2 && periods.length < 2 && namesOf(reading) !== null && !/\d[\d.]*[万亿]*[%‰元家个座人]/.test(text)
  );
}

/** The last pair of figures that bear the two names; null when there is none or the papers of several years disagree. */
export function namedSides(
  reading: StatementReading,
  candidates: readonly Candidate[],
): { first: Candidate; second: Candidate } | null {
  const names = namesOf(reading);
  if (!names) return null;
  const fitting = candidates.filter(
    (candidate) => isPlaced(reading, candidate) && candidate.figure.value !== null && isAmount(reading, candidate),
  );
  const firsts = bestNamed(fitting, [names.one]);
  const [other = ''] = names.others;
  const seconds = bestNamed(
    fitting.filter(({ figure }) => shareSaid(other, normalForm(figure.name)) >= MOST_OF_NAME),
    names.others,
  );
  const sides = firsts.flatMap((first) =>
    seconds.filter((second) => second !== first && belong(first, second)).map((second) => ({ first, second })),
  );
  const orders = new Set(sides.map(({ first, second }) => Math.sign(amountOf(first) - amountOf(second))));
  return orders.size === 1 ? (sides.at(-1) ?? null) : null;
}

/** Do the papers themselves compare with this other thing? */
export function isComparedIn(reading: StatementReading, sentences: readonly string[]): boolean {
  const other = namesOf(reading)?.others[0] ?? '';
  const parts = sentences.flatMap((sentence) => sentence.split(/[，；。]/));
  return parts.some((part) => {
    // 投资增速连续超过全国平均水平 compares with the country: what is compared with stands behind.
    const at = part.search(COMPARING);
    return at >= 0 && shareSaid(other, part.slice(at)) >= SAME_NAME;
  });
}

const COMPARING = /比(?![重例率值较])|[高低多少快慢大小]于|领先|落后|超过/;

function bestNamed(candidates: readonly Candidate[], wanted: readonly string[]): Candidate[] {
  const scored = candidates.map((candidate) => ({
    candidate,
    score: Math.max(...wanted.map((name) => agreement(normalForm(candidate.figure.name), name))),
  }));
  const best = Math.max(SAME_NAME, ...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score === best).map(({ candidate }) => candidate);
}

function bare(text: string): string {
  return text.replace(/[，。；！？\s]+$/u, '');
}

function namesOf({ text, regions, periods }: StatementReading): { one: string; others: string[] } | null {
  const groups = COMPARISON.exec(blank(bare(text), [...regions, ...periods]).replaceAll('　', ''))?.groups;
  const [one, other] = [groups?.['one'] ?? '', groups?.['other'] ?? groups?.['behind'] ?? ''].map((name) =>
    normalForm(name.replace(/(?:目标值?|数值)$|的/gu, '')),
  );
  if (!one || !other || other.length < 2) return null;
  const tails = Array.from({ length: Math.min(SHARED, one.length - 1) }, (_, at) => one.slice(-at - 1));
  return { one, others: [other, ...tails.map((tail) => `${other}${tail}`)] };
}

function isPlaced({ regions, periods }: StatementReading, { figure }: Candidate): boolean {
  const inPlace =
    regions.length === 0 || regions.some(({ candidates }) => candidates.some(({ name }) => name === figure.region));
  return inPlace && (periods.length === 0 || periods.some(({ to }) => to === figure.period?.to));
}

/** 增加值比…高 is said of the amounts; 增速比…高 of their growth. */
function isAmount({ text }: StatementReading, { figure }: Candidate): boolean {
  return /增[长速幅]/.test(text) || (figure.kind !== 'change' && figure.kind !== 'yearly');
}

/** Of one place, time and kind, and not of one name. */
function belong({ figure: one }: Candidate, { figure: other }: Candidate): boolean {
  const [a, b] = [one, other].map(({ value, unit }) => quantityOf(value ?? 0, unit).unit);
  return (
    sameUnit(a ?? '', b ?? '') &&
    one.name !== other.name &&
    one.kind === other.kind &&
    one.region === other.region &&
    one.period?.to === other.period?.to
  );
}

function amountOf({ figure }: Candidate): number {
  return quantityOf(figure.value ?? 0, figure.unit).value;
}
