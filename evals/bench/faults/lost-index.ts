/** The folder of the index is removed under a running server. */
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { askServer } from '../load/ask-server.ts';
import { describeLoad, loadFigures } from '../load/load-figures.ts';
import { type MeasuredServer, startMeasuredServer } from '../load/measured-server.ts';
import { distinctQuestions } from '../load/questions.ts';
import type { Outcome } from './outcome.ts';

const QUESTIONS = 30;
/** The server looks for a newer index every five seconds. */
const LOOKS_MS = 6_000;

export async function lostIndex(print: (line: string) => void): Promise<Outcome> {
  const server = await startMeasuredServer();
  try {
    const questions = distinctQuestions();
    const ask = (what: string): Promise<boolean> => askSome(server, questions, (words) => print(`　${what}　${words}`));
    await ask('移走以前');
    const index = path.join(server.dataDir, 'index');
    await rename(index, `${index}-away`);
    const without = await ask('移走以后');
    await wait(LOOKS_MS);
    await ask('再过 6 秒');
    await rename(`${index}-away`, index);
    await wait(LOOKS_MS);
    const again = await ask('放回以后');
    print(
      `　没有索引时${without ? '仍然回答' : '有问题没有回答'}；进程${server.exitCode() === null ? '没有退出' : '退出了'}`,
    );
    return { isPassed: again && server.exitCode() === null, what: '进程不退出，索引回来后照常回答' };
  } finally {
    await server.stop();
  }
}

async function askSome(
  { url }: MeasuredServer,
  questions: Iterator<string, never>,
  print: (words: string) => void,
): Promise<boolean> {
  const answers = [];
  for (let at = 0; at < QUESTIONS; at += 1)
    answers.push(await askServer({ url, route: '/api/ask', question: questions.next().value }));
  const figures = loadFigures(answers);
  print(describeLoad(figures));
  return figures.errors.size === 0;
}
