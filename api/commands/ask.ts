/**
 * `npm run ask -- "问题"`: an answer with its sources in the terminal; `--json` prints the reply of `/api/ask` alone,
 * `--replay ID` the stored record of an answer.
 */
import '../require-node.ts';
import { parseArgs } from 'node:util';
import { wholeReply } from '../answer/answer-question.ts';
import { openAnswering } from '../answering.ts';
import { asTyped } from '../as-typed.ts';
import { loadConfig } from '../config.ts';
import { type AskRequest, askRequestSchema } from '../contract.ts';
import { describeIssues } from '../describe-issues.ts';
import { openEmbedding } from '../open-embedding.ts';
import { openIndex } from '../open-index.ts';
import { openRecords } from '../open-records.ts';
import { describeConfigFault, messageOf } from '../start-fault.ts';
import { noRecord, renderRecord } from './render-record.ts';
import { renderReply } from './render-reply.ts';

const USAGE = asTyped(
  '用法：npm run ask -- "镇江2022年5G基站目标"　　只要 JSON：npm run --silent ask -- --json "…"　　查看记录：npm run ask -- --replay 回答的id',
);

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
  if (line.kind === 'replay') return replay(line);
  const parsed = askRequestSchema.safeParse({ question: line.question });
  if (!parsed.success) {
    const [issue] = describeIssues(parsed.error.issues);
    process.stderr.write(`问题应为：${issue?.expected ?? ''}\n${USAGE}\n`);
    return 2;
  }
  const config = loadConfig();
  // Standard output is the answer's alone: progress goes to standard error.
  const onFault = (fault: unknown): void => void process.stderr.write(`${messageOf(fault)}\n`);
  const embedding = openEmbedding(config, (fault) => fault !== null && onFault(fault));
  const index = await openIndex({ config, output: process.stderr, embedding });
  const { answer, records } = openAnswering({ config, onFault, embedding });
  try {
    // The schema's result has no field that is there and undefined: only `question` was given.
    const request = parsed.data as AskRequest;
    const reply = await wholeReply(answer(index.current(), request, new AbortController().signal));
    process.stdout.write(line.json ? `${JSON.stringify(reply, null, 2)}\n` : renderReply(reply, process.stdout));
    if (!line.json) process.stderr.write(`回答编号（--replay 用）：${reply.id}\n`);
    return 0;
  } finally {
    await records.close();
    await index.close();
  }
}

async function replay({ id, json }: { id: string; json: boolean }): Promise<number> {
  const config = loadConfig();
  const records = openRecords(config);
  try {
    const record = await records.answer(id);
    if (!record) {
      process.stderr.write(`${noRecord(config)}\n`);
      return 1;
    }
    const feedback = await records.feedbackOf(id);
    process.stdout.write(
      json ? `${JSON.stringify({ ...record, feedback }, null, 2)}\n` : renderRecord(record, feedback),
    );
    return 0;
  } finally {
    await records.close();
  }
}

type CommandLine = { kind: 'ask'; question: string; json: boolean } | { kind: 'replay'; id: string; json: boolean };

function readCommandLine(given: string[]): CommandLine | null {
  try {
    const { values, positionals } = parseArgs({
      args: given,
      options: { json: { type: 'boolean', default: false }, replay: { type: 'string' } },
      allowPositionals: true,
    });
    const { json, replay: id } = values;
    if (id !== undefined) return { kind: 'replay', id, json };
    return positionals.length === 0 ? null : { kind: 'ask', question: positionals.join(' '), json };
  } catch {
    // An option that does not exist: the usage line says which do.
    return null;
  }
}
