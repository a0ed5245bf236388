/** The folder of the index is removed under a running server; it is put back, or built again by another process. */
import { execFile } from 'node:child_process';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { askServer } from '../load/ask-server.ts';
import { describeLoad, loadFigures } from '../load/load-figures.ts';
import { askAtRate } from '../load/load-shapes.ts';
import { type MeasuredServer, startMeasuredServer } from '../load/measured-server.ts';
import { askingNext } from '../load/people-load.ts';
import { distinctQuestions } from '../load/questions.ts';
import type { Outcome } from './outcome.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const QUESTIONS = 30;
/** The server looks for a newer index every five seconds. */
const LOOKS_MS = 6_000;
const PER_SECOND = 4;
const FOR_MS = 10_000;

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

    // The same folder with a new build in it, while people ask.
    const asking = askAtRate({ perSecond: PER_SECOND, forMs: FOR_MS, askNext: askingNext(server, questions) });
    await rm(index, { recursive: true });
    await rebuild(server);
    const meanwhile = loadFigures(await asking);
    print(`　删除并由另一个进程重建，其间　${describeLoad(meanwhile)}`);
    await wait(LOOKS_MS);
    const rebuilt = await ask('重建以后');
    const isRunning = server.exitCode() === null;
    print(`　没有索引时${without ? '仍然回答' : '有问题没有回答'}；进程${isRunning ? '没有退出' : '退出了'}`);
    // Of the questions in between, some may be told that there is no index just now, and none anything else.
    const isClear = [...meanwhile.errors.keys()].every((why) => why === 'HTTP 503' || why === '流没有说完');
    return { isPassed: again && rebuilt && isRunning && isClear, what: '进程不退出，索引放回或重建后照常回答' };
  } finally {
    await server.stop();
  }
}

/** As `npm run ingest` does. */
async function rebuild({ dataDir }: MeasuredServer): Promise<void> {
  await promisify(execFile)(process.execPath, [path.join(ROOT, 'api/commands/ingest.ts')], {
    cwd: path.dirname(dataDir),
    env: { PATH: process.env.PATH, PLANS_DIR: path.join(ROOT, 'seeds'), DATA_DIR: dataDir },
  });
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
