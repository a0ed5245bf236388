import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readDocument } from '#retrieval/ingest/read-document';
import { writeIndex } from '#retrieval/store/build-index';
import { openStore } from '#retrieval/store/lance-store';
import { answerQuestion } from '../answer-question.ts';

export interface Papers {
  /** The answer without its markers, on one line, and what it names as missing. */
  ask(question: string): Promise<{ status: string; said: string; missing: string }>;
  close(): Promise<void>;
}

/** An index over papers written for a test: file names and their texts. */
export async function openPapers(texts: Record<string, string>): Promise<Papers> {
  const folder = mkdtempSync(path.join(tmpdir(), 'plan-papers-'));
  const documents = Object.entries(texts).map(([file, text]) =>
    readDocument({ file, bytes: new TextEncoder().encode(text) }),
  );
  await writeIndex({ uri: folder, documents, fingerprint: 'papers' });
  const store = await openStore({ uri: folder });
  return {
    async ask(question) {
      const { status, answer, missing } = await answerQuestion(
        { store, now: () => 0, newId: () => 'test' },
        { question },
      );
      return { status, said: answer.replace(/\[\d+\]/g, '').replace(/\s+/g, ' '), missing: missing?.join('、') ?? '' };
    },
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
