/**
 * 低空经济产业重点推动…。产业规模突破100亿元。: a figure whose sentence does not say of what it is, in; the industry that an
 * earlier sentence of the paragraph opens with, out.
 */
import type { Span } from '../../plan-document.ts';
import { sentences } from '../../text/sentences.ts';
import type { Naming } from './name-zones.ts';

export interface Topic {
  name: string;
  /** Where it stands in the paragraph. */
  range: Span;
}

const DOING =
  '拓展|推动|推进|加快|发展|培育|打造|做[强大优]|壮大|建设|支持|促进|实施|深化|优化|提升|突出|坚持|聚焦|围绕|依托|引导|开展|加强|构建|大力|积极|全力|持续|稳定|抓好|用好|巩固';
const OPENS = new RegExp(
  `^(?:[一二三四五六七八九十]是|[（(].{1,3}[）)])?(?!${DOING}|[一二三四五六七八九十]是)(?<name>[\\p{Script=Han}A-Za-z]{2,10}?(?:产业|经济|制造业|服务业))(?=(?![化链园集的])\\p{Script=Han})`,
  'u',
);

const MEASURE = /^(?:产业|总)?(?:产值|规模|投资|收入|营业收入|利润|产量|产能|产值规模)$/;

/** Null when the name is no measure of an industry or no earlier sentence opens with one. */
export function topicBefore(text: string, at: number, name: string): Topic | null {
  if (!MEASURE.test(name)) return null;
  const earlier = sentences(text).filter(({ end }) => end <= at);
  for (const { start, end } of earlier.reverse()) {
    const match = OPENS.exec(text.slice(start, end));
    const topic = match?.groups?.name;
    if (!match || topic === undefined) continue;
    const from = start + match[0].length - topic.length;
    return { name: topic, range: { start: from, end: from + topic.length } };
  }
  return null;
}

/** 低空经济产业 + 产业规模. */
export function ofTopic(topic: string, naming: Naming): Naming {
  const { name } = naming;
  const whole = topic.endsWith('产业') && name.startsWith('产业') ? topic + name.slice(2) : topic + name;
  return { ...naming, name: whole, state: (value) => `${whole}${value}` };
}
