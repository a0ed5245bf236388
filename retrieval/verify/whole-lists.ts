/**
 * 牵头单位共2个，分别是甲局、乙局: who says how many there are in all says that the list is whole. An enumeration of the source
 * that has all of its items and more of them says otherwise.
 */
import type { Evidence, Fault } from './evidence.ts';
import { literalForm } from './normal-form.ts';

const IN_ALL =
  /(?:共有?|共计|总共|一共|只有)(?:有)?(\d+)[个家项座所条种类名](?:[^，；。：]{0,8})[，：]?(?:分别)?(?:是|为|即|：)?([^，；。：]+)/gu;
const ITEM = /、|以及|和|与|及/u;

export function wholeListFault({ reading, sources }: Evidence): Fault | null {
  for (const [, count = '', words = ''] of literalForm(reading.text).matchAll(IN_ALL)) {
    const items = words.split(ITEM).filter((item) => item.length > 1);
    if (items.length !== Number(count)) continue;
    const lists = sources.flatMap(({ literal }) => literal.split(/[，；。：（）|]/)).map((list) => list.split(ITEM));
    const left = lists.flatMap((list) => leftOut(items, list))[0];
    if (left) return { problem: 'figure', detail: `原文同时列出“${left}”`, proofs: [] };
  }
  return null;
}

/** What stands directly beside one of the items in a list that has all of them; 盐城等地开展…示范城市 ends a list. */
function leftOut(items: readonly string[], list: readonly string[]): string[] {
  if (!items.every((item) => list.some((other) => other.includes(item)))) return [];
  return list.filter((other, at) => {
    if (items.some((item) => other.includes(item))) return false;
    const [before = '', behind = ''] = [list[at - 1], list[at + 1]];
    return items.some((item) => before.endsWith(item) || behind.startsWith(item));
  });
}
