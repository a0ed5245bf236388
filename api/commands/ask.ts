/** `npm run ask -- "问题"`: an answer with its sources in the terminal; `--json` prints the reply of `/api/ask` alone. */
import '../require-node.ts';
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { answerQuestion } from '../answer/answer-question.ts';
import { loadConfig } from '../config.ts';
import { type AskRequest, askRequestSchema } from '../contract.ts';
import { describeIssues } from '../describe-issues.ts';
import { openIndex } from '../open-index.ts';
import { describeConfigFault, messageOf } from '../start-fault.ts';
import { renderReply } from './render-reply.ts';

const USAGE = '用法：npm run ask -- "镇江2022年5G基站目标"　　只要 JSON：npm run --silent ask -- --json "…"';

process.exitCode = await ask(process.argv.slice(2)).catch((fault: unknown) => {
  process.stderr.write(`${describeConfigFault(fault) ?? `无法回答：${messageOf(fault)}`}\n`);
  return 1;
});

async function ask(given: string[]): Promise<number> {
  const line = readCommandLine(given);
  if (line === null) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const parsed = askRequestSchema.safeParse({ question: line.question });
  if (!parsed.success) {
    const [issue] = describeIssues(parsed.error.issues);
    process.stderr.write(`问题应为：${issue?.expected ?? ''}\n${USAGE}\n`);
    return 2;
  }
  // Standard output is the answer's alone: progress goes to standard error.
  const index = await openIndex({ config: loadConfig(), output: process.stderr });
  try {
    // The schema's result has no field that is there and undefined: only `question` was given.
    const reply = await answerQuestion(
      { store: index.current(), now: Date.now, newId: randomUUID },
      parsed.data as AskRequest,
    );
    process.stdout.write(line.json ? `${JSON.stringify(reply, null, 2)}\n` : renderReply(reply, process.stdout));
    return 0;
  } finally {
    await index.close();
  }
}

function readCommandLine(given: string[]): { question: string; json: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args: given,
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    return positionals.length === 0 ? null : { question: positionals.join(' '), json: values.json };
  } catch {
    // An option that does not exist: the usage line says which do.
    return null;
  }
}
