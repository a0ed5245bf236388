import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes an empty file that its owner alone may read, whatever the umask of the process; one that is there stays as it is.
 * SQLite gives its side files (`-wal`, `-shm`) the rights of the database.
 */
export function createPrivately(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  closeSync(openSync(file, 'a', 0o600));
}
