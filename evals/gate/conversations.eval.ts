import { afterAll, describe, test } from 'vitest';
import { converse } from '../ask-case.ts';
import { readConversations } from '../golden-case.ts';
import { golden, ingestCorpus, seedsFolder } from '../open-corpus.ts';
import { checkCase, isWanted, titleOf } from './check-case.ts';

const corpus = await ingestCorpus(seedsFolder);
afterAll(() => corpus.close());

for (const conversation of readConversations(golden('conversations.jsonl'))) {
  if (!conversation.turns.some(isWanted)) continue;
  describe(conversation.id, () => {
    // The tests of a describe run in their order: each asks the next turn with all earlier ones as its history.
    const replies = converse({ corpus, set: 'conversations' }, conversation);
    for (const turn of conversation.turns)
      test(titleOf(turn), async (context) => {
        const { value } = await replies.next();
        if (value) await checkCase(context, value, corpus);
        else throw new Error(`${turn.id}: an earlier turn of the conversation could not be asked`);
      });
  });
}
