/** The tables of one build and what their columns hold. */
import { createHash } from 'node:crypto';
import type { Column } from './database.ts';

/** Goes up whenever a column, a token rule or the form of a payload changes: an index of another number is rebuilt. */
export const SCHEMA_VERSION = 8;

export function isReadableSchema(schemaVersion: number): boolean {
  return schemaVersion === SCHEMA_VERSION;
}

export const TABLES = {
  passages: [
    { name: 'id', type: 'text', index: 'key' },
    { name: 'documentId', type: 'text', index: 'few' },
    { name: 'region', type: 'text', nullable: true, index: 'few' },
    /** Years of the document, `2022 2023 2024`: see `termOf`. */
    { name: 'term', type: 'text', index: 'few' },
    { name: 'kind', type: 'text' },
    { name: 'section', type: 'integer', nullable: true },
    { name: 'start', type: 'integer' },
    { name: 'end', type: 'integer' },
    /** Position in the order in which the passages were written; breaks ties. */
    { name: 'ordinal', type: 'integer' },
    /** The whole passage, see `passage-payload.ts`. */
    { name: 'payload', type: 'text' },
    { name: 'words', type: 'text', index: 'tokens' },
    { name: 'chars', type: 'text', index: 'tokens' },
    /** Words, characters and pairs of the title, the section path and the column heads. */
    { name: 'context', type: 'text', index: 'tokens' },
  ],
  documents: [
    { name: 'id', type: 'text', index: 'key' },
    { name: 'facts', type: 'text' },
    { name: 'text', type: 'text' },
    { name: 'outline', type: 'text' },
    { name: 'passageCount', type: 'integer' },
    /** Hash of what the document was read from; empty when the caller gave none. */
    { name: 'source', type: 'text' },
  ],
  figures: [
    { name: 'id', type: 'text', index: 'key' },
    { name: 'passageId', type: 'text', index: 'key' },
    { name: 'documentId', type: 'text', index: 'few' },
    { name: 'region', type: 'text', nullable: true, index: 'few' },
    /** Every year of the figure's period; empty when it has none. */
    { name: 'years', type: 'integers', index: 'list' },
    { name: 'name', type: 'text', index: 'key' },
    { name: 'kind', type: 'text', index: 'few' },
    /** Position in the order in which the figures were written: by document, then by place in the text. */
    { name: 'ordinal', type: 'integer' },
    /** The whole figure as JSON. */
    { name: 'payload', type: 'text' },
  ],
  words: [
    { name: 'word', type: 'text' },
    { name: 'passages', type: 'integer' },
  ],
} as const satisfies Record<string, readonly Column[]>;

export type TableKind = keyof typeof TABLES;
export const TABLE_KINDS: readonly TableKind[] = ['passages', 'documents', 'figures', 'words'];

/** The columns that a search runs on. */
export type TokenColumn = 'words' | 'chars' | 'context';
export const TOKEN_COLUMNS: readonly TokenColumn[] = ['words', 'chars', 'context'];

/** Only builds that were made with an embedding model have it. */
export const VECTOR_TABLE = 'vectors';

export function vectorColumns(size: number): readonly Column[] {
  return [
    { name: 'id', type: 'text' },
    { name: 'documentId', type: 'text', index: 'few' },
    { name: 'region', type: 'text', nullable: true, index: 'few' },
    { name: 'term', type: 'text', index: 'few' },
    { name: 'ordinal', type: 'integer' },
    { name: 'vector', type: 'vector', size, index: 'vector' },
  ];
}

export function tableName(kind: TableKind | typeof VECTOR_TABLE, version: string): string {
  return `${kind}_${version}`;
}

/** Version of the build that a table belongs to, or null when it belongs to none. */
export function versionOf(name: string): string | null {
  const kind = [...TABLE_KINDS, VECTOR_TABLE].find((candidate) => name.startsWith(`${candidate}_`));
  return kind === undefined ? null : name.slice(kind.length + 1);
}

/** The same sources give the same version; `taken` are the versions that still have tables. */
export function versionFor(fingerprint: string, taken: ReadonlySet<string>): string {
  const hash = createHash('sha256').update(`${SCHEMA_VERSION}\n${fingerprint}`).digest('hex').slice(0, 12);
  let version = hash;
  for (let attempt = 2; taken.has(version); attempt += 1) version = `${hash}-${attempt}`;
  return version;
}
