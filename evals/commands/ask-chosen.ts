/** Single cases, another set, other documents, or a chat model: printed, and reported where a folder is given. */
import path from 'node:path';
import { type ChatModel, openChatModel } from '../../api/answer/model/chat-model.ts';
import { loadConfig } from '../../api/config.ts';
import { readBaseline } from '../baseline.ts';
import type { CaseResult } from '../case-result.ts';
import type { CommandLine } from '../command-line.ts';
import { readCases, readConversations } from '../golden-case.ts';
import { type AskedModel, printModelReport } from '../model-report.ts';
import { baselineFile, golden, root, seedsFolder } from '../open-corpus.ts';
import { needsLook, printCase, printTable, type Write } from '../print-results.ts';
import { runSet } from '../run-set.ts';
import { writeReport } from '../write-report.ts';

export async function askChosen(given: CommandLine, write: Write): Promise<number> {
  const { words, file, plans, model: asksModel, all, out } = given;
  const ids = words.filter((word) => word !== 'conversations');
  const wanted = ({ id }: { id: string }): boolean => ids.length === 0 || ids.includes(id);
  const cases = words.includes('conversations') ? [] : readCases(file ?? golden('cases.jsonl')).filter(wanted);
  // Asked by their id alone, because they need the poisoned papers.
  const injections = ids.length > 0 && file === null ? readCases(golden('injections.jsonl')).filter(wanted) : [];
  const conversations = file === null ? readConversations(golden('conversations.jsonl')).filter(wanted) : [];
  const unknown = ids.filter((id) => ![...cases, ...injections, ...conversations].some((one) => one.id === id));
  if (unknown.length > 0) {
    write(`没有编号为 ${unknown.join('、')} 的用例或对话`);
    return 2;
  }
  const model = asksModel ? configuredModel() : null;
  const asked: AskedModel[] = [];
  const { run, documents } = await runSet({
    plansDir: plans ?? seedsFolder,
    extraPaths: injections.length > 0 ? [golden('poisoned')] : [],
    cases: [...cases, ...injections],
    conversations,
    model,
    onRejected: (rejection) => write(`未通过核对，不予显示：${rejection}`),
    onTrace: ({ one, reply }, trace) => asked.push({ id: one.id, reply, trace }),
  });
  for (const result of run.results) if (all || ids.length > 0 || needsLook(result)) printCase(result, write);
  printTable(run, write);
  if (model) printModelReport(asked);
  const folder = out ?? (model && ids.length === 0 ? path.join(root, 'evals/report/model') : null);
  if (folder) write(`报告：${await writeReport({ folder, run, baseline: readBaseline(baselineFile), documents })}`);
  return exitCode(run.results, ids.length > 0);
}

/** Whoever names a case wants it right; of a whole set only a wrong value is a failure, as nobody has a baseline of it. */
function exitCode(results: readonly CaseResult[], named: boolean): number {
  return results.some(({ score }) => score.wrong.length > 0 || (named && !score.right)) ? 1 : 0;
}

export function configuredModel(): ChatModel {
  const { model } = loadConfig();
  if (!model) throw new Error('CHAT_MODEL is not set: expected a chat model in the environment, see .env.example');
  return openChatModel(model);
}
