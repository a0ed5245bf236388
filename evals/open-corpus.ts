/** Folders of plans in, an open index of them in a temporary folder out, with the canonical text of every document. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ingestFolder } from '#retrieval/ingest/ingest-folder';
import { openStore } from '#retrieval/store/lance-store';
import type { PlanStore } from '#retrieval/store/plan-store';
import type { TextOf } from './score-case.ts';

export interface EvalCorpus {
  store: PlanStore;
  textOf: TextOf;
  /** In order of their ids. */
  documents: { id: string; title: string; text: string }[];
  close(): Promise<void>;
}

export const root = fileURLToPath(new URL('..', import.meta.url));
export const baselineFile = path.join(root, 'evals/baseline.json');
export const seedsFolder = path.join(root, 'seeds');

export function golden(name: string): string {
  return path.join(root, 'evals/golden', name);
}

async function openCorpus(uri: string): Promise<EvalCorpus> {
  const store = await openStore({ uri });
  const documents = [];
  for (const { id, title } of store.documents())
    documents.push({ id, title, text: (await store.document(id))?.text ?? '' });
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  return { store, documents, textOf: (id) => texts.get(id), close: () => store.close() };
}

/** Ingests into a folder of its own, which is gone after `close`. */
export async function ingestCorpus(plansDir: string, extraPaths: string[] = []): Promise<EvalCorpus> {
  const uri = mkdtempSync(path.join(tmpdir(), 'plan-evals-'));
  const drop = (): void => rmSync(uri, { recursive: true, force: true });
  try {
    await ingestFolder({ plansDir, uri, extraPaths });
    const corpus = await openCorpus(uri);
    return { ...corpus, close: () => corpus.close().finally(drop) };
  } catch (fault) {
    drop();
    throw fault;
  }
}

/** What the gate asks of: the five documents, and those into which somebody wrote instructions. */
export async function gateDocuments(): Promise<EvalCorpus['documents']> {
  const corpus = await ingestCorpus(seedsFolder, [golden('poisoned')]);
  await corpus.close();
  return corpus.documents;
}
