/** A thousand clients ask for a stream and read nothing of it; the others are answered as before. */
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describeLoad, describeProcess, GOAL_P95_MS, holdsGoal, loadFigures, mega } from '../load/load-figures.ts';
import { askAtRate } from '../load/load-shapes.ts';
import { startMeasuredServer } from '../load/measured-server.ts';
import { askingNext } from '../load/people-load.ts';
import { distinctQuestions } from '../load/questions.ts';
import type { Outcome } from './outcome.ts';

const CLIENTS = 1_000;
const PER_SECOND = 5;
const FOR_MS = 20_000;
const MAX_BYTES = 600 * 1024 * 1024;
/** One by one, so that the questions of the thousand themselves are no load. */
const APART_MS = 50;

export async function slowClients(print: (line: string) => void): Promise<Outcome> {
  const server = await startMeasuredServer();
  const held: Socket[] = [];
  let ended = 0;
  try {
    const questions = distinctQuestions();
    for (let at = 0; at < CLIENTS; at += 1) {
      held.push(hold(server.url, questions.next().value, () => (ended += 1)));
      await wait(APART_MS);
    }
    const before = await server.figures();
    const asked = await askAtRate({ perSecond: PER_SECOND, forMs: FOR_MS, askNext: askingNext(server, questions) });
    const after = await server.figures();
    const figures = loadFigures(asked);
    print(`　${CLIENTS} 个客户端各要一个流、不读；其余每秒 ${PER_SECOND} 问　${describeLoad(figures)}`);
    print(`　${describeProcess(before, after, FOR_MS / 1000)}；被服务结束的 ${ended} 个`);
    const isPassed = holdsGoal(figures) && after.rssBytes < MAX_BYTES;
    return { isPassed, what: `其他人不出错、p95 低于 ${GOAL_P95_MS} 毫秒，内存 ${mega(MAX_BYTES)} MB 以内` };
  } finally {
    for (const socket of held) socket.destroy();
    await server.stop();
  }
}

function hold(url: string, question: string, onEnd: () => void): Socket {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const body = JSON.stringify({ question });
  socket.on('error', onEnd);
  socket.write(
    `POST /api/chat HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  socket.pause();
  return socket;
}
