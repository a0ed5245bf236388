/** Vectors by model and text in one SQLite file, so that no text is paid for twice: not by the next build, nor after a build that was cut off. */
import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { createPrivately } from './create-privately.ts';

export interface EmbeddingCache {
  /** In the order of the texts, null for each that is not known. */
  vectors(texts: readonly string[]): (Float32Array | null)[];
  keep(texts: readonly string[], vectors: readonly Float32Array[]): void;
  close(): void;
}

export interface CacheOptions {
  /** `:memory:` keeps nothing. */
  file: string;
  model: string;
  /** Numbers of one vector: the same model with another size shares nothing. */
  size: number;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** What no build has asked for in this time goes. */
const KEPT_MS = 90 * 24 * 3_600_000;
/** Other processes write at their own pace. */
const LOCK_WAIT_MS = 5000;

export function openEmbeddingCache({ file, model, size, now }: CacheOptions): EmbeddingCache {
  if (file !== ':memory:') createPrivately(file);
  const database = new DatabaseSync(file, { timeout: LOCK_WAIT_MS });
  // NORMAL: after a power cut the last vectors may be missing and are asked for again.
  database.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
     CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL, used_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;`,
  );
  database.prepare('DELETE FROM vectors WHERE used_at < ?').run(now() - KEPT_MS);
  const use = database.prepare('UPDATE vectors SET used_at = ? WHERE key = ? RETURNING vector');
  const put = database.prepare('INSERT OR REPLACE INTO vectors (key, vector, used_at) VALUES (?, ?, ?)');
  const keyOf = (text: string): Buffer => createHash('sha256').update(`${model}\0${size}\0${text}`).digest();
  const together = <T>(run: () => T): T => {
    database.exec('BEGIN IMMEDIATE');
    try {
      const result = run();
      database.exec('COMMIT');
      return result;
    } catch (fault) {
      database.exec('ROLLBACK');
      throw fault;
    }
  };
  return {
    vectors: (texts) => together(() => texts.map((text) => floats(use.get(now(), keyOf(text))?.vector))),
    keep: (texts, vectors) =>
      together(() => {
        for (const [index, text] of texts.entries()) {
          const vector = vectors[index];
          if (vector) put.run(keyOf(text), new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength), now());
        }
      }),
    close: () => database.close(),
  };
}

/** A copy: the bytes of SQLite need not begin where a float may. */
function floats(stored: unknown): Float32Array | null {
  return stored instanceof Uint8Array ? new Float32Array(stored.slice().buffer) : null;
}
