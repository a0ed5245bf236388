/**
 * 经济增长目标: what most reports call 地区生产总值增长, and some do not. A question asked in the one wording in, the same in
 * the other out, or null.
 */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { Found } from '#retrieval/query/find-evidence';
import { questionTerms, type WordStatistics } from '#retrieval/query/question-terms';
import { rankFigures } from '#retrieval/query/rank-figures';
import { selectFigures } from './select-figures.ts';
import type { Selection } from './selection.ts';

/** Of the economy as a whole: 数字经济增长 and 经济增长点 are other things. */
const GROWTH = /(?<=^|[\s的年，、])经济(?:增长|增速)(?=$|[\s是要的，？?]|率|速度|预期|目标|多少|百分|几个)/u;

export function inWordsOfReports(analysis: Analysis, statistics: WordStatistics): Analysis | null {
  const rest = analysis.rest.replace(GROWTH, '地区生产总值增长');
  if (rest === analysis.rest) return null;
  const question = analysis.question.replace(/经济(?:增长|增速)/u, '地区生产总值增长');
  return { ...analysis, question, rest, terms: questionTerms(rest, statistics) };
}

/** GDP增速, 经济增长（GDP）, 地区生产总值增长: the product of the whole, not 人均 and not 占GDP比重. */
const PRODUCT_GROWTH =
  /(?:经济(?:增长|增速)的?[（(](?:地区|国内)?(?:生产总值|GDP)[）)]|(?<!人均|占|每单位|单位)(?:地区|国内)?(?:生产总值|GDP)(?:年均|同比|预期)?的?(?:[（(]经济[）)])?(?:增长|增速|增幅))/iu;

function inWordsOfEconomy(analysis: Analysis, statistics: WordStatistics): Analysis | null {
  const rest = analysis.rest.replace(PRODUCT_GROWTH, '经济增长');
  if (rest === analysis.rest) return null;
  const question = analysis.question.replace(PRODUCT_GROWTH, '经济增长');
  return { ...analysis, question, rest, terms: questionTerms(rest, statistics) };
}

const ECONOMY = /^(?:全[国省市区县])?经济(?:增长|增速)?$/u;

export interface PlacesSource {
  analysis: Analysis;
  found: readonly Found[];
  statistics: WordStatistics;
}

/** 甲、乙两地GDP增长目标: a place whose paper has no such figure of that time is looked up in the other wording. */
export function inWordsOfPlaces(selections: readonly Selection[], source: PlacesSource): Selection[] {
  const { analysis, found, statistics } = source;
  const lacking = selections.filter((one) => one.otherPeriod || one.figures.length === 0);
  const reworded = lacking.length > 0 ? inWordsOfEconomy(analysis, statistics) : null;
  if (!reworded) return [...selections];
  const ranked = rankFigures(reworded, found).filter(
    ({ figure }) => ECONOMY.test(figure.name) && figure.kind === 'change' && /%/.test(figure.unit),
  );
  const others = selectFigures(reworded, ranked, statistics);
  return selections.map((one) => {
    const other = others.find(({ region }) => region === one.region);
    const isBetter =
      other !== undefined && other.figures.length > 0 && !other.otherPeriod && other.missing.length === 0;
    return lacking.includes(one) && isBetter ? other : one;
  });
}
