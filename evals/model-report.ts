/** Traces of answers by a chat model in, out: how many it wrote, and each of its sentences that was not shown with its problem. */
import type { AnswerTrace } from '../api/answer/answer-trace.ts';
import type { AskReply } from '../api/contract.ts';

export interface AskedModel {
  id: string;
  reply: AskReply;
  trace: AnswerTrace;
}

export function printModelReport(asked: readonly AskedModel[]): void {
  const out = (line: string): void => void process.stdout.write(`${line}\n`);
  const reached = asked.filter(({ trace }) => trace.model !== null);
  const written = reached.filter(({ reply }) => reply.answeredBy !== 'extractive');
  const own = reached.flatMap(({ id, trace }) => trace.statements.map((one) => ({ id, ...one })));
  const rejected = own.filter(({ shown, verdict }) => !shown && verdict !== 'no-claim');
  out('');
  for (const { id, text, problem, detail, repaired } of rejected)
    out(`未显示：${id}${repaired ? '（改写后）' : ''} ${problem ?? ''} ${detail ?? ''} ← ${text.replace(/\s+/g, ' ')}`);
  out('');
  out(`${'asked the model'.padEnd(26)}${reached.length} of ${asked.length}`);
  out(`${'answered by it'.padEnd(26)}${written.length}`);
  out(`${'sentences not shown'.padEnd(26)}${rejected.length} of ${own.length}`);
}
