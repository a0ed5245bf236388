/**
 * What of the evidence speaks of an area that the question names (雄安新区): a passage when it names the area, a figure
 * when the area stands directly in front of it. 支持雄安新区建设，生产总值达到5万亿元 has both in one sentence, and the value
 * is the province's.
 */
import { fromSource } from '../text/mapped-text.ts';
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

/**
 * Those whose own words begin with the area: 望江新区完成投资210亿元. What its statement has from further in front may have
 * passed 全市 on the way: 望江新区建成基站120座，全市建成基站1500座.
 */
export function figuresOfAreas(areas: readonly NamedArea[], figures: readonly RankedFigure[]): RankedFigure[] {
  if (areas.length === 0) return [...figures];
  return figures.flatMap((one) => {
    const { figure, found } = one;
    const { indexText, kind, sourceStarts, sourceEnds } = found.passage;
    if (kind === 'table-row')
      return areas.some(({ pattern }) => pattern.test(normal(sentenceText(figure, found)))) ? [one] : [];
    const at = fromSource({ starts: sourceStarts, ends: sourceEnds }, figure.span)?.start ?? 0;
    const before = indexText.slice(0, at);
    const area = areas.find((each) => isBeforeFigure(each, { before, name: figure.name }) || isSubject(each, before));
    if (!area) return [];
    const says = area.pattern.test(normal(figure.statement));
    return [says ? one : { ...one, figure: { ...figure, statement: `${area.name}${figure.statement}` } }];
  });
}

/** In the part of the sentence that ends with the value, the area stands directly in front of the figure's name. */
export function isBeforeFigure(
  { pattern }: Pick<NamedArea, 'pattern'>,
  { before, name }: { before: string; name: string },
): boolean {
  const part = normal(/[^，,。；;：:！？\n]*$/u.exec(before)?.[0] ?? '');
  const area = pattern.exec(part);
  if (!area) return false;
  const behind = part.slice(area.index + area[0].length);
  const named = behind.indexOf(normal(name).replace(pattern, ''));
  const between = (named < 0 || name === '' ? behind : behind.slice(0, named)).replace(
    /20\d\d年|[前上下][一二三半]?(?:季度|年|个月)/gu,
    '',
  );
  return between.length <= BETWEEN && !WHOLE.test(behind) && findRegions(behind).length === 0;
}

/** 望江新区开工项目35个，实现产值210亿元: it opens the sentence, and nothing else takes over up to the value. */
export function isSubject({ pattern }: Pick<NamedArea, 'pattern'>, before: string): boolean {
  const sentence = normal(/[^。；;！？\n]*$/u.exec(before)?.[0] ?? '').trimStart();
  const area = pattern.exec(sentence);
  if (area?.index !== 0) return false;
  const behind = sentence.slice(area[0].length);
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
/** 实现, 累计完成, 新增: what stands between a place and its figure's name. */
const BETWEEN = 6;
/** The whole region that a paper speaks for: 全省, 我市. */
const WHOLE = /[全我本][省市区县州]/;
