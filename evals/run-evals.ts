/**
 * `npm run evals`: asks every golden question of the real pipeline as one test each, holds the figures against the
 * committed baseline, and writes the report. `USAGE` in `command-line.ts` lists what else it can do.
 */
import '../api/require-node.ts';
import { type CommandLine, readCommandLine, USAGE } from './command-line.ts';
import { add } from './commands/add.ts';
import { askChosen } from './commands/ask-chosen.ts';
import { compare } from './commands/compare.ts';
import { judge } from './commands/judge.ts';
import { measureFigures } from './figures/measure-figures.ts';
import { measureOtherPlans } from './figures/other-plans.ts';
import { printFigures, printOtherPlans } from './figures/print-figures.ts';
import { holdGate } from './gate/hold-gate.ts';
import { runRetrieval } from './retrieval-set/run-retrieval.ts';
import { runSabotage } from './sabotage/run-sabotage.ts';
import { measureDrafts } from './verification/measure-drafts.ts';
import { measureVerification } from './verification/measure-verification.ts';
import { printDrafts } from './verification/print-drafts.ts';
import { printVerification } from './verification/print-verification.ts';

const write = (text: string): void => void process.stdout.write(text);
const line = (text: string): void => write(`${text}\n`);

/** The first word of the command line, and what it does. */
const COMMANDS: Record<string, (given: CommandLine) => Promise<number> | number> = {
  add,
  compare: (given) => compare(given, line),
  judge: (given) => judge(given, line),
  sabotage: () => runSabotage(line),
  retrieval: async ({ places: [folder] }) => {
    if (folder === undefined) return misused('retrieval 后面要有一个文件夹，里面有 passages.jsonl 和 queries.jsonl');
    await runRetrieval(folder, line);
    return 0;
  },
  figures: compareFiguresOf,
  drafts: async () => (printDrafts(await measureDrafts(), write) ? 0 : 1),
  verification: async () => (printVerification(await measureVerification(), write) ? 0 : 1),
};

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const given = readCommandLine(args);
  if (typeof given === 'string') return misused(given);
  const [first] = given.words;
  const command = first === undefined ? undefined : COMMANDS[first];
  if (command) return command(given);
  const isGate = given.words.length === 0 && given.file === null && given.plans === null && !given.model;
  return isGate ? holdGate(given, line) : askChosen(given, line);
}

function misused(problem: string): number {
  process.stderr.write(`${problem}\n${USAGE}\n`);
  return 2;
}

async function compareFiguresOf({ plans, truth }: CommandLine): Promise<number> {
  if ((plans === null) !== (truth === null)) return misused('--plans 与 --truth 要一起给出');
  if (plans !== null && truth !== null)
    printOtherPlans(measureOtherPlans({ plansDir: plans, truthFile: truth }), write);
  else printFigures(await measureFigures(), write);
  return 0;
}
