/**
 * The one row that says which build is read. It is replaced by a single commit after a build is complete,
 * so a reader finds the old build or the new one, whenever the writer dies.
 */
import type { Column, Database } from './database.ts';
import { SCHEMA_VERSION } from './index-schema.ts';
import { numberIn, textIn } from './row-values.ts';

const TABLE = 'current';
const COLUMNS = [
  { name: 'version', type: 'text' },
  { name: 'fingerprint', type: 'text' },
  { name: 'schemaVersion', type: 'integer' },
  { name: 'builtAt', type: 'text' },
  { name: 'previous', type: 'text' },
  { name: 'probe', type: 'text' },
] as const satisfies readonly Column[];

/** Rare words of one passage: proof at every opening that each searched column finds what it holds. */
export interface Probe {
  passageId: string;
  words: string[];
  chars: string[];
  context: string[];
}

export interface CurrentBuild {
  version: string;
  /** What the build was made from; the caller's own. */
  fingerprint: string;
  schemaVersion: number;
  /** ISO time. */
  builtAt: string;
  /** Version that was read before and whose tables are still there. */
  previous: string | null;
  /** Null when the index has no passage. */
  probe: Probe | null;
}

/** Null when nothing was ever built here. The build may be of another schema version. */
export async function readCurrentBuild(database: Database): Promise<CurrentBuild | null> {
  const table = await database.open(TABLE);
  if (table === null) return null;
  const [row] = await table.rows({ columns: COLUMNS.map(({ name }) => name) });
  await table.close();
  if (row === undefined) return null;
  const previous = textIn(row, 'previous');
  const probe = textIn(row, 'probe');
  return {
    version: textIn(row, 'version'),
    fingerprint: textIn(row, 'fingerprint'),
    schemaVersion: numberIn(row, 'schemaVersion'),
    builtAt: textIn(row, 'builtAt'),
    previous: previous === '' ? null : previous,
    // Written by `publishBuild`.
    probe: probe === '' ? null : (JSON.parse(probe) as Probe),
  };
}

export async function publishBuild(database: Database, build: Omit<CurrentBuild, 'schemaVersion'>): Promise<void> {
  const { probe, previous, ...rest } = build;
  const row = {
    ...rest,
    schemaVersion: SCHEMA_VERSION,
    previous: previous ?? '',
    probe: probe ? JSON.stringify(probe) : '',
  };
  await database.replace(TABLE, COLUMNS, [row]);
}
