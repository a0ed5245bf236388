/**
 * Plan documents in, one complete build of the index out, published by a single commit at the end. Until
 * then nobody reads it; what a dead writer left is removed by the next.
 */
import type { PlanDocument } from '../plan-document.ts';
import { tokenise } from '../text/tokenise.ts';
import { type Probe, publishBuild, readCurrentBuild } from './current-build.ts';
import type { Database, StoreLocation, Table } from './database.ts';
import { isOneOf } from './filter-sql.ts';
import { TABLE_KINDS, TABLES, type TableKind, tableName, versionFor, versionOf } from './index-schema.ts';
import { connectDatabase } from './lance-store.ts';
import { type BuildTables, closeTables, proveSearch } from './open-build.ts';
import { RowBuffer } from './row-buffer.ts';
import { textIn } from './row-values.ts';
import { StoreFault } from './store-fault.ts';
import { documentRow, figureRow, headingTokens, passageRow } from './table-rows.ts';
import { WordCounts } from './word-counts.ts';
import { withWriteLease } from './write-lease.ts';

export type BuildProgress =
  | { kind: 'document-written'; documentId: string; documents: number; passages: number }
  | { kind: 'indexing-started' }
  | { kind: 'build-published'; version: string };

export interface WriteOptions extends StoreLocation {
  documents: AsyncIterable<PlanDocument> | Iterable<PlanDocument>;
  /** Stands for everything the build is made from; `readCurrent` returns it, so that a start knows what is stale. */
  fingerprint: string;
  onProgress?: (progress: BuildProgress) => void;
  /** 600000 when not given. */
  waitMs?: number;
  signal?: AbortSignal;
}

export interface BuildReport {
  version: string;
  documents: number;
  passages: number;
  figures: number;
}

export async function writeIndex(options: WriteOptions): Promise<BuildReport> {
  const database = await connectDatabase(options);
  try {
    const lease = { waitMs: options.waitMs ?? 600_000, signal: options.signal };
    return await withWriteLease(database, lease, () => build(database, options));
  } finally {
    await database.close();
  }
}

async function build(database: Database, options: WriteOptions): Promise<BuildReport> {
  await dropUnreadBuilds(database);
  const taken = new Set((await database.tableNames()).flatMap((name) => versionOf(name) ?? []));
  const version = versionFor(options.fingerprint, taken);
  try {
    const report = await writeBuild(database, version, options);
    await dropUnreadBuilds(database);
    options.onProgress?.({ kind: 'build-published', version });
    return report;
  } catch (error) {
    // The first fault is the one to report; what cannot be removed now goes at the next build.
    await dropUnreadBuilds(database).catch(() => undefined);
    throw error;
  }
}

async function writeBuild(database: Database, version: string, options: WriteOptions): Promise<BuildReport> {
  const tables = await createTables(database, version);
  try {
    const { report, counts } = await writeDocuments(tables, options);
    options.onProgress?.({ kind: 'indexing-started' });
    for (const kind of TABLE_KINDS) await tables[kind].buildIndexes(TABLES[kind]);
    const probe = await chooseProbe(tables.passages, counts);
    await proveSearch(tables.passages, probe);
    options.signal?.throwIfAborted();
    const previous = (await readCurrentBuild(database))?.version ?? null;
    const builtAt = new Date().toISOString();
    await publishBuild(database, { version, fingerprint: options.fingerprint, builtAt, previous, probe });
    return { version, ...report };
  } finally {
    await closeTables(tables);
  }
}

/** Readers may still be on the build before the current one; everything else is old or half made. */
async function dropUnreadBuilds(database: Database): Promise<void> {
  const current = await readCurrentBuild(database);
  const kept = new Set([current?.version, current?.previous]);
  for (const name of await database.tableNames()) {
    const version = versionOf(name);
    if (version !== null && !kept.has(version)) await database.drop(name);
  }
}

async function createTables(database: Database, version: string): Promise<BuildTables> {
  const create = (kind: TableKind): Promise<Table> => database.create(tableName(kind, version), TABLES[kind]);
  return {
    passages: await create('passages'),
    documents: await create('documents'),
    figures: await create('figures'),
    words: await create('words'),
  };
}

interface Written {
  report: Omit<BuildReport, 'version'>;
  counts: WordCounts;
}

async function writeDocuments(tables: BuildTables, options: WriteOptions): Promise<Written> {
  const buffers = {
    passages: new RowBuffer(tables.passages),
    documents: new RowBuffer(tables.documents),
    figures: new RowBuffer(tables.figures),
    words: new RowBuffer(tables.words),
  };
  const counts = new WordCounts();
  const report = { documents: 0, passages: 0, figures: 0 };
  const ids = new Set<string>();
  for await (const document of options.documents) {
    options.signal?.throwIfAborted();
    if (ids.has(document.id)) throw duplicate(document.id);
    ids.add(document.id);
    await buffers.documents.add(documentRow(document));
    for (const figure of document.figures) {
      await buffers.figures.add(figureRow(figure, report.figures));
      report.figures += 1;
    }
    for (const passage of document.passages) {
      const { row, tokens } = passageRow(document, passage, report.passages);
      await buffers.passages.add(row);
      counts.add(tokens, passage.id);
      report.passages += 1;
    }
    for (const heading of headingsOf(document)) counts.add(headingTokens(heading), null);
    report.documents += 1;
    const { documents, passages } = report;
    options.onProgress?.({ kind: 'document-written', documentId: document.id, documents, passages });
  }
  for (const row of counts.rows()) await buffers.words.add(row);
  for (const kind of TABLE_KINDS) await buffers[kind].flush();
  return { report, counts };
}

function duplicate(id: string): StoreFault {
  return new StoreFault('duplicate-document', `Two documents have the id ${id}; expected one document for each id.`);
}

function headingsOf(document: PlanDocument): string[] {
  return [document.title, ...document.sections.map(({ heading }) => heading)];
}

/** The two rarest words of the passage that holds the rarest of all, and what is found beside them. */
async function chooseProbe(passages: Table, counts: WordCounts): Promise<Probe | null> {
  const rarest = counts.rarest();
  if (rarest === null) return null;
  const columns = ['words', 'context'];
  const [row] = await passages.rows({ columns, where: isOneOf('id', [rarest.passageId]) });
  if (row === undefined) throw new StoreFault('index-broken', `Passage ${rarest.passageId} was not written.`);
  const others = textIn(row, 'words').split(' ');
  const second = others
    .filter((word) => word !== rarest.word && counts.of(word) > 0)
    .reduce((best, word) => (best === '' || counts.of(word) < counts.of(best) ? word : best), '');
  return {
    passageId: rarest.passageId,
    words: [rarest.word, second].filter(Boolean),
    chars: tokenise(rarest.word).chars,
    context: textIn(row, 'context').split(' ').filter(Boolean).slice(0, 8),
  };
}
