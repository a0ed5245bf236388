/** 联系电话, 邮箱: given where a paper prints them, else named as missing. */
import type { Analysis } from '#retrieval/query/analyse-question';
import { normal } from '#retrieval/query/question-terms';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import { type Draft, textsOf } from '../draft.ts';
import { proofOfRange } from './proofs.ts';
import { inRegions, placed, sentenceAnswer, statementOf } from './sentence-answer.ts';

const CONTACT = /联系电话|电话|手机号?码?|联系方式|联系人|邮箱|微信号|传真/;

const CONTACT_GIVEN = /(?:电话|传真|手机|邮箱|联系方式)[^，。；]{0,4}[：:]?[\d@-]{6,}/;

/** 执行中碰到问题找哪个厅: whom the paper's covering letter tells to turn to. */
const TROUBLE = /(?:问题|疑问|困难|疑难)[^，。？?]{0,8}(?:找|向|跟|和|联系|反映|反馈|咨询|问)[^，。？?]{0,3}(?:谁|哪)/u;
const TURN_TO = /(?:问题|疑问|困难|情况)[^。]{0,10}?(?:向|与|和|联系)[^，。]{2,24}?(?:反映|联系|咨询|反馈|报告|沟通)/u;

function troubleAnswer(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  if (!TROUBLE.test(analysis.question) || analysis.regions.length + analysis.documents.ids.length === 0) return null;
  const one = inRegions(analysis, ranked).find(({ text }) => TURN_TO.test(text));
  if (!one) return null;
  return {
    status: 'answered',
    blocks: [{ kind: 'sentences', statements: [statementOf(analysis, one, { whole: true })] }],
    missing: [],
  };
}

export function contactAnswer(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  const trouble = troubleAnswer(analysis, ranked);
  if (trouble) return trouble;
  if (!CONTACT.test(analysis.question)) return null;
  const own = numberOf(analysis, ranked);
  if (own) return own;
  return sentenceAnswer(analysis, inRegions(analysis, ranked), { must: CONTACT_GIVEN, minOwn: 0.3 });
}

const CONTACT_WORD = /^(?:联系)?(?:电话|手机|方式|人|邮箱|传真)?(?:号码?)?$|微信号?|座机/;
const OFFICE = /[局办处室厅委部科院站]|中心/;

/** 营商环境办电话号码: whatever the paper calls the number, it is that of the very body asked for, said in one clause with it. */
function numberOf(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  const body = analysis.terms.filter(({ text, core }) => (core || OFFICE.test(text)) && !CONTACT_WORD.test(text));
  if (body.length === 0 || !body.some(({ core }) => core)) return null;
  const clauseOf = ({ text }: RankedSentence): string | undefined =>
    text
      .split(/[，；。]/u)
      .find(
        (clause) =>
          CONTACT_GIVEN.test(clause) &&
          !clause.includes('分别') &&
          body.every((term) => normal(clause).includes(term.text)),
      );
  const said = inRegions(analysis, ranked).flatMap((one) => {
    const clause = clauseOf(one);
    return clause === undefined ? [] : [{ one, clause }];
  });
  // The offices of two places may bear one name: each paper gives its own.
  const ofPapers = said.filter(({ one }, at) => at === said.findIndex((other) => isSamePaper(other.one, one)));
  if (ofPapers.length === 0) return null;
  const statements = ofPapers.map(({ one, clause }) => ({
    text: placed(one, clause),
    proofs: [proofOfRange(one.found, one.range)],
  }));
  return { status: 'answered', blocks: [{ kind: 'sentences', statements }], missing: [] };
}

function isSamePaper(one: RankedSentence, other: RankedSentence): boolean {
  return one.found.document.id === other.found.document.id;
}

/** What is asked for, and what of an answer gives it. */
const KINDS: [RegExp, RegExp][] = [
  [/联系电话|电话|手机号?码?/, /电话|手机|\d{7,}/],
  [/传真/, /传真/],
  [/邮箱/, /邮箱|@/],
  [/联系人/, /联系人/],
  [/微信号/, /微信/],
  [/联系方式/, /联系方式|电话|邮箱|手机/],
];

/** 谁牵头？联系电话也给我; 电话和传真: plans name bodies, seldom telephones; what is not answered is named. */
export function withContactsMissing({ question }: Pick<Analysis, 'question'>, draft: Draft): Draft {
  if (draft.status !== 'answered') return draft;
  const said = textsOf(draft).join('，');
  const missing = KINDS.flatMap(([asked, given]) => {
    const wanted = asked.exec(question)?.[0];
    return wanted === undefined || given.test(said) ? [] : [wanted];
  });
  if (missing.length === 0) return draft;
  return {
    ...draft,
    status: 'partial',
    reason: 'indicator-not-found',
    missing,
    lead: `文件没有给出${missing.join('、')}；能查到的是：`,
  };
}
