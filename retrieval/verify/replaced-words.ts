/**
 * 技术成果 where the source has 技术需求: between the same neighbours another noun stands. In: normal forms; a paraphrase
 * changes the verb or the order, and then the neighbours are not the same.
 */

import { remembering } from '../text/remembering.ts';
import { taggedWords } from './tagged-words.ts';

export interface Replacement {
  stated: string;
  /** With places and bodies. */
  whole: string;
  /** Part of the source that says it. */
  said: string;
  /** Its headings and title. */
  inherited?: string;
}

const LONGEST = 3;
/** Nouns that name nothing. */
const EMPTY =
  /^(?:方面|领域|工作|情况|任务|目标|指标|数量|规模|水平|项目|左右|以上|部门|单位|合计|总数|要求|内容|方向|时间|其中|层面|期间|时期)$/;

/** Behind it a verb is part of a name: 制造中心. */
const HEAD =
  /^(?:中心|基地|平台|园区?|产业|集群|工厂|车间|高地|工程|体系|机构|标准|设备|服务|协议|合同|方案|资金|基金)(?![\p{Script=Han}])/u;

/** Null, or a Chinese clause. */
export function replacedWordFault({ stated, whole, said, inherited = '' }: Replacement): string | null {
  for (let at = 2; at < stated.length; at += 1) {
    const left = stated.slice(at - 2, at);
    if (!/^[\p{Script=Han}]{2}$/u.test(left)) continue;
    for (let length = 2; length <= LONGEST && at + length <= stated.length; length += 1) {
      const word = stated.slice(at, at + length);
      const right = edge(stated[at + length]);
      const isOpen = right !== '' && !HEAD.test(stated.slice(at + length));
      if (said.includes(word) || !(isOpen ? isNoun : isWord)(word) || EMPTY.test(word)) continue;
      const other = inPlaceOf({ left, right, word, said });
      // 城市大脑 of the heading, where 城市管理局 stands in the bracket.
      if (
        inherited.includes(left + word) &&
        new RegExp(`${left}${other}(?:[局委办厅部]|(?<=${left}..[局委办厅部]))`).test(said)
      )
        continue;
      if (other && times(other, whole) < times(other, said)) return `原文为“${left}${other}”，不是“${left}${word}”`;
    }
  }
  return null;
}

function inPlaceOf({
  left,
  right,
  word,
  said,
}: {
  left: string;
  right: string;
  word: string;
  said: string;
}): string | null {
  for (let at = said.indexOf(left); at >= 0; at = said.indexOf(left, at + 1)) {
    for (let length = 2; length <= LONGEST; length += 1) {
      const start = at + left.length;
      const other = said.slice(start, start + length);
      if (other.length < length || edge(said[start + length]) !== right) continue;
      if (!/^[\p{Script=Han}]+$/u.test(other) || EMPTY.test(other)) continue;
      // 覆盖率 for 覆盖面 is a wording.
      if (
        isWord(other) &&
        (isNoun(word) || other.length === word.length) &&
        other[0] !== word[0] &&
        other.at(-1) !== word.at(-1)
      )
        return other;
    }
  }
  return null;
}

function times(word: string, text: string): number {
  return text.split(word).length - 1;
}

/** A number, a mark and the end close a name alike. */
function edge(unit: string | undefined): string {
  return unit !== undefined && /[\p{Script=Han}a-z]/u.test(unit) ? unit : '';
}

const isNoun = remembering((word: string): boolean => {
  const [one, ...rest] = taggedWords(word);
  return one !== undefined && rest.length === 0 && /^(?:n|vn|b|an)/.test(one.tag) && /^[\p{Script=Han}]+$/u.test(word);
});

const isWord = remembering((word: string): boolean => {
  const [one, ...rest] = taggedWords(word);
  return one !== undefined && rest.length === 0 && /^(?:n|v|b|a)/.test(one.tag);
});
