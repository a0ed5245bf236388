/**
 * The files of this machine and the index that it shares with others in, the files of the next index out: what the index
 * holds of files that are not here stays in it. Another machine has added them, and a file that is not seen is not gone.
 */
import type { IndexWriter } from '../store/build-index.ts';
import { StoreFault } from '../store/store-fault.ts';
import { documentId } from './document-id.ts';
import type { HashedFile } from './source-files.ts';

/** The program reads otherwise than the one that read these files, and they are not here to be read again. */
export class DocumentsElsewhere extends StoreFault {
  readonly files: readonly string[];

  constructor(files: readonly string[]) {
    super(
      'documents-elsewhere',
      `${files.length} files of the index are not on this machine and have to be read again.`,
    );
    this.files = files;
  }
}

export interface KeepElsewhere {
  files: readonly HashedFile[];
  readBy: string;
  /** Names of files, or ids, that shall not stay. */
  dropped: readonly string[];
}

export interface Kept {
  /** In the order of their names, as the files of a folder are. */
  files: HashedFile[];
  /** Names of those that are not here. */
  elsewhere: string[];
}

/** Throws `DocumentsElsewhere`. */
export async function keepElsewhere(writer: IndexWriter, { files, readBy, dropped }: KeepElsewhere): Promise<Kept> {
  const [before, known] = await Promise.all([writer.keepable(readBy), writer.files()]);
  const here = new Set(files.map(({ file }) => documentId(file)));
  const away = [...known].filter(([id, file]) => !here.has(id) && !dropped.includes(id) && !dropped.includes(file));
  const elsewhere = away.map(([, file]) => file);
  const kept = away.flatMap(([id, file]) => {
    const source = before.sources.get(id);
    // Never read: it is taken over by its hash.
    return source === undefined ? [] : [{ file, path: '', source }];
  });
  if (kept.length < away.length) throw new DocumentsElsewhere(elsewhere);
  return { files: [...files, ...kept].sort((a, b) => (a.file < b.file ? -1 : 1)), elsewhere };
}
