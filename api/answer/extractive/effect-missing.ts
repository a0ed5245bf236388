/** 哪天起施行: the day from which a paper takes effect is neither that of its issue nor any other day of the paper. */
import type { Analysis } from '#retrieval/query/analyse-question';
import { type Draft, textsOf } from '../draft.ts';

const DAY = '(?:哪[一]?[天年月]|哪个月|几号|几月几?[日号]?|何时|什么时[候间]|啥时候)';
const EFFECT_ASKED = new RegExp(
  `${DAY}(?:正式|开始|起|才|就)*(?:施行|生效)|${DAY}(?:正式|开始)?起(?:实施|执行|实行)|(?:施行|生效)(?:日期|时间)`,
  'u',
);
const SAYS_EFFECT = /(?:\d日|\d月|\d年|之日|当日|即日|后)[^，。；]{0,6}(?:施行|实施|执行|生效|实行)/u;

export function withEffectMissing({ question }: Pick<Analysis, 'question'>, draft: Draft): Draft {
  if (!EFFECT_ASKED.test(question)) return draft;
  if (draft.status === 'refused' && draft.reason !== 'indicator-not-found' && draft.reason !== 'no-figure')
    return draft;
  if (textsOf(draft).some((text) => SAYS_EFFECT.test(text))) return draft;
  const missing = [...draft.missing.filter((one) => !/施行|生效/.test(one)), '施行日期'];
  const more = /多少|几|哪|谁|什么|啥|何时|文号/u.test(question.replace(EFFECT_ASKED, ''));
  if (!more)
    return {
      status: 'refused',
      blocks: [],
      reason: 'indicator-not-found',
      missing,
      lead: '现有文件没有写明施行日期，无法回答。',
    };
  if (draft.status === 'refused') return draft;
  const lead = `文件没有给出${missing.join('、')}；能查到的是：`;
  return { ...draft, status: 'partial', reason: 'indicator-not-found', missing, lead };
}
