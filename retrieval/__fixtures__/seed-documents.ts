/** The five documents of `seeds/` read once for all tests of a file, and small papers read from a string. */
import { readFileSync } from 'node:fs';
import { readDocument } from '../ingest/read-document.ts';
import type { PlanDocument } from '../plan-document.ts';

export const seedIds = [
  'jiangsu-14th-five-year-digital-economy-plan-2021',
  'jiangsu-digital-economy-bulletin-2022-05',
  'sucheng-digital-economy-action-plan-2022-2024',
  'yancheng-digital-economy-action-plan-2022-2024',
  'zhenjiang-digital-economy-work-points-2022',
] as const;

export type SeedId = (typeof seedIds)[number];

const read = new Map<SeedId, PlanDocument>();

export function seedBytes(id: SeedId): Buffer {
  return readFileSync(new URL(`../../seeds/${id}.txt`, import.meta.url));
}

export function seedDocument(id: SeedId): PlanDocument {
  const known = read.get(id);
  if (known) return known;
  const document = readDocument({ file: `${id}.txt`, bytes: seedBytes(id) });
  read.set(id, document);
  return document;
}

export function documentOf(text: string, file = 'small-paper.txt'): PlanDocument {
  return readDocument({ file, bytes: new TextEncoder().encode(text) });
}

/** As printed between two offsets, without spaces and line breaks. */
export function printed(document: Pick<PlanDocument, 'text'>, span: { start: number; end: number }): string {
  return document.text.slice(span.start, span.end).replace(/\s+/g, '');
}
