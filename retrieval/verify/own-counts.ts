/** Numbers that count what the statement itself names: `徐工信和紫光云两个平台`, `两者合计`, `两年增加`. */
import { bodiesIn } from './bodies.ts';
import { qualifierAround } from './qualifiers.ts';
import type { Quantity } from './quantities.ts';
import type { Source } from './source-sentences.ts';
import type { StatementReading } from './statement-reading.ts';

const COUNTED = /^(?:[个家项座所条种类大者市地省区县年部份次位]|名)$/;

/** `part`: normal form of the part of the statement that holds the number. */
export function countsItself(quantity: Quantity, part: string, { reading, sources }: Named): boolean {
  const { value, unit, after, start, end } = quantity;
  const measure = unit === '' ? after : unit;
  // 第3条 counts nothing, and 超10个 is more than what is named.
  if (/第$/.test(part.slice(0, start)) || qualifierAround(part, start, end) !== null) return false;
  if (!Number.isInteger(value) || value < 2 || value > 20 || !COUNTED.test(measure)) return false;
  if (isCountedOtherwise(quantity, part, sources) && !closesList(quantity, part)) return false;
  if (measure === '年') return spansYears(value, reading);
  if (value === 2 && /^(?:者|年|地)$/.test(measure)) return true;
  // 15家和165个，两项均列第三: two figures were named.
  const isAll = /^(?:均|都|合计|分别|相加|之和|指标|数字?(?:相差|合计|相加|不同|之))/.test(
    part.slice(start).replace(/^\d+./, ''),
  );
  if (
    isAll &&
    (reading.normal.split(part)[0]?.match(/\d+(?:\.\d+)?[万亿]?(?:[家个座项条%元户台套场所户人名件]|人次)/g) ?? [])
      .length === value
  )
    return true;
  const before = part.slice(0, start);
  const behind = part.slice(start);
  return [before, behind, reading.normal].some((words) => listsOf(words).some((items) => items === value));
}

export interface Named {
  reading: StatementReading;
  sources: readonly Source[];
}

/** 3个“建立”、2个“建强”: where the source counts the same noun its number is the only one. */
function isCountedOtherwise({ value, unit, start, end }: Quantity, part: string, sources: readonly Source[]): boolean {
  const noun = /^\p{Script=Han}{2}/u.exec(part.slice(end))?.[0];
  if (unit === '' || noun === undefined || /第$/.test(part.slice(0, start))) return false;
  const counts = sources.flatMap(({ normal }) => [
    ...normal.matchAll(new RegExp(`(?<![\\d.第])(\\d+)${RegExp.escape(unit + noun)}`, 'gu')),
  ]);
  return counts.length > 0 && counts.every((match) => Number(match[1]) !== value);
}

/** 甲、乙两个专项行动组: the items stand directly in front of their count, of how many ever there are. */
function closesList({ value, start }: Quantity, part: string): boolean {
  const before = part.slice(0, start);
  return !/(?:共|[有是为])$/.test(before) && listsOf(before).at(-1) === value;
}

function spansYears(value: number, { periods }: StatementReading): boolean {
  const years = periods.flatMap(({ from, to }) => [from, to]);
  // 2022年至2024年三年: of a range both ends are counted.
  if (periods.some(({ from, to }) => to > from && to - from + 1 === value)) return true;
  return years.length > 1 && Math.max(...years) - Math.min(...years) === value;
}

/** Lengths of the enumerations of a text: A、B和C is three. */
function listsOf(text: string): number[] {
  // 目标有三项：甲，乙，丙
  const behind = /：([^：]+)$/.exec(text)?.[1];
  const parts = behind === undefined || /[、；]/.test(behind) ? [] : [behind.split('，').length];
  const enumerations = withWholeBodies(text)
    .split(/[，；。：（）]/)
    .map((words) => words.split(/、|以及|和|与|及/).filter((item) => item !== ''))
    // 3个建立、2个健全 lists figures, and is counted by none of them.
    .filter((items) => items.filter((item) => /\d|一[个家项座所]/.test(item)).length < 2)
    .map((items) => items.length)
    .filter((length) => length > 1);
  return [...parts, ...enumerations];
}

/** 市工业和信息化局 is one item. */
function withWholeBodies(text: string): string {
  return bodiesIn(text).reduce(
    (rest, { written }) => rest.replaceAll(written, written.replace(/(?<![局委办厅部会府])[和与及]/g, '·')),
    text,
  );
}
