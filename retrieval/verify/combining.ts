/**
 * Which figures may be put together: one indicator and one kind. What has been built by a year may be compared with what
 * has been built, never with what is added in a year; stocks of several years are not summed, flows are.
 */
import type { Figure } from '../plan-document.ts';
import type { Candidate } from './match-figure.ts';

type Nature = 'stock' | 'flow' | 'change';

const NATURE: Record<Figure['kind'], Nature> = {
  new: 'flow',
  yearly: 'flow',
  cumulative: 'stock',
  reached: 'stock',
  level: 'stock',
  change: 'change',
};
/** What is counted anew each year, whatever the reader of figures calls it. */
const FLOW =
  /产值|收入|营收|投资|销售额|交易额|零售额|增加值|税收|利润|进出口|产量|补助|奖励|资金|新增|新建|引进|招引|培训|人次/;
const SHARE = /^(?:%|‰|个?百分点)$/;

function natureOf({ kind, name, statement }: Figure): Nature {
  if (kind === 'cumulative' || kind === 'change') return NATURE[kind];
  return FLOW.test(`${name}${statement}`) ? 'flow' : NATURE[kind];
}

/** Only what is surely another kind is kept apart: a goal (`建成500个`) may be read as either. */
export function maySubtract({ figure: one }: Candidate, { figure: other }: Candidate): boolean {
  const kinds = [one.kind, other.kind];
  const isStock = kinds.some((kind) => kind === 'cumulative' || kind === 'reached');
  const isFlow = kinds.some((kind) => kind === 'new' || kind === 'yearly');
  return !(isStock && isFlow) && (one.kind === 'change') === (other.kind === 'change');
}

/** All of one nature; stocks and shares only of one time. */
export function maySum(candidates: readonly Candidate[]): boolean {
  const natures = new Set(candidates.map(({ figure }) => natureOf(figure)));
  if (natures.size !== 1) return false;
  if (natures.has('flow') && !candidates.some(({ figure }) => SHARE.test(figure.unit))) return true;
  const years = candidates.map(({ figure }) => figure.period?.to ?? null).filter((year) => year !== null);
  return new Set(years).size <= 1;
}
