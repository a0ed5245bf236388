/** `npm run evals -- add`: a question given, asked for, or chosen among the answers that were voted down. */
import { loadConfig } from '../../api/config.ts';
import { openRecords } from '../../api/open-records.ts';
import { addCase } from '../add/add-case.ts';
import { chooseFeedback } from '../add/choose-feedback.ts';
import { type Dialogue, dialogueOver } from '../add/dialogue.ts';
import type { CommandLine } from '../command-line.ts';
import { golden, ingestCorpus, seedsFolder } from '../open-corpus.ts';

export async function add({ words, file, plans, fromFeedback }: CommandLine): Promise<number> {
  const dialogue = dialogueOver(process.stdin, process.stdout);
  const corpus = await ingestCorpus(plans ?? seedsFolder);
  try {
    const question = words.slice(1).join(' ').trim() || (await askedQuestion(fromFeedback, dialogue));
    if (!question) return 1;
    return (await addCase({ question, corpus, file: file ?? golden('cases.jsonl'), dialogue })) ? 0 : 1;
  } finally {
    dialogue.close();
    await corpus.close();
  }
}

async function askedQuestion(fromFeedback: boolean, dialogue: Dialogue): Promise<string | null> {
  if (!fromFeedback) return dialogue.ask('问题：');
  const records = openRecords(loadConfig());
  try {
    return await chooseFeedback(records, dialogue);
  } finally {
    await records.close();
  }
}
