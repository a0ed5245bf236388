/**
 * `npm run evals`: asks every golden question of the real pipeline as one test each, holds the figures against the
 * committed baseline, and writes the report. `USAGE` in `command-line.ts` lists what else it can do.
 */
import '../api/require-node.ts';
import { type ChatModel, openChatModel } from '../api/answer/model/chat-model.ts';
import { loadConfig } from '../api/config.ts';
import { type CommandLine, readCommandLine, USAGE } from './command-line.ts';
import { measureFigures } from './figures/measure-figures.ts';
import { printFigures } from './figures/print-figures.ts';
import { holdGate } from './gate/hold-gate.ts';
import { readCases, readConversations } from './golden-case.ts';
import { type AskedModel, printModelReport } from './model-report.ts';
import { golden, seedsFolder } from './open-corpus.ts';
import { needsLook, printCase, printTable } from './print-results.ts';
import { runSet } from './run-set.ts';
import { measureVerification } from './verification/measure-verification.ts';
import { printVerification } from './verification/print-verification.ts';

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
    case 'verification':
      return printVerification(await measureVerification(), write) ? 0 : 1;
    default:
      return given.words.length === 0 && given.file === null && given.plans === null && !given.model
        ? holdGate(given, line)
        : askChosen(given);
  }
}

async function askChosen({ words, file, plans, model: asksModel, all }: CommandLine): Promise<number> {
  const ids = words.filter((word) => word !== 'conversations');
  const wanted = ({ id }: { id: string }): boolean => ids.length === 0 || ids.includes(id);
  const cases = words.includes('conversations') ? [] : readCases(file ?? golden('cases.jsonl')).filter(wanted);
  const conversations = file === null ? readConversations(golden('conversations.jsonl')).filter(wanted) : [];
  const model = asksModel ? configuredModel() : null;
  const asked: AskedModel[] = [];
  const { run } = await runSet({
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
  return 0;
}

function configuredModel(): ChatModel {
  const { model } = loadConfig();
  if (!model) throw new Error('CHAT_MODEL is not set: --model asks the chat model of the environment');
  return openChatModel(model);
}
