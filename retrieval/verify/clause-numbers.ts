/** 第16条“推进…”: the number of a clause that is named beside its heading must be that of the heading. */
import { parseNumeral } from '../text/numerals.ts';
import type { Evidence, Fault } from './evidence.ts';
import { literalForm } from './normal-form.ts';

const NUMBERED = /第([\d一二三四五六七八九十百]{1,4})[条项](?:为|是|：|，|、)?[“「『]([^”」』]{2,60})[”」』]/g;

export function clauseNumberFault({ reading, sources }: Evidence): Fault | null {
  for (const [written, number = '', heading = ''] of reading.text.matchAll(NUMBERED)) {
    const said = sources.map(({ literal }) => literal).join('，');
    const numbers = numbersOf(literalForm(heading), said);
    if (numbers.length === 0 || numbers.includes(numberFrom(number))) continue;
    return { problem: 'figure', detail: `原文没有“${written}”，编号是“${numbers[0]}”`, proofs: [] };
  }
  return null;
}

/** Numbers in front of a heading: `16.推进…`, `（三）推进…`, `第三条 推进…`. Both literal forms. */
export function numbersOf(heading: string, said: string): number[] {
  const numbered = new RegExp(
    `(?<![\\d一二三四五六七八九十])[（(第]?([\\d一二三四五六七八九十百]{1,4})[)）、.．条章节]+${RegExp.escape(heading)}`,
    'g',
  );
  return [...said.matchAll(numbered)].map((match) => numberFrom(match[1] ?? ''));
}

function numberFrom(numeral: string): number {
  return parseNumeral(numeral) ?? Number.NaN;
}
