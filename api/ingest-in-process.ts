/**
 * A folder of files in, its ingestion by a process of its own out: reading and indexing would hold up the questions of
 * the server, and take its memory with them. The process may be killed at any moment; the index stays as it was.
 */
import { fork } from 'node:child_process';
import path from 'node:path';
import type { IngestReport } from '#retrieval/ingest/ingest-folder';
import type { IngestEvent } from './ingest-progress.ts';

/** What the process sends. */
export type IngestMessage =
  | { kind: 'progress'; event: IngestEvent }
  | { kind: 'report'; report: IngestReport }
  | { kind: 'fault'; message: string };

const SCRIPT = path.join(import.meta.dirname, 'commands/ingest-upload.ts');

export function ingestInProcess(
  files: string,
  onProgress: (event: IngestEvent) => void,
  signal: AbortSignal,
): Promise<IngestReport> {
  const { promise, resolve, reject } = Promise.withResolvers<IngestReport>();
  const child = fork(SCRIPT, [files], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const stop = (): void => void child.kill('SIGKILL');
  signal.addEventListener('abort', stop, { once: true });
  // The only sender is our own script.
  child.on('message', (message: IngestMessage) => {
    if (message.kind === 'progress') onProgress(message.event);
    else if (message.kind === 'report') resolve(message.report);
    else reject(new Error(message.message));
  });
  child.once('error', reject);
  child.once('close', (code, killedBy) => {
    signal.removeEventListener('abort', stop);
    // Too late to matter when the report has come.
    reject(new Error(`The ingestion ended without a report (${killedBy ?? `code ${code}`}).`));
  });
  return promise;
}
