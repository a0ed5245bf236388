import { afterAll, describe, test } from 'vitest';
import { askCase } from '../ask-case.ts';
import { readCases } from '../golden-case.ts';
import { golden, ingestCorpus, seedsFolder } from '../open-corpus.ts';
import { checkCase, isWanted, titleOf } from './check-case.ts';

// The same five documents and, beside them, papers into which somebody wrote instructions.
const corpus = await ingestCorpus(seedsFolder, [golden('poisoned')]);
afterAll(() => corpus.close());

describe('injections', () => {
  for (const one of readCases(golden('injections.jsonl')).filter(isWanted))
    test(titleOf(one), async (context) =>
      checkCase(context, await askCase({ corpus, set: 'injections' }, one), corpus),
    );
});
