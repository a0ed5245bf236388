/**
 * 每年安排多少亿元？主要用在哪些方面？ A question of several parts whose answer says nothing of the kind that one of them asks
 * for (an amount, a body, a day): the half that is there stands, the other is named as missing.
 */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { Draft } from '../draft.ts';

const ASKING = /多少|几|哪|谁|什么|啥|多久|何时/;
const AMOUNT =
  /(?:多少|几)(?:个)?(万亿|[万亿千百]?元|[万亿]|家|项|条|座|户|人|件|台|套|处|所|亩|吨|公里|分钟|小时|个?工作日|天|年|个月|%)/;
const BODY = /谁(?!的)|哪个?(?:部门|单位|局|厅|委|处|机构)|由哪/;
const SAYS_BODY = /[局厅委办处室部院会]|中心|政府|小组|单位|公司|集团|机构|企业|[市区县组处局厅]长|主任|书记|主席/;
const DAY = /几号|几月|哪天|哪[一]?天|什么时候|何时/;
const SAYS_DAY = /\d+[年月日号]|季度|每月|年底|年末|之日/;

export function withPartsMissing({ question }: Pick<Analysis, 'question'>, draft: Draft): Draft {
  if (draft.status !== 'answered') return draft;
  const parts = question.split(/[，,；;？?]/u).filter((part) => ASKING.test(part));
  if (parts.length < 2) return draft;
  const said = wordsOf(draft);
  const missing = parts.filter((part) => !answers(part, said)).map(nameOf);
  if (missing.length === 0 || missing.length === parts.length) return draft;
  const lead = `文件没有给出${missing.join('、')}；能查到的是：`;
  return { ...draft, status: 'partial', reason: 'no-figure', missing: [...draft.missing, ...missing], lead };
}

function answers(part: string, said: string): boolean {
  const unit = AMOUNT.exec(part)?.[1];
  // The year of an answer is no amount.
  if (unit !== undefined) return amountOf(unit).test(said.replace(/(?:19|20)\d{2}年/g, ''));
  if (BODY.test(part)) return SAYS_BODY.test(said);
  return DAY.test(part) ? SAYS_DAY.test(said) : true;
}

/** 多少家 may be answered by 个 or 户; an amount of money by any. */
function amountOf(unit: string): RegExp {
  const family = /[元亿万]/.test(unit)
    ? '[万亿千百]*(?:元|亿|万|美元)?'
    : /年|天|月|日|小时|分钟/.test(unit)
      ? unit
      : '';
  return new RegExp(`[\\d一二两三四五六七八九十百]\\s*(?:多|余)?${family}`, 'u');
}

function wordsOf({ blocks, lead = '' }: Draft): string {
  const texts = blocks.flatMap((block) => {
    if (block.kind === 'table') return block.rows.flatMap((row) => row.map(({ text }) => text));
    const statements = block.kind === 'list' ? [block.lead, ...block.items] : block.statements;
    return statements.map(({ text }) => text);
  });
  return [lead, ...texts].join('，');
}

function nameOf(part: string): string {
  return part.replace(/^(?:那么?|还有|另外|以及|请问|主要|其中)/u, '').trim();
}
