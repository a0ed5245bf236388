/** Filters as a person gives them in, figures out: the name is matched as in a question, typing errors corrected last. */
import type { FigureKind } from '../plan-document.ts';
import type { FigureFilters, FigurePage, PlanStore } from '../store/plan-store.ts';
import { cleanText } from '../text/clean.ts';
import { findPeriods } from '../text/periods.ts';
import { localRegions } from '../vocabulary/local-regions.ts';
import { findRegions, type Region } from '../vocabulary/regions.ts';
import { correctQuestion } from './correct-question.ts';
import { matchIndicatorNames } from './indicator-names.ts';

export interface FigureSearch {
  /** As typed; null for every indicator. */
  name: string | null;
  /** Full names; empty for all. */
  regions: readonly string[];
  /** Empty for all. */
  years: readonly number[];
  limit: number;
  offset: number;
}

export interface FoundFigures extends FigurePage {
  /** Names of the index that the asked name means; null when none was asked for. */
  names: string[] | null;
  /** How the name was read when it was typed otherwise (5G机站 → 5G基站). */
  readAs: string | null;
  /** With what the name itself says of places and years. */
  regions: string[];
  years: number[];
}

export async function findFigures(store: PlanStore, search: FigureSearch): Promise<FoundFigures> {
  const { limit, offset } = search;
  const read = search.name === null ? null : readName(store, search.name);
  // A place or year inside the name narrows what the filters leave open.
  const regions = search.regions.length > 0 ? [...search.regions] : (read?.regions ?? []);
  const years = search.years.length > 0 ? [...search.years] : (read?.years ?? []);
  const filters: FigureFilters = {
    regions,
    years,
    ...(read ? { names: read.names } : {}),
    ...(read?.kinds ? { kinds: read.kinds } : {}),
  };
  const page = await store.figures({ filters, limit, offset });
  return { ...page, names: read?.names ?? null, readAs: read?.readAs ?? null, regions, years };
}

interface ReadName {
  names: string[];
  kinds: FigureKind[] | null;
  readAs: string | null;
  regions: string[];
  years: number[];
}

/** A name that the index has is never corrected into another. */
function readName(store: PlanStore, asked: string): ReadName {
  const known = store.figureNames();
  const exact = matchIndicatorNames(asked, known);
  if (exact.names.length > 0) return { ...exact, readAs: null, regions: [], years: [] };
  const written = cleanText(asked);
  const regionsOfDocuments = store.documents().flatMap(({ region }) => region ?? []);
  const local = localRegions(regionsOfDocuments);
  const plain = withoutPlaces(written, local);
  const bare = matchIndicatorNames(plain.name, known);
  if (bare.names.length > 0) return { ...bare, ...plain, names: bare.names, readAs: null };
  const corrected = correctQuestion({ question: written, words: store.words(), regionsOfDocuments });
  const reread = withoutPlaces(corrected.text, local);
  const found = matchIndicatorNames(reread.name, known);
  const readAs = found.names.length > 0 && corrected.corrections.length > 0 ? corrected.text : null;
  return { ...found, readAs, regions: reread.regions, years: reread.years };
}

/** 镇江2022年5G基站: place and year stand in front of the name. */
function withoutPlaces(text: string, local: readonly Region[]): { name: string; regions: string[]; years: number[] } {
  const named = findRegions(text, local);
  const regions = named.filter(({ qualifies }) => !qualifies);
  const periods = findPeriods(text);
  let name = text;
  for (const { start, end } of [...named, ...periods])
    name = name.slice(0, start) + ' '.repeat(end - start) + name.slice(end);
  return {
    name: name.replace(/\s+/g, ''),
    regions: regions.map(({ region }) => region.name),
    years: periods.flatMap(({ from, to }) => (from === to ? [from] : [from, to])),
  };
}
