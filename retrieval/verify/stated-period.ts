/** The period that a statement gives one of its figures, where the reader of plans would take another one. */
import type { Figure, Period } from '../plan-document.ts';
import { OWN_YEAR } from '../text/periods.ts';
import { partsOf } from '../text/sentences.ts';
import type { StatementReading } from './statement-reading.ts';

/** Between 比2022年 and its number: what follows one of these is how much it changed, no number of that year. */
const CHANGE = /增|提[高升]|降|减|翻|上升|扩大|缩小|净|[高多快慢少低](?!新|端|层|元|数|样|于|标|性|级)/;

const COMPARED = /(?:比|较|相比于?|相较于?)$/;

/** `at`: where the number stands in the statement. Null when the statement gives it none. */
export function statedPeriod(reading: StatementReading, at: number, own: Figure): Period | null {
  const compared =
    comparedYear(reading, at) ?? yearBefore(reading, at) ?? yearInTurn(reading, at) ?? endOfRange(reading, at);
  if (compared) return compared;
  return isOfAnotherPlace(reading, at, own) ? null : (onlyYear(reading, at, own) ?? own.period);
}

/** 比2022年1180座多320座: 1180座 is what another number is compared with. */
export function isComparedWith({ text }: StatementReading, at: number): boolean {
  const between = /(?:比(?![重例率值较])|较(?![大高多快]))([^，；。]*)$/.exec(text.slice(0, at))?.[1];
  return between !== undefined && !CHANGE.test(between);
}

/** 1180座 is the number of the year that is compared with. */
function comparedYear({ text, periods }: StatementReading, at: number): Period | null {
  const mention = periods.findLast(({ end }) => end <= at);
  if (!mention || !COMPARED.test(text.slice(0, mention.start))) return null;
  const between = text.slice(mention.end, at);
  return /[，；。]/.test(between) || CHANGE.test(between) ? null : mention;
}

const NUMBER = /(?<![\d.])\d+(?:\.\d+)?(?![\d.年月日])/g;

/** 2022年、2023年、2024年分别为95%、97%、98%, 2022年至2024年依次为…: the second number is that of the second year. */
function yearInTurn({ text, periods }: StatementReading, at: number): Period | null {
  const turn = Math.max(text.lastIndexOf('分别', at), text.lastIndexOf('依次', at));
  const run = periods.filter(({ end }) => end <= turn && !/[；。]/.test(text.slice(end, turn)));
  const isRun = run.every(({ end }, place) => /^[、和与及]?$/u.test(text.slice(end, run[place + 1]?.start ?? end)));
  const years = run.flatMap(yearsOf);
  if (turn < 0 || years.length < 2 || !isRun) return null;
  const values = [...(/^[^，；。]*/.exec(text.slice(turn))?.[0] ?? '').matchAll(NUMBER)].map(
    ({ index }) => turn + index,
  );
  return values.length === years.length ? (years[values.indexOf(at)] ?? null) : null;
}

function yearsOf({ from, to, label }: Period): Period[] {
  return from === to
    ? [{ from, to, label }]
    : Array.from({ length: to - from + 1 }, (_, at) => ({ from: from + at, to: from + at, label: `${from + at}年` }));
}

const YEAR_BEFORE = /[比较](?:上[1一]?|前[1一])年度?的?[^，；。\d]{0,12}$/u;

/** 2023年为390亿元，比上一年的350亿元: the year before the one that was named last. */
function yearBefore({ text, periods }: StatementReading, at: number): Period | null {
  const front = YEAR_BEFORE.exec(text.slice(0, at))?.[0];
  const last = periods.findLast(({ end }) => end <= at);
  if (front === undefined || !last || last.from !== last.to || CHANGE.test(front)) return null;
  const year = last.from - 1;
  return { from: year, to: year, label: `${year}年` };
}

const FROM_TO = /[从由][^，；。\d]{0,12}(\d[\d.]*)[^，；。\d]{1,12}[到至](\d[\d.]*)/;

/** 2022年到2024年从350亿元增至450亿元: the ends of the one range that the statement names. */
function endOfRange({ text, periods }: StatementReading, at: number): Period | null {
  const [range, ...more] = periods;
  const match = FROM_TO.exec(text);
  if (!range || !match || more.length > 0 || range.from === range.to) return null;
  const first = match.index + match[0].indexOf(match[1] ?? '');
  const second = match.index + match[0].length - (match[2] ?? '').length;
  const year = at === first ? range.from : at === second ? range.to : null;
  return year === null ? null : { from: year, to: year, label: `${year}年` };
}

/** 从2024年目标看，…: the one year that the statement names, where the reader of plans took the document's. */
function onlyYear({ text, periods }: StatementReading, at: number, { period }: Figure): Period | null {
  const [only, ...more] = periods;
  if (!only || more.length > 0 || only.end > at || OWN_YEAR.test(text) || COMPARED.test(text.slice(0, only.start)))
    return null;
  return period?.from === only.from && period.to === only.to ? null : only;
}

/** 江苏35万架，盐城到2024年2万架: the year stands behind the first number, in a part about another place. */
function isOfAnotherPlace({ text, regions, periods }: StatementReading, at: number, { region }: Figure): boolean {
  if (periods.length === 0) return false;
  const parts = partsOf(text);
  return periods.every(({ start }) => {
    const part = parts.find((one) => one.start <= start && start < one.end);
    if (!part || part.start <= at) return false;
    const places = regions.filter((mention) => mention.start >= part.start && mention.start < start);
    return places.length > 0 && places.every(({ candidates }) => !candidates.some(({ name }) => name === region));
  });
}
