import { afterAll, describe, test } from 'vitest';
import { askCase } from '../ask-case.ts';
import { caseKinds, readCases } from '../golden-case.ts';
import { golden, ingestCorpus, seedsFolder } from '../open-corpus.ts';
import { checkCase, isWanted, titleOf } from './check-case.ts';

const corpus = await ingestCorpus(seedsFolder);
afterAll(() => corpus.close());

const cases = readCases(golden('cases.jsonl')).filter(isWanted);

describe.for(caseKinds.filter((kind) => cases.some((one) => one.kind === kind)))('%s', (kind) => {
  for (const one of cases.filter((each) => each.kind === kind))
    test(titleOf(one), async (context) => checkCase(context, await askCase({ corpus, set: 'cases' }, one), corpus));
});
