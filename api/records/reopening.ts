/**
 * One database file that is opened at the first use and again after a fault, so that a disk that was full, or a file that
 * was locked, is used again as soon as it can be.
 */
import type { DatabaseSync } from 'node:sqlite';
import { openDatabase } from './database.ts';
import { RecordFault } from './record-store.ts';

export interface ReopenedDatabase {
  /** Throws `RecordFault` for whatever goes wrong in it. */
  use<Result>(work: (open: DatabaseSync) => Result): Result;
  close(): void;
}

/** `file` may be `:memory:`. */
export function reopening(file: string): ReopenedDatabase {
  let database: DatabaseSync | null = null;
  return {
    use: (work) => {
      try {
        database ??= openDatabase(file);
        return work(database);
      } catch (fault) {
        closeQuietly(database);
        database = null;
        throw new RecordFault('The record store cannot be used', { cause: fault });
      }
    },
    close: () => {
      database?.close();
      database = null;
    },
  };
}

function closeQuietly(database: DatabaseSync | null): void {
  try {
    database?.close();
  } catch {
    // The fault that led here is the one to report.
  }
}
