/**
 * What of the evidence speaks of an area that the question names (雄安新区): a passage when it names the area, a figure
 * when its own words do. 支持雄安新区建设，全省生产总值达到5万亿元 has both in one sentence, and the value is the province's.
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

/** A figure that has the area from the words before it says so in its statement: 望江新区完成投资210亿元. */
export function figuresOfAreas(areas: readonly NamedArea[], figures: readonly RankedFigure[]): RankedFigure[] {
  if (areas.length === 0) return [...figures];
  return figures.flatMap((one) => {
    const { figure, found } = one;
    const sentence = sentenceText(figure, found);
    const own = found.passage.kind === 'table-row' ? sentence : `${figure.name}，${figure.statement}`;
    if (areas.some(({ pattern }) => pattern.test(normal(own)))) return [one];
    const before = sentence.slice(0, Math.max(0, sentence.indexOf(figure.valueText)));
    const area = areas.find((each) => sentence.includes(each.name) && opens(each, before));
    return area ? [{ ...one, figure: { ...figure, statement: `${area.name}${figure.statement}` } }] : [];
  });
}

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
