/**
 * The few rows that say which builds there are and which of them is read. All of them are replaced by a single commit
 * after a build is complete, so a reader finds the old build or the new one, whenever the writer dies.
 */
import type { Column, Database, Row, Table } from './database.ts';
import type { BuildEmbedding } from './embedding.ts';
import { numberIn, textIn } from './row-values.ts';

const TABLE = 'current';
/** What every program of this project, older or newer, writes of a build. */
const LASTING_COLUMNS = [
  { name: 'version', type: 'text' },
  { name: 'schemaVersion', type: 'integer' },
  { name: 'builtAt', type: 'text' },
] as const satisfies readonly Column[];
const COLUMNS = [
  ...LASTING_COLUMNS,
  /** 0 is read now, 1 was read before it, and so on. */
  { name: 'place', type: 'integer' },
  { name: 'fingerprint', type: 'text' },
  { name: 'readBy', type: 'text' },
  { name: 'documents', type: 'integer' },
  { name: 'passages', type: 'integer' },
  { name: 'figures', type: 'integer' },
  { name: 'rolledBack', type: 'integer' },
  { name: 'skipped', type: 'text' },
  { name: 'embedding', type: 'text' },
  { name: 'probe', type: 'text' },
] as const satisfies readonly Column[];

/** The build that is read and those before it, for readers that are still on them and for a roll-back. */
const KEPT_BUILDS = 3;

/** Rare words of one passage: proof at every opening that each searched column finds what it holds. */
export interface Probe {
  passageId: string;
  words: string[];
  chars: string[];
  context: string[];
}

/** A file that was looked at and is no document of the build. */
export interface SkippedSource {
  file: string;
  /** Hash of what was looked at. */
  source: string;
  reason: string;
}

export interface Build {
  version: string;
  /** What the build was made from; the caller's own. */
  fingerprint: string;
  /** Hash of the program that read the sources; only what the same program read is taken over into the next build. */
  readBy: string;
  schemaVersion: number;
  /** ISO time. */
  builtAt: string;
  documents: number;
  passages: number;
  figures: number;
  /** Chosen by a person in place of a newer one: nothing but another such choice or an ingestion replaces it. */
  rolledBack: boolean;
  skipped: SkippedSource[];
  /** Null when its passages have no vectors. */
  embedding: BuildEmbedding | null;
  /** Null when the index has no passage. */
  probe: Probe | null;
}

/** The one that is read first, then those read before it. Empty when nothing was ever built here. */
export async function readBuilds(database: Database): Promise<Build[]> {
  const table = await database.open(TABLE);
  if (table === null) return [];
  try {
    return await buildsIn(table);
  } finally {
    await table.close();
  }
}

/** Null when nothing was ever built here. The build may be of another schema version. */
export async function readCurrentBuild(database: Database): Promise<Build | null> {
  return (await readBuilds(database))[0] ?? null;
}

/** The given build is read from now on. Gives the builds that stay, the given one first. */
export async function publishBuild(database: Database, build: Build): Promise<Build[]> {
  const others = (await readBuilds(database)).filter(({ version }) => version !== build.version);
  const kept = [build, ...others].slice(0, KEPT_BUILDS);
  await database.replace(TABLE, COLUMNS, kept.map(rowOf));
  return kept;
}

async function buildsIn(table: Table): Promise<Build[]> {
  const lasting = await table.rows({ columns: LASTING_COLUMNS.map(({ name }) => name) });
  // Another program's table may lack the other columns; its builds cannot be read anyway.
  if (!(await hasAll(table))) return lasting.map((row) => buildOf({ ...BLANK, ...row }));
  const rows = await table.rows({ columns: COLUMNS.map(({ name }) => name) });
  return rows.sort((one, other) => numberIn(one, 'place') - numberIn(other, 'place')).map(buildOf);
}

async function hasAll(table: Table): Promise<boolean> {
  const names = await table.columnNames();
  return COLUMNS.every(({ name }) => names.includes(name));
}

const BLANK: Row = {
  fingerprint: '',
  readBy: '',
  documents: 0,
  passages: 0,
  figures: 0,
  rolledBack: 0,
  skipped: '[]',
  embedding: 'null',
  probe: '',
};

function buildOf(row: Row): Build {
  const probe = textIn(row, 'probe');
  return {
    version: textIn(row, 'version'),
    fingerprint: textIn(row, 'fingerprint'),
    readBy: textIn(row, 'readBy'),
    schemaVersion: numberIn(row, 'schemaVersion'),
    builtAt: textIn(row, 'builtAt'),
    documents: numberIn(row, 'documents'),
    passages: numberIn(row, 'passages'),
    figures: numberIn(row, 'figures'),
    rolledBack: numberIn(row, 'rolledBack') === 1,
    // All written by `rowOf`.
    skipped: JSON.parse(textIn(row, 'skipped')) as SkippedSource[],
    embedding: JSON.parse(textIn(row, 'embedding')) as BuildEmbedding | null,
    probe: probe === '' ? null : (JSON.parse(probe) as Probe),
  };
}

function rowOf({ probe, skipped, embedding, rolledBack, ...rest }: Build, place: number): Row {
  return {
    ...rest,
    place,
    rolledBack: rolledBack ? 1 : 0,
    skipped: JSON.stringify(skipped),
    embedding: JSON.stringify(embedding),
    probe: probe ? JSON.stringify(probe) : '',
  };
}
