/** Reads one value of a row and says at once when the index does not hold what this program writes. */
import type { Row } from './database.ts';
import { StoreFault } from './store-fault.ts';

export function textIn(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw unexpected(column, 'text', value);
  return value;
}

export function numberIn(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw unexpected(column, 'a number', value);
  return value;
}

function unexpected(column: string, expected: string, value: unknown): StoreFault {
  const got = value === null ? 'null' : typeof value;
  return new StoreFault(
    'index-broken',
    `Column ${column} of the index: expected ${expected}, got ${got}. Build it anew.`,
  );
}
