/** Some words of a statement in, the figure that they name out: by its value, or by year, place and name. */
import type { Span } from '../plan-document.ts';
import { blank, type Evidence } from './evidence.ts';
import type { Candidate } from './match-figure.ts';
import { agreement, nameShare, pairs, shareSaid } from './name-agreement.ts';
import { normalForm } from './normal-form.ts';
import { quantityOf, sameUnit } from './quantities.ts';

export interface Operands {
  evidence: Evidence;
  /** Of the passages. */
  candidates: readonly Candidate[];
  /** Null when any may be meant. */
  unit: string | null;
  /** What it is compared with: words without a name mean the same thing. */
  like: Candidate | null;
  /** 上年 is the year before this one's. */
  before: Candidate | null;
}

const OWN_NAME = 0.6;
/** Of a figure whose value is not said the statement must say so much of the name. */
const MEANT = 0.7;

export function operandIn(span: Span, asked: Operands): Candidate | null {
  const { matched, reading } = asked.evidence;
  const repeated = [...matched].filter(([at]) => span.start <= at && at < span.end).map(([, candidate]) => candidate);
  if (repeated.length > 0) return repeated.at(-1) ?? null;
  const words = reading.text.slice(span.start, span.end);
  const told = [...matched.values()];
  const [first, second, ...more] = told;
  if (more.length === 0 && first && second && /前者|后者/.test(words)) return /前者/.test(words) ? first : second;
  const meant = asked.candidates.filter(
    ({ figure }) =>
      nameShare(normalForm(figure.name), reading.normal) >= MEANT || told.some((one) => one.figure === figure),
  );
  return only(fitting(span, told, asked)) ?? only(fitting(span, meant, asked));
}

/** Null too when several values are left. */
function only(candidates: readonly Candidate[]): Candidate | null {
  const values = new Set(candidates.map(({ figure }) => `${figure.value}${figure.unit}`));
  return values.size === 1 ? (candidates[0] ?? null) : null;
}

function fitting(
  span: Span,
  pool: readonly Candidate[],
  { evidence: { reading }, unit, like, before }: Operands,
): Candidate[] {
  const isWithin = ({ start, end }: Span): boolean => span.start <= start && end <= span.end;
  const periods = reading.periods.filter(isWithin);
  const regions = reading.regions.filter(isWithin);
  const bare = blank(reading.text, [...periods, ...regions]).slice(span.start, span.end);
  const name = normalForm(bare.replace(/目标值?|数值|　|[净只仅更还又多]$/g, ''));
  if (/\d/.test(name.replace(/\d+[a-z]/gi, ''))) return [];
  const last = before?.figure.period?.to;
  const year = /上[1一]?年/.test(bare) && last !== undefined ? last - 1 : periods.at(-1)?.to;
  const named = pairs(name).length > 0;
  if (year === undefined && regions.length === 0 && !named) return [];
  const only = new Set(reading.periods.map(({ to }) => to)).size === 1 ? reading.periods[0]?.to : undefined;
  const placed = pool.filter(({ figure }) => {
    const own = quantityOf(figure.value ?? 0, figure.unit).unit;
    return (
      figure.value !== null &&
      (unit === null || sameUnit(own, unit)) &&
      ((year ?? only) === undefined || figure.period?.to === (year ?? only)) &&
      (regions.length === 0 ||
        regions.some(({ candidates }) => candidates.some((one) => one.name === figure.region))) &&
      (named || like === null || agreement(normalForm(figure.name), normalForm(like.figure.name)) >= OWN_NAME)
    );
  });
  if (!named) return placed;
  const scored = placed.map((candidate) => ({ candidate, score: shareSaid(name, normalForm(candidate.figure.name)) }));
  const best = Math.max(OWN_NAME, ...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score >= best).map(({ candidate }) => candidate);
}

/** Figures that the statement names by thing, place and year without giving their values. */
export function meant({ reading }: Evidence, candidates: readonly Candidate[]): Candidate[] {
  const { regions, periods, normal } = reading;
  return candidates.filter(({ figure }) => {
    const isPlace =
      regions.length === 0 || regions.some(({ candidates: some }) => some.some(({ name }) => name === figure.region));
    const isTime =
      periods.length === 0 || periods.some(({ from, to }) => figure.period?.to === to || figure.period?.from === from);
    return isPlace && isTime && nameShare(normalForm(figure.name), normal) >= 0.7;
  });
}
