/**
 * Uploaded files in, jobs that put them into the index out, one after the other. A job and its files lie in a folder of
 * their own until it has ended, so that nothing that was accepted is lost when the server stops.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { IngestReport } from '#retrieval/ingest/ingest-folder';
import type { IngestJob } from './contract.ts';
import { describeProblem } from './describe-ingest.ts';
import type { IngestEvent } from './ingest-progress.ts';

export interface UploadedFile {
  /** Checked by the route: a plain name without any path. */
  name: string;
  bytes: Uint8Array;
}

export interface IngestJobs {
  /** On the disk when it resolves. */
  add(files: readonly UploadedFile[]): Promise<IngestJob>;
  /** Null when there is no such job, or no longer. */
  find(id: string): Promise<IngestJob | null>;
  /** Waits for the job under way to be stopped; it begins anew at the next start. */
  close(): Promise<void>;
}

export interface IngestJobOptions {
  folder: string;
  /** Adds the files of a folder to the index. Throws when the index could not be built; it is then as it was. */
  ingest: (files: string, onProgress: (event: IngestEvent) => void, signal: AbortSignal) => Promise<IngestReport>;
  onFault: (fault: unknown) => void;
  /** Milliseconds since 1970. */
  now: () => number;
  newId: () => string;
}

/** Ended jobs that can still be looked up. */
const KEPT_JOBS = 100;

export async function openIngestJobs(options: IngestJobOptions): Promise<IngestJobs> {
  const { folder, now, newId } = options;
  await mkdir(folder, { recursive: true });
  const jobs = new Map((await readJobs(folder)).map((job) => [job.id, job]));
  const stopping = new AbortController();
  let running = Promise.resolve();

  // Of each job, the last write: states reach the disk in their order.
  const writes = new Map<string, Promise<void>>();

  const keep = (job: IngestJob): Promise<void> => {
    const { id } = job;
    jobs.set(id, job);
    const written = (writes.get(id) ?? Promise.resolve()).then(async () => {
      // A newer state waits behind this one and is written in its place.
      if (jobs.get(id) === job) await writeJob(folder, job);
    });
    const settled = written
      // The caller is told; the next state is written all the same.
      .catch(() => {})
      .then(() => {
        if (writes.get(id) === settled) writes.delete(id);
      });
    writes.set(id, settled);
    return written;
  };
  const enqueue = (job: IngestJob): void => {
    running = running.then(() => runJob(job, { ...options, keep, signal: stopping.signal }));
  };
  for (const job of jobs.values()) if (!hasEnded(job)) enqueue(job);

  return {
    async add(files) {
      const id = newId();
      const to = filesOf(folder, id);
      await mkdir(to, { recursive: true });
      for (const { name, bytes } of files) await writeFile(path.join(to, name), bytes, { flush: true });
      const job: IngestJob = {
        id,
        status: 'queued',
        createdAt: new Date(now()).toISOString(),
        endedAt: null,
        files: files.map(({ name }) => name),
        progress: null,
        report: null,
        error: null,
      };
      await keep(job);
      enqueue(job);
      await forgetOld(folder, jobs);
      return job;
    },
    find: async (id) => jobs.get(id) ?? null,
    async close() {
      stopping.abort();
      await running;
      await Promise.all(writes.values());
    },
  };
}

interface Running extends IngestJobOptions {
  keep: (job: IngestJob) => Promise<void>;
  signal: AbortSignal;
}

async function runJob(job: IngestJob, running: Running): Promise<void> {
  const { folder, ingest, keep, now, signal } = running;
  if (signal.aborted) return;
  const files = filesOf(folder, job.id);
  let current: IngestJob = { ...job, status: 'running' };
  let isOver = false;
  const end = (how: Partial<IngestJob>): Promise<void> => {
    isOver = true;
    return keep({ ...current, ...how, progress: null, endedAt: new Date(now()).toISOString() });
  };
  try {
    await keep(current);
    signal.throwIfAborted();
    const report = await ingest(
      files,
      ({ kind, done, total, file }) => {
        // Told late, progress would take the place of the end.
        if (kind === 'done' || isOver || signal.aborted) return;
        current = { ...current, progress: { step: kind, done, total, ...(file !== undefined && { file }) } };
        void keep(current).catch(running.onFault);
      },
      signal,
    );
    await end({ status: 'done', report: wireReport(report) });
    await rm(files, { recursive: true, force: true });
  } catch (fault) {
    // Stopped together with the server: it stays on the disk as it is and begins anew.
    if (signal.aborted) return;
    running.onFault(fault);
    await end({ status: 'failed', error: '索引没有更新，原有索引不变；原因见服务日志。请稍后再传一次。' }).catch(
      running.onFault,
    );
  }
}

function wireReport({
  documents,
  passages,
  found,
  removed,
  refused,
  replaced,
  manifest,
}: IngestReport): IngestJob['report'] {
  const read = found.map(({ format: _format, characters: _characters, documentKind: kind, ...file }) => ({
    ...file,
    kind,
  }));
  return { documents, passages, found: read, removed, refused, replaced, manifest: manifest.map(describeProblem) };
}

function hasEnded({ status }: IngestJob): boolean {
  return status === 'done' || status === 'failed';
}

function filesOf(folder: string, id: string): string {
  return path.join(folder, id, 'files');
}

/** In order of their times. A folder without a job is an upload that was cut off: it was never accepted. */
async function readJobs(folder: string): Promise<IngestJob[]> {
  const jobs: IngestJob[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const text = await readIfThere(path.join(folder, entry.name, 'job.json'));
    // Written by `writeJob`, in one piece.
    if (text === null) await rm(path.join(folder, entry.name), { recursive: true, force: true });
    else jobs.push(JSON.parse(text) as IngestJob);
  }
  return jobs.sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1));
}

/** Null only when there is no such file: one that cannot be read just now belongs to an accepted upload. */
async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw fault;
  }
}

async function writeJob(folder: string, job: IngestJob): Promise<void> {
  const file = path.join(folder, job.id, 'job.json');
  const part = `${file}.${crypto.randomUUID()}`;
  await writeFile(part, JSON.stringify(job), { flush: true });
  await rename(part, file);
}

async function forgetOld(folder: string, jobs: Map<string, IngestJob>): Promise<void> {
  const ended = [...jobs.values()].filter(hasEnded);
  for (const { id } of ended.slice(0, Math.max(0, ended.length - KEPT_JOBS))) {
    jobs.delete(id);
    await rm(path.join(folder, id), { recursive: true, force: true });
  }
}
