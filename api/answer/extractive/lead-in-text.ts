/**
 * 建立健全协调机制。…省商务厅作为牵头单位，…。（各地级以上市人民政府负责）: who leads may stand in the words of a task whose
 * closing bracket names none. In: its ranked sentences. Out: the one that says who leads.
 */
import type { Found } from '#retrieval/query/find-evidence';
import type { RankedSentence } from '#retrieval/query/rank-sentences';

export const LEADS_IN_TEXT =
  /(?:局|厅|委|办|部|处|中心|银行|政府|公司|集团)(?:作为|[为是任]|担任)总?牵头(?:责任)?(?:单位|部门)|牵头(?:责任)?(?:单位|部门)(?:[为是]|由)/u;

export function leadInText({ passage }: Found, ranked: readonly RankedSentence[]): RankedSentence | null {
  return ranked.find(({ found, text }) => found.passage.id === passage.id && LEADS_IN_TEXT.test(text)) ?? null;
}
