/** Is a figure said of its own region and period? Faults are Chinese clauses; null when nothing speaks against it. */
import type { Figure, Period } from '../plan-document.ts';
import { isWithin, type RegionMention, regionByName } from '../vocabulary/regions.ts';
import { normalForm } from './normal-form.ts';
import type { Source } from './source-sentences.ts';
import type { StatementReading } from './statement-reading.ts';

export interface PlacedFigure {
  figure: Figure;
  source: Source;
  /** Index text of the sentence or row that states it. */
  sentence: string;
}

/** `at`: where the number stands in the statement. */
export function regionFault(reading: StatementReading, at: number, given: PlacedFigure): string | null {
  const own = given.figure.region ?? given.source.given.region;
  const { regions } = reading;
  if (regions.length === 0 || own === null) return null;
  const isOwn = (mention: RegionMention): boolean => mention.candidates.some((region) => region.name === own);
  const others = regions.filter((mention) => !isOwn(mention) && !isAbove(mention, own));
  const named = regions.some(isOwn);
  if (!named && others.length === 0 && regions.length > 0) return `原文说的是${own}`;
  const foreign = others.find((mention) => !given.sentence.includes(mention.written));
  // 南京29个、苏州7个: of several places in one sentence the nearest in front has the figure.
  const nearest = regions.filter((mention) => mention.start < at && !isAbove(mention, own)).at(-1);
  const severalPlaces = new Set(given.source.given.figures.map((figure) => figure.region)).size > 1;
  if (nearest && !isOwn(nearest) && (severalPlaces || !given.sentence.includes(nearest.written)))
    return `原文说的是${own}，不是${nearest.region.name}`;
  if (foreign && !named) return `原文说的是${own}，不是${foreign.region.name}`;
  return named || others.length === 0 ? null : `原文说的是${own}`;
}

function isAbove({ candidates }: RegionMention, own: string): boolean {
  const region = regionByName(own);
  return region !== null && candidates.some((other) => other.name !== own && isWithin(region, other));
}

export function periodFault(reading: StatementReading, stated: Period | null, given: PlacedFigure): string | null {
  if (!reading.isDated || stated === null) return null;
  const own = given.figure.period;
  if (own === null) {
    const said = normalForm(`${given.sentence}`) + given.source.context;
    return said.includes(String(stated.from)) && said.includes(String(stated.to)) ? null : '原文没有写明年份';
  }
  return samePeriod(stated, own) ? null : `原文说的是${own.until ? '到' : ''}${own.label}，不是${stated.label}`;
}

/** By the end of 2024 is said of 2022–2024 and of 到2024年 alike; 2022 is neither. */
export function samePeriod(stated: Period, own: Period): boolean {
  if (stated.from === own.from && stated.to === own.to) return true;
  if (stated.to !== own.to) return false;
  const isEnd = (period: Period): boolean => period.until === true || /[底末前]/.test(period.label);
  return isEnd(stated) || (isEnd(own) && stated.from < stated.to);
}
