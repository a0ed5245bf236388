import { afterAll, describe, expect, test } from 'vitest';
import { allowedFall } from '../baseline.ts';
import { caseKinds, readCases } from '../golden-case.ts';
import { rankEvidence } from '../measure/rank-evidence.ts';
import { golden, ingestCorpus, seedsFolder } from '../open-corpus.ts';
import { committedBaseline, gate, isWanted } from './check-case.ts';

const corpus = await ingestCorpus(seedsFolder);
afterAll(() => corpus.close());

const cases = readCases(golden('cases.jsonl')).filter((one) => one.evidence.length > 0 && isWanted(one));
const { figures } = committedBaseline();

describe('retrieval', () => {
  test.for(caseKinds.filter((kind) => cases.some((one) => one.kind === kind)))(
    'finds the evidence of %s as well as in the baseline',
    async (kind, { task }) => {
      const measured = [];
      for (const one of cases.filter((each) => each.kind === kind))
        measured.push({ id: one.id, retrieval: await rankEvidence(corpus, one) });
      task.meta.retrieval = measured;
      if (gate.criticalOnly || gate.updating) return;
      const ranks = measured.flatMap(({ retrieval }) => retrieval.ranks);
      const found = ranks.filter((rank) => rank !== null && rank <= 10).length / ranks.length;
      const before = figures[kind] ?? {};
      expect(found).toBeGreaterThanOrEqual((before.recallAt10 ?? 0) - allowedFall(before));
    },
  );
});
