/** The process in which files are read. One message asks for one file; a message for each page says that it goes on. */
import { type FileBytes, loadFile } from './load-file.ts';
import type { LoadResult } from './loaded-text.ts';

export type LoaderMessage = { kind: 'progress' } | { kind: 'loaded'; result: LoadResult };

process.on('message', (request: FileBytes) => {
  const tell = (message: LoaderMessage): void => void process.send?.(message);
  void loadFile(request, () => tell({ kind: 'progress' })).then((result) => tell({ kind: 'loaded', result }));
});
// The program that asked is gone: nobody waits for an answer.
process.on('disconnect', () => process.exit());
