/** Documents in, the four tables of one build out, filled and indexed. Nobody reads them before they are published. */
import type { PlanDocument } from '../plan-document.ts';
import type { Row } from './database.ts';
import { TABLE_KINDS } from './index-schema.ts';
import { type DocumentRows, readKeptRows } from './kept-rows.ts';
import type { BuildTables } from './open-build.ts';
import { RowBuffer } from './row-buffer.ts';
import { textIn } from './row-values.ts';
import { StoreFault } from './store-fault.ts';
import { documentRow, figureRow, headingTokens, passageRow } from './table-rows.ts';
import { WordCounts } from './word-counts.ts';

/** A document of the build before whose source has not changed: its rows are taken over. */
export interface KeptDocument {
  kind: 'kept';
  documentId: string;
}

export type BuildItem = PlanDocument | KeptDocument;

export interface WrittenDocument {
  documentId: string;
  /** So far. */
  documents: number;
  passages: number;
}

export interface BuildSource {
  items: AsyncIterable<BuildItem> | Iterable<BuildItem>;
  /** Hash of what each document was read from, by its id. */
  sources: ReadonlyMap<string, string>;
  /** Tables of the build before; null when nothing can be kept. */
  before: BuildTables | null;
  onDocument: (written: WrittenDocument) => void;
  signal: AbortSignal | undefined;
}

export interface Written {
  documents: number;
  passages: number;
  figures: number;
  counts: WordCounts;
}

/** Kept documents that are read in one go; about three thousand passages. */
const KEPT_AT_ONCE = 20;

export async function writeDocuments(tables: BuildTables, source: BuildSource): Promise<Written> {
  const writer = new BuildWriter(tables, source);
  let kept: string[] = [];
  const copyKept = async (): Promise<void> => {
    if (kept.length === 0) return;
    if (source.before === null) throw new StoreFault('index-broken', 'There is no build before to keep documents of.');
    for (const rows of await readKeptRows(source.before, kept)) await writer.addRows(rows);
    kept = [];
  };
  for await (const item of source.items) {
    source.signal?.throwIfAborted();
    if (item.kind === 'kept') {
      kept.push(item.documentId);
      if (kept.length >= KEPT_AT_ONCE) await copyKept();
    } else {
      await copyKept();
      await writer.addDocument(item);
    }
  }
  await copyKept();
  return writer.end();
}

class BuildWriter {
  readonly #source: BuildSource;
  readonly #buffers: Record<keyof BuildTables, RowBuffer>;
  readonly #counts = new WordCounts();
  readonly #ids = new Set<string>();
  #passages = 0;
  #figures = 0;

  constructor(tables: BuildTables, source: BuildSource) {
    this.#source = source;
    this.#buffers = {
      passages: new RowBuffer(tables.passages),
      documents: new RowBuffer(tables.documents),
      figures: new RowBuffer(tables.figures),
      words: new RowBuffer(tables.words),
    };
  }

  addDocument(document: PlanDocument): Promise<void> {
    return this.addRows({
      document: documentRow(document, this.#source.sources.get(document.id) ?? ''),
      passages: document.passages.map((passage) => passageRow(document, passage)),
      figures: document.figures.map(figureRow),
    });
  }

  /** Places are numbered anew, so a build that keeps documents is the same, row for row, as one that reads all of them. */
  async addRows({ document, passages, figures }: DocumentRows): Promise<void> {
    const documentId = textIn(document, 'id');
    if (this.#ids.has(documentId)) throw duplicate(documentId);
    this.#ids.add(documentId);
    await this.#buffers.documents.add(document);
    for (const row of figures) {
      await this.#buffers.figures.add({ ...row, ordinal: this.#figures });
      this.#figures += 1;
    }
    for (const row of passages) {
      await this.#buffers.passages.add({ ...row, ordinal: this.#passages });
      this.#counts.add(textIn(row, 'words').split(' '), textIn(row, 'id'));
      this.#passages += 1;
    }
    for (const heading of headingsOf(document)) this.#counts.add(headingTokens(heading).words, null);
    this.#source.onDocument({ documentId, documents: this.#ids.size, passages: this.#passages });
  }

  async end(): Promise<Written> {
    for (const row of this.#counts.rows()) await this.#buffers.words.add(row);
    for (const kind of TABLE_KINDS) await this.#buffers[kind].flush();
    return {
      documents: this.#ids.size,
      passages: this.#passages,
      figures: this.#figures,
      counts: this.#counts,
    };
  }
}

function duplicate(id: string): StoreFault {
  return new StoreFault('duplicate-document', `Two documents have the id ${id}; expected one document for each id.`);
}

/** Titles are words of the index too. */
function headingsOf(document: Row): string[] {
  // Both written by `documentRow`.
  const { title } = JSON.parse(textIn(document, 'facts')) as Pick<PlanDocument, 'title'>;
  const { sections } = JSON.parse(textIn(document, 'outline')) as Pick<PlanDocument, 'sections'>;
  return [title, ...sections.map(({ heading }) => heading)];
}
