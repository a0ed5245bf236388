/** 联系电话, 邮箱: given where a paper prints them, else named as missing. */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import type { Draft } from '../draft.ts';
import { inRegions, sentenceAnswer, statementOf } from './sentence-answer.ts';

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
  return sentenceAnswer(analysis, inRegions(analysis, ranked), { must: CONTACT_GIVEN, minOwn: 0.3 });
}

/** 谁牵头？联系电话也给我: plans name bodies, not telephones; the half that is not answered is named. */
export function withContactsMissing({ question }: Pick<Analysis, 'question'>, draft: Draft): Draft {
  const wanted = CONTACT.exec(question)?.[0];
  if (!wanted || draft.status !== 'answered') return draft;
  const said = draft.blocks.some((block) => JSON.stringify(block).includes(wanted));
  if (said) return draft;
  return {
    ...draft,
    status: 'partial',
    reason: 'indicator-not-found',
    missing: [wanted],
    lead: `文件没有给出${wanted}；能查到的是：`,
  };
}
