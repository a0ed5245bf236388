/** The program that slow-clients.ts runs in a network of its own. Its exit code is how it went. */
import { writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describeLoad, describeProcess, GOAL_P95_MS, holdsGoal, loadFigures, mega } from '../load/load-figures.ts';
import { askAtRate } from '../load/load-shapes.ts';
import { type MeasuredServer, startMeasuredServer } from '../load/measured-server.ts';
import { askingNext } from '../load/people-load.ts';
import { distinctQuestions } from '../load/questions.ts';

/** Beside those of Node and of the shell. */
export const PASSED = 40;
export const FAILED = 41;

const CLIENTS = 1_000;
const PER_SECOND = 5;
const FOR_MS = 15_000;
const MAX_BYTES = 600 * 1024 * 1024;
/** One by one, so that the questions of the thousand themselves are no load; all of them within the server's patience. */
const APART_MS = 40;
/** Its answer of twelve kilobytes is more than the system takes in here. */
const QUESTION = '镇江市2022年的重点工作有哪些';
/** Of the server: for a client that takes nothing (api/end-stalled-writes.ts). */
const STALLED_MS = 60_000;
const MARGIN_MS = 15_000;
/** Connections of those who asked last. */
const FEW = 5;

export const WHAT = `其他人不出错、p95 低于 ${GOAL_P95_MS} 毫秒，内存 ${mega(MAX_BYTES)} MB 以内，不读的都由服务结束`;

async function playSlowClients(): Promise<boolean> {
  const server = await startMeasuredServer();
  const held: Socket[] = [];
  try {
    setBuffers('4096 4096 4096');
    for (let at = 0; at < CLIENTS; at += 1) {
      held.push(hold(server.url));
      await wait(APART_MS);
    }
    setBuffers('4096 131072 4194304');
    const before = await server.figures();
    const askNext = askingNext(server, distinctQuestions());
    const figures = loadFigures(await askAtRate({ perSecond: PER_SECOND, forMs: FOR_MS, askNext }));
    const after = await server.figures();
    console.log(`　${CLIENTS} 个客户端各要一个流、不读，服务还开着 ${before.connections} 个`);
    console.log(`　其余每秒 ${PER_SECOND} 问　${describeLoad(figures)}`);
    console.log(`　${describeProcess(before, after, FOR_MS / 1000)}`);
    const left = await whenEnded(server);
    console.log(`　${STALLED_MS / 1000} 秒的期限过后，服务还开着的连接 ${left} 个`);
    return holdsGoal(figures) && before.connections > 0.9 * CLIENTS && after.rssBytes < MAX_BYTES && left <= FEW;
  } finally {
    for (const socket of held) socket.destroy();
    await server.stop();
  }
}

/** Least, first and most bytes that the system takes in for a connection that is made from now on. */
function setBuffers(sizes: string): void {
  for (const name of ['tcp_rmem', 'tcp_wmem']) writeFileSync(`/proc/sys/net/ipv4/${name}`, sizes);
}

function hold(url: string): Socket {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const body = JSON.stringify({ question: QUESTION });
  socket.on('error', () => {});
  socket.write(
    `POST /api/chat HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  socket.pause();
  return socket;
}

/** Connections of the server when none of the thousand is left, or when none should have been for a while. */
async function whenEnded(server: MeasuredServer): Promise<number> {
  const until = performance.now() + STALLED_MS + MARGIN_MS;
  for (;;) {
    const { connections } = await server.figures();
    if (connections <= FEW || performance.now() > until) return connections;
    await wait(1_000);
  }
}

if (import.meta.main) process.exitCode = (await playSlowClients()) ? PASSED : FAILED;
