/**
 * Measures 核数 as its users meet it: each statement alone in a draft, over all five documents and by the very code of
 * `POST /api/verify`; as it is true, and with one thing changed.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PlanStore } from '#retrieval/store/plan-store';
import { verifyText } from '../../api/answer/verify/verify-text.ts';
import type { Claim } from '../../api/contract.ts';
import { ingestCorpus, root, seedsFolder } from '../open-corpus.ts';
import { type ChangeKind, changeKinds, type DraftCase, readDraftCases } from './draft-case.ts';

export interface JudgedDraft {
  id: string;
  text: string;
  claims: Claim[];
}

export interface DraftMeasurement {
  /** True as they stand: supported is right. */
  unchanged: JudgedDraft[];
  /** False by one thing: anything but supported is right. */
  changed: Record<ChangeKind, JudgedDraft[]>;
}

export async function measureDrafts(): Promise<DraftMeasurement> {
  const file = path.join(root, 'evals/verification/drafts.jsonl');
  const cases = readDraftCases(readFileSync(file, 'utf8'), file);
  const corpus = await ingestCorpus(seedsFolder);
  try {
    return await measureOver(corpus.store, cases);
  } finally {
    await corpus.close();
  }
}

async function measureOver(store: PlanStore, cases: readonly DraftCase[]): Promise<DraftMeasurement> {
  const judge = async (id: string, text: string): Promise<JudgedDraft> => ({
    id,
    text,
    claims: (await verifyText(store, { text })).claims,
  });
  const unchanged: JudgedDraft[] = [];
  const changed = Object.fromEntries(changeKinds.map((kind): [ChangeKind, JudgedDraft[]] => [kind, []])) as Record<
    ChangeKind,
    JudgedDraft[]
  >;
  for (const { id, statement, changes } of cases) {
    unchanged.push(await judge(id, statement));
    for (const { kind, from, to } of changes)
      changed[kind].push(
        await judge(
          id,
          statement.replace(from, () => to),
        ),
      );
  }
  return { unchanged, changed };
}

export function isSupported({ claims }: JudgedDraft): boolean {
  return claims.length > 0 && claims.every(({ verdict }) => verdict === 'supported');
}
