/**
 * `npm run evals`: asks every golden question of the real pipeline as one test each, holds the figures against the
 * committed baseline, and writes the report. `USAGE` in `command-line.ts` lists what else it can do.
 */
import '../api/require-node.ts';
import path from 'node:path';
import { type ChatModel, openChatModel } from '../api/answer/model/chat-model.ts';
import { openRecords } from '../api/answering.ts';
import { callerFolder, loadConfig } from '../api/config.ts';
import { addCase } from './add/add-case.ts';
import { chooseFeedback } from './add/choose-feedback.ts';
import { type Dialogue, dialogueOver } from './add/dialogue.ts';
import { readBaseline } from './baseline.ts';
import { type CommandLine, readCommandLine, USAGE } from './command-line.ts';
import { compareRuns } from './compare/compare-runs.ts';
import { comparisonMarkdown } from './compare/print-comparison.ts';
import { measureFigures } from './figures/measure-figures.ts';
import { printFigures } from './figures/print-figures.ts';
import { holdGate } from './gate/hold-gate.ts';
import { readCases, readConversations } from './golden-case.ts';
import { type AskedModel, printModelReport } from './model-report.ts';
import { baselineFile, golden, ingestCorpus, root, seedsFolder } from './open-corpus.ts';
import { needsLook, printCase, printTable } from './print-results.ts';
import { readRun } from './run-files.ts';
import { runSet } from './run-set.ts';
import { runSabotage } from './sabotage/run-sabotage.ts';
import { measureDrafts } from './verification/measure-drafts.ts';
import { measureVerification } from './verification/measure-verification.ts';
import { printDrafts } from './verification/print-drafts.ts';
import { printVerification } from './verification/print-verification.ts';
import { writeReport } from './write-report.ts';

const write = (text: string): void => void process.stdout.write(text);
const line = (text: string): void => write(`${text}\n`);

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const given = readCommandLine(args);
  if (!given) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  switch (given.words[0]) {
    case 'figures':
      printFigures(await measureFigures(), write);
      return 0;
    case 'drafts':
      return printDrafts(await measureDrafts(), write) ? 0 : 1;
    case 'verification':
      return printVerification(await measureVerification(), write) ? 0 : 1;
    case 'compare':
      return compare(given.words.slice(1));
    case 'sabotage':
      return runSabotage(line);
    case 'add':
      return add(given);
    default:
      return given.words.length === 0 && given.file === null && given.plans === null && !given.model
        ? holdGate(given, line)
        : askChosen(given);
  }
}

function compare(places: string[]): number {
  const [a, b, ...rest] = places;
  if (a === undefined || b === undefined || rest.length > 0) {
    line('用法：npm run evals -- compare A B，各为一次评测的文件夹（里面有 results.json）或文件');
    return 2;
  }
  const [before, after] = [a, b].map((place) => readRun(path.resolve(callerFolder(), place)));
  if (before && after) write(comparisonMarkdown({ comparison: compareRuns(before, after), a, b }));
  return 0;
}

async function add({ words, file, plans, fromFeedback }: CommandLine): Promise<number> {
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
    records.close();
  }
}

async function askChosen({ words, file, plans, model: asksModel, all, out }: CommandLine): Promise<number> {
  const ids = words.filter((word) => word !== 'conversations');
  const wanted = ({ id }: { id: string }): boolean => ids.length === 0 || ids.includes(id);
  const cases = words.includes('conversations') ? [] : readCases(file ?? golden('cases.jsonl')).filter(wanted);
  const conversations = file === null ? readConversations(golden('conversations.jsonl')).filter(wanted) : [];
  const model = asksModel ? configuredModel() : null;
  const asked: AskedModel[] = [];
  const { run, documents } = await runSet({
    plansDir: plans ?? seedsFolder,
    cases,
    conversations,
    model,
    onRejected: (rejection) => line(`未通过核对，不予显示：${rejection}`),
    onTrace: ({ one, reply }, trace) => asked.push({ id: one.id, reply, trace }),
  });
  for (const result of run.results) if (all || ids.length > 0 || needsLook(result)) printCase(result, line);
  printTable(run, line);
  if (model) printModelReport(asked);
  const folder = out ?? (model && ids.length === 0 ? path.join(root, 'evals/report/model') : null);
  if (folder) line(`报告：${await writeReport({ folder, run, baseline: readBaseline(baselineFile), documents })}`);
  return 0;
}

function configuredModel(): ChatModel {
  const { model } = loadConfig();
  if (!model) throw new Error('CHAT_MODEL is not set: --model asks the chat model of the environment');
  return openChatModel(model);
}
