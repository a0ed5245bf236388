/**
 * Numbers that are no figures (5G, 第16条, 24小时, 3个方面) or that the source's reader took for none: they must stand in
 * a sentence of the given passages that speaks of the same, with the same unit and qualifier.
 */
import { numbersOf } from './clause-numbers.ts';
import { contentWords, wordsSaid } from './content-words.ts';
import { normalForm } from './normal-form.ts';
import { qualifierAround, qualifierFault } from './qualifiers.ts';
import { type Quantity, sameUnit, sameValue } from './quantities.ts';
import type { Source, SourceSentence } from './source-sentences.ts';
import type { StatementProblem } from './verdict.ts';

export interface NumberMatch {
  sentence: SourceSentence | null;
  fault: { problem: StatementProblem; detail: string } | null;
}

const ENOUGH = 0.5;
const DAY = /\d月\d{1,2}日/;

function saysNothing(noun: string): boolean {
  return contentWords(noun).length === 0;
}

/** `part`: normal form of the part of the statement that holds the number; `whole`: of all of it. */
export function matchNumber(
  quantity: Quantity,
  part: string,
  sources: readonly Source[],
  { printedAsFigure = null, whole = '' }: { printedAsFigure?: SourceSentence | null; whole?: string } = {},
): NumberMatch {
  // 时间是8月18日: what the day is of stands in another part.
  const isDay = DAY.test(part.slice(Math.max(0, quantity.start - 3), quantity.end + 4));
  const own = contentWords(part);
  const words = isDay && !own.some(({ isThing }) => isThing) ? contentWords(whole) : own;
  if (/第$/.test(part.slice(0, quantity.start)) && quantity.unit === '条' && isLabel(quantity, part, sources))
    return { sentence: null, fault: null };
  // 5G is a name.
  const name = /^[a-z]+/i.exec(part.slice(quantity.end))?.[0];
  if (quantity.unit === '' && name !== undefined && isNamed(`${quantity.text}${name}`, sources))
    return { sentence: null, fault: null };
  const holding = sources
    .flatMap((source) => source.sentences)
    // The cells of a row are all read as figures; what is left there is a serial number.
    .filter(
      ({ source, figures }) =>
        source.given.passage.kind !== 'table-row' || quantity.unit === '' || figures.length === 0,
    )
    .filter((sentence) => sentence !== printedAsFigure)
    // 第4条 is no 4条.
    .filter(({ normal }) => !/第$/.test(part.slice(0, quantity.start)) || normal.includes(`第${quantity.value}`))
    .flatMap((sentence) => {
      const same = sentence.quantities.find(
        (other) => sameQuantity(quantity, other) && sameNoun(quantity, part, other, sentence.normal),
      );
      return same ? [{ sentence, same, share: wordsSaid(words, sentence.inContext).share }] : [];
    })
    .sort((a, b) => b.share - a.share);
  const [best] = holding;
  if (!best) {
    if (isLabel(quantity, part, sources)) return { sentence: null, fault: null };
    const inherited = sources.some(({ inheritedQuantities }) =>
      inheritedQuantities.some((other) => sameQuantity(quantity, other)),
    );
    return inherited
      ? { sentence: null, fault: null }
      : { sentence: null, fault: { problem: 'figure', detail: `原文没有“${quantity.text}”` } };
  }
  // 第三 is said of what is counted elsewhere in the statement; 用3至5年时间 of all of it.
  const isRank = /第$/.test(part.slice(0, quantity.start)) || (quantity.valueTo !== null && quantity.after === '年');
  if (best.share < ENOUGH && words.length > 0 && !isRank)
    return {
      sentence: best.sentence,
      fault: { problem: 'indicator', detail: `原文的“${quantity.text}”说的是另一件事` },
    };
  if (quantity.unit === '') return { sentence: best.sentence, fault: null };
  const stated = qualifierAround(part, quantity.start, quantity.end);
  const given = qualifierAround(best.sentence.normal, best.same.start, best.same.end);
  return { sentence: best.sentence, fault: qualifierFault(stated, given) };
}

/** 8个方面26项任务: what directly follows the one must stand by the other too. */
function sameNoun({ end, unit }: Quantity, part: string, other: Quantity, said: string): boolean {
  const noun = /^的?(\p{Script=Han}{2})/u.exec(part.slice(end))?.[1];
  if (unit === '' || noun === undefined || (unit === other.unit && saysNothing(noun))) return true;
  const behind = /^[^，；。、：\d]*/.exec(said.slice(other.end, other.end + 10))?.[0] ?? '';
  if (/\p{Script=Han}{2}/u.test(behind)) return behind.includes(noun);
  return said.slice(Math.max(0, other.start - 14), other.start).includes(noun);
}

/** 第16条 is the number of a heading, 附件1 of an annex. */
function isLabel({ start, end, value }: Quantity, part: string, sources: readonly Source[]): boolean {
  // 第8届 is no heading 8.
  if (/^\d+[届期批次名位]/.test(part.slice(start))) return false;
  if (/第$/.test(part.slice(0, start))) {
    const heading = /^[条项章节点]?(?:重点任务|任务|措施|举措)?(?:是|为|：|即)?(\p{Script=Han}{4,8})/u.exec(
      part.slice(end),
    )?.[1];
    const said = sources.map(({ normal, context }) => `${normal}，${context}`).join('，');
    if (heading !== undefined && numbersOf(heading, said).includes(value)) return true;
    if (sources.some((source) => isSerial(value, source))) return true;
    return sources.some(({ path }) => path.some(({ label }) => normalForm(label).match(/\d+/)?.[0] === String(value)));
  }
  // 附件1 2024年重点工作: the title of an annex may begin with a number.
  const annex = sources.flatMap(({ path }) => path.map(({ label }) => /^附[件表]\s?(\d{1,2})(?!\d)/.exec(label)?.[1]));
  if (/附[件表]$/.test(part.slice(0, start)) && annex.includes(String(value))) return true;
  const front = part.slice(Math.max(0, start - 2), start);
  const named = new RegExp(`${RegExp.escape(front)}${value}(?!\\d)`);
  return (
    /^\p{Script=Han}{2}$/u.test(front) && sources.some(({ normal, context }) => named.test(`${normal}，${context}`))
  );
}

function isNamed(name: string, sources: readonly Source[]): boolean {
  const named = new RegExp(`(?<![\\d.])${RegExp.escape(name)}(?![a-z\\d])`);
  return sources.some(({ normal, context }) => named.test(`${normal}，${context}`));
}

/** 列第4: the serial number of a row. */
function isSerial(value: number, { given: { passage } }: Source): boolean {
  return (passage.cells ?? []).some(({ column, text }) => /序号|编号|序號/.test(column) && text === String(value));
}

function sameQuantity(one: Quantity, other: Quantity): boolean {
  if (!sameValue(one.value, other.value) || one.before !== other.before) return false;
  if (one.valueTo !== null && (other.valueTo === null || !sameValue(one.valueTo, other.valueTo))) return false;
  if (one.unit !== '' && other.unit !== '') return sameUnit(one.unit, other.unit);
  if (one.unit === '' && other.unit === '')
    return one.after === other.after || !/[\p{Script=Han}a-z%]/u.test(one.after + other.after);
  return /[|，]/.test(one.after + other.after) || one.after === '' || other.after === '';
}
