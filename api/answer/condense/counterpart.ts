/** 线下呢 after 线上培训多少人次: a turn that is one word of a pair asks for the other half. */
import { bareTurn, type Said, type Turn } from './turn.ts';

/** One of them put for another asks for the other half: 线下呢 after 线上培训多少人次. */
const COUNTERPARTS = [
  '线上 线下',
  '国家级 省级 市级 区级 县级',
  '规上 规下',
  '新建 新增 累计',
  '上半年 下半年',
  '城市 农村 乡村',
  '城镇 农村',
  '进口 出口',
  '国内 国外',
  '正文 附件',
].map((words) => words.split(' '));

/** The question before with the word exchanged; null when the turn is none of a pair. */
export function withCounterpart(read: Turn, { slots }: Said): string | null {
  const word = bareTurn(read).replace(/^的|的$/g, '');
  const group = COUNTERPARTS.find((words) => words.includes(word));
  const other = group?.find((one) => one !== word && slots.text.includes(one));
  return other === undefined || read.slots.places.length > 0 ? null : slots.text.replace(other, word);
}
