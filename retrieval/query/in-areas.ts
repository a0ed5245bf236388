/**
 * What of the evidence speaks of an area that the question names (雄安新区): a passage when it names the area, a figure
 * when its statement begins with it. 支持雄安新区建设，生产总值达到5万亿元 has both in one sentence, and the value is the
 * province's.
 */
import { findRegions } from '../vocabulary/regions.ts';
import type { Analysis } from './analyse-question.ts';
import type { Found } from './find-evidence.ts';
import type { NamedArea } from './named-areas.ts';
import { normal, type Term } from './question-terms.ts';
import { type RankedFigure, sentenceText } from './rank-figures.ts';
import type { RankedSentence } from './rank-sentences.ts';

export function ofAreas(areas: readonly NamedArea[], found: readonly Found[]): Found[] {
  if (areas.length === 0) return [...found];
  return found.filter(({ text, context }) => areas.some(({ pattern }) => pattern.test(text) || pattern.test(context)));
}

/** Terms beside the names of areas: what is asked of them. */
export function termsBesideAreas({ areas, terms }: Pick<Analysis, 'areas' | 'terms'>): Term[] {
  return terms.filter(({ text }) => !areas.some(({ name }) => normal(name).includes(text)));
}

/** Those whose statement begins with the area: whom a figure is of was read in its sentence, 全市 behind a zone included. */
export function figuresOfAreas(areas: readonly NamedArea[], figures: readonly RankedFigure[]): RankedFigure[] {
  if (areas.length === 0) return [...figures];
  return figures.filter(({ figure, found }) =>
    found.passage.kind === 'table-row'
      ? areas.some(({ pattern }) => pattern.test(normal(sentenceText(figure, found))))
      : areas.some((area) => isOf(area, figure.statement)),
  );
}

/** 望江新区规上工业产值达到210亿元, and neither 支持望江新区… nor 望江新区等园区…. */
export function isOf({ pattern }: Pick<NamedArea, 'pattern'>, statement: string): boolean {
  const said = normal(statement).replace(/^(?:力争|争取|确保|预计|累计|每年)+/, '');
  const area = pattern.exec(said);
  if (area?.index !== 0) return false;
  const behind = said.slice(area[0].length);
  return !NOUN_BEHIND.test(behind) && !WHOLE.test(behind) && findRegions(behind).length === 0;
}

/** 望江新区建设提速，…; 望江新区等园区: the area is only part of what the sentence speaks of. */
const NOUN_BEHIND = /^(?:建设|发展|规划|方案|等|[和与及、的])/u;

/** Where a number is asked for: sentences that begin with the area and speak of no other place behind it. */
export function sentencesOfAreas({ areas, asks }: Analysis, ranked: readonly RankedSentence[]): RankedSentence[] {
  const wantsNumber = (['figure', 'count', 'compute', 'compare'] as const).some((ask) => asks.has(ask));
  if (areas.length === 0 || !wantsNumber) return [...ranked];
  return ranked.filter(({ text }) => areas.some((area) => opens(area, text)));
}

/** The area begins the text, and no other place takes over behind it. */
function opens({ pattern }: NamedArea, text: string): boolean {
  const said = normal(text);
  const at = said.search(pattern);
  const behind = said.slice(Math.max(at, 0)).replace(pattern, '');
  return at >= 0 && at <= OPENING && !WHOLE.test(behind) && findRegions(behind).length === 0;
}

const OPENING = 6;
/** The whole region that a paper speaks for: 全省, 我市. */
const WHOLE = /[全我本][省市区县州]/;
