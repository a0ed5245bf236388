/** 经济增长目标: what most reports call 地区生产总值增长. A question asked that way in, the same in their words out, or null. */
import type { Analysis } from '#retrieval/query/analyse-question';
import { questionTerms, type WordStatistics } from '#retrieval/query/question-terms';

/** Of the economy as a whole: 数字经济增长 and 经济增长点 are other things. */
const GROWTH = /(?<=^|[\s的年，、])经济(?:增长|增速)(?=$|[\s是要的，？?]|率|速度|预期|目标|多少|百分|几个)/u;

export function inWordsOfReports(analysis: Analysis, statistics: WordStatistics): Analysis | null {
  const rest = analysis.rest.replace(GROWTH, '地区生产总值增长');
  if (rest === analysis.rest) return null;
  const question = analysis.question.replace(/经济(?:增长|增速)/u, '地区生产总值增长');
  return { ...analysis, question, rest, terms: questionTerms(rest, statistics) };
}
