/**
 * Two careful readers may disagree whether these are figures: counts that belong to a fixed name or to the paper's own
 * make-up (四大产业集群, 26项重点任务), and amounts that only say which things are counted (10亿元以上项目).
 */
import type { Span } from '#retrieval/plan-document';

interface Entry {
  figure: string;
}

const COUNT_IN_NAME = /^[\d一二两三四五六七八九十]+\s*大/;
const PARTS_OF_PAPER = /^(?:个?(?:类别|方面|阶段|维度)|项(?:重点)?(?:任务|工作)|条(?:政策)?(?:措施|举措)|个?[“"])/;
const THRESHOLD = /^(?:以上|以下)?(?:的)?(?:企业|项目|[\p{Script=Han}]{0,8}(?:产业项目|重大项目))/u;

export function isArguable(text: string, { figure }: Entry, span: Span): boolean {
  if (COUNT_IN_NAME.test(figure)) return true;
  const number = /^[\d.,一二两三四五六七八九十百千万亿\s]+/.exec(figure)?.[0] ?? '';
  const behind = text.slice(span.start + number.length, span.end + 24).replace(/\s+/g, '');
  if (PARTS_OF_PAPER.test(behind)) return true;
  const isAmount = /[元亿]$/.test(figure);
  return isAmount && THRESHOLD.test(text.slice(span.end, span.end + 24).replace(/\s+/g, ''));
}
