/** `npm run evals -- add "问题"`: asks it, proposes a golden case, lets a person look it through and writes it. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { answerQuestion } from '../../api/answer/answer-question.ts';
import type { AskReply } from '../../api/contract.ts';
import { describeFault } from '../describe-fault.ts';
import { type GoldenCase, goldenCaseSchema, readCases } from '../golden-case.ts';
import type { EvalCorpus } from '../open-corpus.ts';
import { scoreCase } from '../score-case.ts';
import type { Dialogue } from './dialogue.ts';
import { proposeCase } from './propose-case.ts';
import { reviewCase } from './review-case.ts';

export interface Adding {
  question: string;
  corpus: EvalCorpus;
  /** Where the case is written; made when it is not there. */
  file: string;
  dialogue: Dialogue;
}

/** True when a case was written. */
export async function addCase({ question, corpus, file, dialogue }: Adding): Promise<boolean> {
  const known = existsSync(file) ? readCases(file) : [];
  const same = known.find((one) => one.question === question);
  if (same) dialogue.say(`注意：${same.id} 问的是同一句话`);
  const deps = { store: corpus.store, now: () => performance.now(), newId: () => 'add' };
  const reply = await answerQuestion(deps, { question });
  showReply(reply, dialogue);
  const proposed = { ...(await proposeCase(freeId(known), reply, corpus)), question };
  const one = await reviewCase(proposed, dialogue, corpus.textOf);
  if (!one) return given(dialogue, '输入中断，没有写入');
  const parsed = goldenCaseSchema.parse(one);
  dialogue.say('');
  dialogue.say(JSON.stringify(parsed));
  const score = scoreCase(parsed, reply, corpus.textOf);
  if (!score.right)
    dialogue.say(`现在的回答按这个用例没有答对：${describeFault({ one: parsed, reply, score })}。改好之前评测会失败。`);
  const answer = await dialogue.ask(`写入 ${file}？(y/n) `);
  if (!/^(?:y|yes|是)$/i.test(answer ?? '')) return given(dialogue, '没有写入');
  append(file, parsed);
  return given(dialogue, `已写入，编号 ${parsed.id}。查看得分：npm run evals -- ${parsed.id}`, true);
}

function given(dialogue: Dialogue, line: string, written = false): boolean {
  dialogue.say(line);
  return written;
}

function showReply(reply: AskReply, dialogue: Dialogue): void {
  dialogue.say(`问：${reply.question}`);
  dialogue.say(`答（${[reply.status, reply.reason].filter(Boolean).join(' ')}）：${reply.answer}`);
  for (const { marker, title, quote } of reply.citations)
    dialogue.say(`[${marker}] ${title}：${quote.replace(/\s+/g, ' ')}`);
  dialogue.say('');
}

function freeId(known: readonly GoldenCase[]): string {
  const numbers = known.map(({ id }) => Number(/^add-(\d+)$/.exec(id)?.[1] ?? 0));
  return `add-${String(Math.max(0, ...numbers) + 1).padStart(3, '0')}`;
}

/** A last line without its end, as an editor may leave it, is ended first. */
function append(file: string, one: GoldenCase): void {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  appendFileSync(file, `${before === '' || before.endsWith('\n') ? '' : '\n'}${JSON.stringify(one)}\n`);
}
