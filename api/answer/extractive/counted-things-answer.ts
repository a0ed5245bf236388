/**
 * 计划新增哪些养老设施，各多少: a sentence that counts several things (2家长者食堂、5个养老服务站) without calling them by the
 * word for all of them. That word alone may be left unsaid; all else that is asked for is said.
 */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { Found } from '#retrieval/query/find-evidence';
import { normal, questionTerms, type WordStatistics } from '#retrieval/query/question-terms';
import { rankSentences } from '#retrieval/query/rank-sentences';
import type { Draft } from '../draft.ts';
import { inRegions, sentenceAnswer } from './sentence-answer.ts';

const CLASS =
  /哪些([\p{Script=Han}]{0,8}?)(设施|机构|场所|场地|载体|站点|网点|阵地|单位|平台|项目|工程)(?=$|[^\p{Script=Han}]|各|分别|都|呢)/u;
const SEVERAL =
  /\d+\s*(?:多|余)?[家个所处座项张台套间条支][^，。；\d]{2,20}[、，和及][^，。；\d]{0,6}\d+\s*(?:多|余)?[家个所处座项张台套间条支]/u;

export function countedThingsAnswer(
  analysis: Analysis,
  found: readonly Found[],
  statistics: WordStatistics,
): Draft | null {
  const [, kind = '', word = ''] = CLASS.exec(analysis.question) ?? [];
  if (word === '' || kind === '' || analysis.regions.length + analysis.documents.ids.length === 0) return null;
  const left = questionTerms(analysis.rest.replace(`${kind}${word}`, kind), statistics);
  const terms = left.filter(({ text }) => text !== normal(word)).map(({ kind: _kind, ...term }) => term);
  if (!terms.some(({ core, known }) => core && known)) return null;
  const even = { ...analysis, terms };
  const saying = inRegions(even, rankSentences(even, found)).filter(({ text }) => SEVERAL.test(text));
  return sentenceAnswer(even, saying, { must: SEVERAL, minOwn: 0.8, minCoverage: 0.8 });
}
