/**
 * API keys in one file of DATA_DIR: their names, scopes and hashes, never the keys. A key has 256 random bits, so one
 * round of SHA-256 protects it as well as a slow hash would; slow hashes are for what people make up.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { parseJson } from '../parse-json.ts';
import { exclusively } from './exclusively.ts';
import { SCOPES, type Scope } from './principal.ts';

const keySchema = z.object({
  id: z.string().regex(/^[0-9a-f]{8}$/),
  name: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  /** Of the whole key, hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  createdAt: z.iso.datetime(),
  /** Null: until it is removed. */
  expiresAt: z.iso.datetime().nullable(),
});
export type ApiKey = z.infer<typeof keySchema>;

const fileSchema = z.object({ keys: z.array(keySchema) });

/** `pa_<id>_<secret>`: the beginning tells a key in a text from other things, for those who scan for secrets. */
const KEY = /^pa_([0-9a-f]{8})_[\w-]{43}$/;

export interface NewKey {
  name: string;
  scopes: readonly Scope[];
  /** Milliseconds since 1970; null for a key without end. */
  expiresAt: number | null;
}

export interface ApiKeys {
  list(): ApiKey[];
  /** The key itself is in what is returned and nowhere else. */
  add(key: NewKey): { key: string; id: string };
  /** False when there is none of this id. */
  remove(id: string): boolean;
  /** Null for a key that is unknown, removed or past its end. */
  find(key: string): ApiKey | null;
  byId(id: string): ApiKey | null;
}

/** The file is damaged or cannot be read. The message is for developers. */
export class KeysFault extends Error {
  override readonly name = 'KeysFault';
  readonly code = 'keys-unreadable';
}

/**
 * Sees what another process adds or removes at once. Throws `KeysFault` when the file cannot be read at the first look; when
 * it is damaged later, `onDamaged` is told once and the keys of before stay good, those that have ended excepted.
 */
export function openApiKeys(dataDir: string, now: () => number, onDamaged?: (fault: unknown) => void): ApiKeys {
  const file = path.join(dataDir, 'keys.json');
  let read = readKeys(file);
  const list = (): ApiKey[] => {
    const stamp = stampOf(file);
    if (stamp === read.stamp) return read.keys;
    try {
      read = readKeys(file);
    } catch (fault) {
      // Whoever changes the list must not write over what can no longer be read.
      if (!onDamaged) throw fault;
      onDamaged(fault);
      read = { stamp, keys: read.keys };
    }
    return read.keys;
  };
  // Two that change it at the same moment take turns, and each goes by what the other has left.
  const change = (changed: (keys: ApiKey[]) => ApiKey[]): void =>
    exclusively(path.join(dataDir, 'keys.lock'), () => {
      const keys = changed(readKeys(file).keys);
      const fresh = `${file}.new`;
      rmSync(fresh, { force: true });
      writeFileSync(fresh, `${JSON.stringify({ keys }, null, 2)}\n`, { mode: 0o600, flush: true });
      renameSync(fresh, file);
      read = { stamp: stampOf(file), keys };
    });
  const isCurrent = ({ expiresAt }: ApiKey): boolean => expiresAt === null || Date.parse(expiresAt) > now();
  const byId = (id: string): ApiKey | null => list().find((one) => one.id === id && isCurrent(one)) ?? null;
  return {
    list,
    byId,
    add({ name, scopes, expiresAt }) {
      const id = randomBytes(4).toString('hex');
      const key = `pa_${id}_${randomBytes(32).toString('base64url')}`;
      const iso = (at: number): string => new Date(at).toISOString();
      const end = expiresAt === null ? null : iso(expiresAt);
      const added = { id, name, scopes: [...scopes], sha256: hashOf(key), createdAt: iso(now()), expiresAt: end };
      change((keys) => [...keys, added]);
      return { key, id };
    },
    remove(id) {
      if (!list().some((one) => one.id === id)) return false;
      change((keys) => keys.filter((one) => one.id !== id));
      return true;
    },
    find(key) {
      const id = KEY.exec(key)?.[1];
      const known = id === undefined ? null : byId(id);
      // Hashes are compared, so the time that it takes tells nothing about a key.
      return known && known.sha256 === hashOf(key) ? known : null;
    },
  };
}

interface ReadKeys {
  /** Of the file as it was; empty where there was none. */
  stamp: string;
  keys: ApiKey[];
}

function stampOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.mtimeMs} ${stat.size}` : '';
}

function readKeys(file: string): ReadKeys {
  // Before the file is read: what is written in between is seen at the next look.
  const stamp = stampOf(file);
  if (stamp === '') return { stamp, keys: [] };
  const parsed = fileSchema.safeParse(parseJson(textOf(file)));
  if (!parsed.success) throw new KeysFault(`${file} is no list of keys; restore it from a backup or remove it`);
  return { stamp, keys: parsed.data.keys };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new KeysFault(`${file} cannot be read; its owner and rights should be those of the server`, { cause });
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
