/**
 * One process at a time. The lock is SQLite's: the system lets go of it when a process ends, however it ends, where a lock
 * file of our own would stay behind after `kill -9`.
 */
import { DatabaseSync } from 'node:sqlite';
import { createPrivately } from '../create-privately.ts';

const WAIT_MS = 10_000;

/** `file` is made when it is not there, stays empty, and stays. Throws when another process holds it for ten seconds. */
export function exclusively<Result>(file: string, work: () => Result): Result {
  createPrivately(file);
  const lock = new DatabaseSync(file, { timeout: WAIT_MS });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return work();
  } finally {
    lock.close();
  }
}
