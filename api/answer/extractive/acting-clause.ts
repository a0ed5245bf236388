/**
 * 省国资委协调推动国有投资项目招引: a clause that opens with a body and goes on with the very thing that the question asks
 * the doer of. It says more than the bracket under the whole task.
 */
import type { Analysis } from '#retrieval/query/analyse-question';
import { coverage } from '#retrieval/query/coverage';
import type { Found } from '#retrieval/query/find-evidence';
import { normal, type Term } from '#retrieval/query/question-terms';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import { segments } from '#retrieval/text/sentences';
import type { Statement } from '../draft.ts';
import { proofOfRange } from './proofs.ts';
import { placed } from './sentence-answer.ts';

export interface ActingClause {
  found: Found;
  statement: Statement;
  /** Share of the question that the clause says, 0–1. */
  share: number;
}

const OFFICE =
  /政府|办公厅|办公室|委员会|[局厅委办部署院会处科室队联]|中心|银行|公司|集团|小组|单位|部门|书记|省长|市长|区长|县长|负责人|负责同志/gu;
/** The words in front of the deed name bodies and begin like one: 省国资委, 各区人民政府, 某某市商务局. */
const BODIES =
  /^(?:其中[，：]?|并|由)?(?:国家|中央|自治区|[省市区县州各]|\p{Script=Han}{2,4}[省市区县州])[\p{Script=Han}（）、]{1,38}$/u;
/** 由管委会按照资金管理办法 says by which rules, and not yet what is done. */
const ONLY_BY = /(?:按照?|根据|依据|依照)[^，。；]{2,40}(?:办法|规定|要求|方案|标准|细则|程序|政策)$/u;
const MIN_SHARE = 0.9;
const MIN_DEED = 0.5;
const BODY_WORD = /(?:部门|单位|局|厅|委|处室|处|机构)$/;

export function actingClause(
  analysis: Analysis,
  found: readonly Found[],
  ranked: readonly RankedSentence[],
): ActingClause | null {
  const terms = analysis.terms.filter((term) => !BODY_WORD.test(term.text) || term.known);
  const strong = terms.filter((term) => term.weight >= 0.4);
  if (strong.length === 0) return null;
  const acting = ranked
    .filter((one) => one.found.passage.kind === 'clause' && one.coverage >= 0.7)
    .flatMap((one) => {
      const whole = one.found.passage.indexText;
      return segments(whole, one.range).flatMap((range) => {
        const text = whole.slice(range.start, range.end);
        const share = sharesDeed(text, terms, `${one.found.context}，${one.found.text}`);
        return share >= MIN_SHARE && !ONLY_BY.test(text) ? [{ one, text, share }] : [];
      });
    })
    .sort((a, b) => b.share - a.share || b.one.score - a.one.score);
  const [best] = acting;
  const holder = found.find((each) => each.passage.id === best?.one.found.passage.id);
  if (!best || !holder) return null;
  const text = placed(best.one, best.text.replace(/^其中[，：]?/u, ''));
  return { found: holder, share: best.share, statement: { text, proofs: [proofOfRange(holder, best.one.range)] } };
}

/** How much of the question stands in a clause behind the bodies that open it; 0 when none does. */
function sharesDeed(text: string, terms: readonly Term[], context: string): number {
  const ends = [...text.matchAll(OFFICE)].map((match) => match.index + match[0].length);
  const shares = ends
    .filter((end) => BODIES.test(text.slice(0, end)))
    .map((end) => {
      const deed = normal(text.slice(end));
      // 总部企业 may be said by the title alone, the deed may not.
      const own = coverage(terms, [{ text: deed, worth: 1 }]).share;
      return own >= MIN_DEED
        ? coverage(terms, [
            { text: deed, worth: 1 },
            { text: context, worth: 0.95 },
          ]).share
        : 0;
    });
  return Math.max(0, ...shares);
}
