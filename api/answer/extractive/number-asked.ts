/** Whether a question asks for a number or for the members that are counted, and whether a sentence gives just that number. */
import type { Analysis } from '#retrieval/query/analyse-question';
import { normal } from '#retrieval/query/question-terms';
import type { Draft } from '../draft.ts';

/** 多少分钟 is answered by a number of minutes, 多少 by any. */
export function numberAsked(question: string): RegExp {
  const unit = /(?:多少|几)(分钟|小时|个?工作日|天|公里|米|亩|吨|元)/.exec(question)?.[1];
  return unit === undefined ? /[\d一二三四五六七八九十Ⅰ-Ⅻ]|全覆盖/ : new RegExp(`\\d\\s*[万亿]?${unit}`);
}

/** 哪4大类, 是哪几项 ask for the members, not for their number. */
export function wantsMembers(analysis: Analysis): boolean {
  return /哪[几些二两三四五六七八九十\d]/.test(analysis.question) && !/多少|共几|一共/.test(analysis.question);
}

const UNCOUNTED =
  /(?:从|由|为|达到?|至|到)\d+(?:\.\d+)?(?=[，。；至到缩扩提升降增]|$)|\d\s*(?:个?工作日|小时|分钟|天|秒|个月|年(?![\d底末度]))|\d[∶:：]\d/;

/** 全国一共几个: the sentence counts what is asked, though its count is no figure of the region. */
export function saysCount(analysis: Analysis, draft: Draft): boolean {
  const unit = /(?:几|多少)([个家座项条]|[万亿]?(?:分钟|小时|天|次|期|年|吨|公里|米|亩))/.exec(analysis.question)?.[1];
  const text = draft.blocks
    .flatMap((block) => (block.kind === 'sentences' ? block.statements.map((one) => one.text) : []))
    .join('，');
  // 通关时间压缩至12.6小时, 三次产业结构为4.5∶42.0∶53.5: spans of time and proportions are no figures of the index.
  const strong = analysis.terms.filter((term) => term.core && term.weight >= 0.8);
  const said = text
    .split(/[，；]/)
    .some(
      (part) => UNCOUNTED.test(part) && strong.length > 0 && strong.every((term) => normal(part).includes(term.text)),
    );
  if (said && unit === undefined && analysis.measure === null) return true;
  const counted = text
    .split('，')
    .filter((part) => unit !== undefined && new RegExp(`[\\d两三四五六七八九十]${unit}(?!家)`).test(part));
  return counted.some((part) => analysis.terms.some((term) => term.core && normal(part).includes(term.text)));
}

export function needsNumber(analysis: Analysis): boolean {
  return (
    (analysis.measure !== null || /多少|几[个家座项]/.test(analysis.question)) && !/全覆盖/.test(analysis.question)
  );
}
