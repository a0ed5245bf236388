/**
 * `npm run evals`: asks every golden question of the real pipeline over the five documents, prints what was right by
 * kind, and fails below the committed baseline. `npm run evals -- ID…` shows single cases; `--file FILE` asks another set,
 * `--plans FOLDER` of other documents, `--model` asks the chat model of the environment as the server would.
 * `npm run evals -- conversations` holds the golden conversations alone, `-- figures`
 * compares the extracted figures with the truth file, `-- verification` shows what the verifier catches of false
 * statements and lets pass of true ones.
 */
import '../api/require-node.ts';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ingestFolder } from '#retrieval/ingest/ingest-folder';
import { openStore } from '#retrieval/store/lance-store';
import type { PlanStore } from '#retrieval/store/plan-store';
import { type AnswerDeps, answerEvents } from '../api/answer/answer-question.ts';
import type { AnswerTrace } from '../api/answer/answer-trace.ts';
import { type ChatModel, openChatModel } from '../api/answer/model/chat-model.ts';
import { loadConfig } from '../api/config.ts';
import type { AskReply, AskRequest } from '../api/contract.ts';
import { converse, type ScoredTurn, sharesOfTurns } from './converse.ts';
import { measureFigures } from './figures/measure-figures.ts';
import { printFigures } from './figures/print-figures.ts';
import { type GoldenCase, readCases, readConversations } from './golden-case.ts';
import { type AskedModel, printModelReport } from './model-report.ts';
import { printReport, printTurns, type Summary, summarise } from './report.ts';
import { scoreCase } from './score-case.ts';
import { measureVerification } from './verification/measure-verification.ts';
import { printVerification } from './verification/print-verification.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

async function main(args: string[]): Promise<number> {
  const file = optionOf(args, '--file');
  const plansDir = optionOf(args, '--plans') ?? path.join(root, 'seeds');
  const words = args.filter((arg, at) => !arg.startsWith('--') && !/^--(?:file|plans)$/.test(args[at - 1] ?? ''));
  const ids = words.filter((word) => word !== 'conversations');
  const wanted = ({ id }: { id: string }): boolean => ids.length === 0 || ids.includes(id);
  const cases = words.includes('conversations') ? [] : readCases(file ?? golden('cases.jsonl')).filter(wanted);
  const conversations = file === null ? readConversations(golden('conversations.jsonl')).filter(wanted) : [];
  const model = args.includes('--model') ? configuredModel() : null;
  const verbose = ids.length > 0 || args.includes('--all');
  const folder = mkdtempSync(path.join(tmpdir(), 'plan-evals-'));
  try {
    await ingestFolder({ plansDir, uri: folder });
    const store = await openStore({ uri: folder });
    const texts = new Map<string, string>();
    for (const { id } of store.documents()) texts.set(id, (await store.document(id))?.text ?? '');
    const textOf = (id: string): string | undefined => texts.get(id);
    const asked: AskedModel[] = [];
    const rejections: string[] = [];
    const ask = async ({ id }: GoldenCase, request: AskRequest): Promise<AskReply> => {
      const { reply, trace } = await answer(depsOf({ id, store, model, rejections }), request);
      if (model) asked.push({ id, trace, reply });
      return reply;
    };
    const scores: ScoredTurn[] = [];
    for (const one of cases) {
      const reply = await ask(one, { question: one.question });
      scores.push({ one, reply, score: scoreCase(one, reply, textOf) });
    }
    for (const rejection of rejections) process.stdout.write(`未通过核对，不予显示：${rejection}\n`);
    const turns: ScoredTurn[] = [];
    for (const conversation of conversations) turns.push(...(await converse(conversation, { ask, textOf })));
    await store.close();
    const summary = summarise(
      scores.map(({ score, one, reply }) => ({
        score,
        one,
        latencyMs: reply.timings.retrieveMs + reply.timings.answerMs,
      })),
    );
    if (cases.length > 0) printReport({ summary, scores, verbose });
    const shares = { ...summary.shares, ...sharesOfTurns(turns) };
    if (turns.length > 0) printTurns({ turns, conversations: conversations.length, shares, verbose });
    if (model) printModelReport(asked);
    // The baseline is that of the built-in answerer.
    return file === null && words.length === 0 && !model ? compareWithBaseline(shares) : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function golden(name: string): string {
  return path.join(root, 'evals/golden', name);
}

interface Asking {
  id: string;
  store: PlanStore;
  model: ChatModel | null;
  /** Gets each statement that its own citations did not prove. */
  rejections: string[];
}

function depsOf({ id, store, model, rejections }: Asking): AnswerDeps {
  return {
    store,
    ...(model ? { model } : {}),
    now: () => performance.now(),
    newId: () => id,
    onRejected: ({ text, unsupported }) => rejections.push(`${id} ${text} ← ${unsupported.join('、')}`),
  };
}

function configuredModel(): ChatModel {
  const { model } = loadConfig();
  if (!model) throw new Error('CHAT_MODEL is not set: --model asks the chat model of the environment');
  return openChatModel(model);
}

async function answer(deps: AnswerDeps, request: AskRequest): Promise<{ reply: AskReply; trace: AnswerTrace }> {
  for await (const event of answerEvents(deps, request)) if (event.kind === 'answer-end') return event;
  throw new Error('An answer ended without its reply');
}

/** Value behind an option, as a path; null when it is not given. */
function optionOf(args: readonly string[], name: string): string | null {
  const at = args.indexOf(name);
  return at >= 0 ? path.resolve(args[at + 1] ?? '') : null;
}

/** Every share must be at least that of the committed run; a wrong value never passes. */
function compareWithBaseline(shares: Record<string, number>): number {
  const file = path.join(root, 'evals/baseline.json');
  if (!existsSync(file)) return 0;
  const baseline: Summary['shares'] = JSON.parse(readFileSync(file, 'utf8'));
  const worse = Object.entries(baseline).filter(([name, share]) => (shares[name] ?? 0) < share - 1e-9);
  for (const [name, share] of worse) {
    process.stdout.write(
      `低于基线：${name} ${(100 * (shares[name] ?? 0)).toFixed(1)}%，基线 ${(100 * share).toFixed(1)}%\n`,
    );
  }
  return worse.length === 0 ? 0 : 1;
}

const words = process.argv.slice(2);
if (words[0] === 'figures') printFigures(await measureFigures(), (text) => void process.stdout.write(text));
else if (words[0] === 'verification')
  process.exitCode = printVerification(await measureVerification(), (text) => void process.stdout.write(text)) ? 0 : 1;
else process.exitCode = await main(words);
