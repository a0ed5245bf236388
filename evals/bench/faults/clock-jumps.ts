/** The clock of the machine is set far ahead and far back while people ask and answers are being written. */
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import type { Asked } from '../load/ask-server.ts';
import { describeLoad, loadFigures } from '../load/load-figures.ts';
import { askAtRate } from '../load/load-shapes.ts';
import type { MeasuredServer } from '../load/measured-server.ts';
import { askingNext } from '../load/people-load.ts';
import { distinctQuestions } from '../load/questions.ts';
import { type JumpingServer, startJumpingServer } from './jumping-clock.ts';
import { beginStream, endStream, modelEndpoint, say } from './model-endpoint.ts';
import type { Outcome } from './outcome.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** One after the other: how far the clock is ahead of the right time from then on. */
const JUMPS: readonly [string, number][] = [
  ['快一小时', HOUR_MS],
  ['快一年', 365 * DAY_MS],
  ['再慢一小时', 365 * DAY_MS - HOUR_MS],
  ['慢到启动的前一天', -DAY_MS],
  ['回到正确的时间', 0],
];
const PER_SECOND = 4;
const FOR_MS = 8_000;
const JUMP_AFTER_MS = 3_000;
/** Longer than until the jump: answers that have begun are being written when it comes. */
const PIECES = 6;
const PIECE_MS = 500;
const PER_MINUTE = 400;
const MAX_MS = 60_000;
/** Another client's, as a trusted proxy tells it. */
const EAGER = '10.9.8.7';

export async function clockJumps(print: (line: string) => void): Promise<Outcome> {
  const model = await modelEndpoint(writeSlowly);
  const jumping = await startJumpingServer({
    ...model.environment,
    RECORD_DAYS: '1',
    LIMIT_PER_ADDRESS: String(PER_MINUTE),
    TRUSTED_PROXIES: '127.0.0.1',
    LOG_FORMAT: 'json',
  });
  const { server } = jumping;
  try {
    print(`　跳的是${jumping.how}；回答记录只留 1 天`);
    const asked: Asked[] = [];
    const waits: number[] = [];
    const askNext = askingNext(server, distinctQuestions());
    for (const [what, aheadMs] of JUMPS) {
      const asking = askAtRate({ perSecond: PER_SECOND, forMs: FOR_MS, askNext });
      await exhaust(server.url);
      await wait(JUMP_AFTER_MS);
      const before = await writing(server.url);
      jumping.setAhead(aheadMs);
      const told = await retryAfter(server.url);
      if (told !== null) waits.push(told);
      const answers = await asking;
      asked.push(...answers);
      print(
        `　${what}　${describeLoad(loadFigures(answers))}；跳的那一刻正在写的 ${before} 个，对超过限量的${told === null ? '放行' : `说等 ${told} 秒`}`,
      );
    }
    return judge({ jumping, asked, waits, print });
  } finally {
    await jumping.stop();
    model.close();
  }
}

interface Seen {
  jumping: JumpingServer;
  asked: Asked[];
  waits: number[];
  print: (line: string) => void;
}

function judge({ jumping: { server }, asked, waits, print }: Seen): Outcome {
  const { errors } = loadFigures(asked);
  const answered = asked.filter(({ kind }) => kind === 'answered').length;
  const kept = recordsIn(server);
  const times = [...server.output().matchAll(/"ms":(-?\d+)/g)].map(([, ms]) => Number(ms));
  const odd = times.filter((ms) => ms < 0 || ms > MAX_MS);
  const faults = server.output().match(/"event":"fault"/g)?.length ?? 0;
  const warnings = server.output().match(/系统时钟突然/g)?.length ?? 0;
  print(
    `　回答 ${answered} 个，记录 ${kept} 个；日志里用时不合理的 ${odd.length} 行（共 ${times.length} 行），出错 ${faults} 行，时钟的警告 ${warnings} 行`,
  );
  const isPassed =
    errors.size === 0 &&
    kept === answered &&
    odd.length === 0 &&
    faults === 0 &&
    warnings === JUMPS.length &&
    waits.every((seconds) => seconds >= 1 && seconds <= 60);
  return { isPassed, what: '没有失败的请求，没有少的回答和记录，等待不超过一分钟，日志里有警告' };
}

function recordsIn({ dataDir }: MeasuredServer): number {
  const database = new DatabaseSync(path.join(dataDir, 'records.sqlite'), { readOnly: true });
  try {
    return Number(database.prepare('SELECT count(*) AS kept FROM answers').get()?.kept);
  } finally {
    database.close();
  }
}

const asEager = (url: string): Promise<Response> =>
  fetch(`${url}/api/documents`, { headers: { 'x-forwarded-for': EAGER } });

/** Asks until the minute's requests are used up. */
async function exhaust(url: string): Promise<void> {
  for (let at = 0; at <= PER_MINUTE; at += 1) {
    const response = await asEager(url);
    await response.text();
    if (response.status === 429) return;
  }
  throw new Error('The limit was never reached');
}

/** In seconds; null when the request is taken again, as after a jump ahead. */
async function retryAfter(url: string): Promise<number | null> {
  const response = await asEager(url);
  await response.text();
  return response.status === 429 ? Number(response.headers.get('retry-after')) : null;
}

/** Answers that are being written at this moment. */
async function writing(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return [...metrics.matchAll(/^plan_answers_running\{[^}]*\} (\d+)/gm)].reduce((sum, [, n]) => sum + Number(n), 0);
}

/** Takes some seconds for an answer, piece by piece. */
async function writeSlowly(_request: string, response: ServerResponse): Promise<void> {
  beginStream(response);
  for (let at = 0; at < PIECES; at += 1) {
    say(response, { content: '不详。' });
    await wait(PIECE_MS);
  }
  endStream(response);
}
