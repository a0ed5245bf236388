/** 每月几号前、向哪个处报送: to whom something is reported, which is never who answers for it. The sentence that says so, whole. */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { Found } from '#retrieval/query/find-evidence';
import { type RankedSentence, rankSentences } from '#retrieval/query/rank-sentences';
import type { Draft } from '../draft.ts';
import { inRegions, sentenceAnswer, statementOf } from './sentence-answer.ts';

const ASKED =
  /(?:向|给)(?:谁|哪[个家]?\p{Script=Han}{0,4}?)(?:报|送|提交|备案)|(?:报送?|送|提交|上报|汇报)(?:到|给|至|往)?(?:谁|哪[个家里儿]?(?!些))/u;
const REPORTS =
  /(?:[报送]|提交|备案)(?:送|告|备|给|至|到)?[^，。；]{0,30}|向[\p{Script=Han}]{2,20}(?:报|送|提交|备案)/u;
const NAMES_BODY = /[局办处室厅委部]|中心|政府|小组|公司|机构/;
const MIN_TERMS = 2;

export function recipientAnswer(analysis: Analysis, found: readonly Found[]): Draft | null {
  if (!ASKED.test(analysis.question) || analysis.asks.has('yes-no')) return null;
  // Reporting is said with words that stand in every plan (工作, 情况, 推进): here each of them counts alike.
  const terms = analysis.terms.filter((term) => term.known).map((term) => ({ ...term, weight: 1 }));
  if (terms.length < MIN_TERMS) return null;
  const even = { ...analysis, terms };
  const saying = inRegions(even, rankSentences(even, found)).filter(
    ({ text }) => REPORTS.test(text) && NAMES_BODY.test(text),
  );
  const said = sentenceAnswer(even, saying, { whole: true, minOwn: 0.5, minCoverage: 0.5 });
  return said ?? onlyReporting(analysis, saying);
}

const REGULARLY =
  /(?:每(?:季度|半年|[月年周])|\d{1,2}月|\d{1,2}日)[^。]{0,160}(?:报送?|提交|反馈)(?:至|到|给)?[\p{Script=Han}]{2,}/u;

/** 几号前报进展、报给谁: the one sentence of the place's papers that tells when and to whom something is reported. */
function onlyReporting(analysis: Analysis, saying: readonly RankedSentence[]): Draft | null {
  const { regions, documents, question } = analysis;
  if (regions.length + documents.ids.length === 0 || !/几[号月日]|什么时候|何时|哪天/.test(question)) return null;
  const [only, ...others] = saying.filter(({ text }) => REGULARLY.test(text));
  if (!only || others.length > 0) return null;
  const statements = [statementOf(analysis, only, { whole: true })];
  return { status: 'answered', blocks: [{ kind: 'sentences', statements }], missing: [] };
}
