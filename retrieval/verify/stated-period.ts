/** The period that a statement gives one of its figures, where the reader of plans would take another one. */
import type { Figure, Period } from '../plan-document.ts';
import { OWN_YEAR } from '../text/periods.ts';
import { segments } from '../text/sentences.ts';
import type { StatementReading } from './statement-reading.ts';

/** Between 比2022年 and its number: what follows one of these is how much it changed, no number of that year. */
const CHANGE = /增|提[高升]|降|减|翻|上升|扩大|缩小|净|[高多快慢少低](?!新|端|层|元|数|样|于|标|性|级)/;

const COMPARED = /(?:比|较|相比于?|相较于?)$/;

/** `at`: where the number stands in the statement. Null when the statement gives it none. */
export function statedPeriod(reading: StatementReading, at: number, own: Figure): Period | null {
  const compared = comparedYear(reading, at) ?? yearInTurn(reading, at);
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

/** 2022年、2023年、2024年分别为95%、97%、98%: the second number is that of the second year. */
function yearInTurn({ text, periods }: StatementReading, at: number): Period | null {
  const turn = text.lastIndexOf('分别', at);
  const run = periods.filter(({ end }) => end <= turn && !/[，；。]/.test(text.slice(end, turn)));
  const isRun = run.every(({ end }, place) => /^[、和与及]?$/u.test(text.slice(end, run[place + 1]?.start ?? end)));
  if (turn < 0 || run.length < 2 || !isRun) return null;
  const values = [...(/^[^，；。]*/.exec(text.slice(turn))?.[0] ?? '').matchAll(NUMBER)].map(
    ({ index }) => turn + index,
  );
  return values.length === run.length ? (run[values.indexOf(at)] ?? null) : null;
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
  const parts = segments(text, { start: 0, end: text.length });
  return periods.every(({ start }) => {
    const part = parts.find((one) => one.start <= start && start < one.end);
    if (!part || part.start <= at) return false;
    const places = regions.filter((mention) => mention.start >= part.start && mention.start < start);
    return places.length > 0 && places.every(({ candidates }) => !candidates.some(({ name }) => name === region));
  });
}
