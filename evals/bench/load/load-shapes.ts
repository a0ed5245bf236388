/** When questions are asked: by people who think between two, or at a steady rate however slow the answers are. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Asked } from './ask-server.ts';

/** Asks the next question; `meantAt` is when it should have gone out. */
export type AskNext = (meantAt: number) => Promise<Asked>;

export interface People {
  people: number;
  /** Mean time from one question of a person to the next; each waits half of it to one and a half. */
  everyMs: number;
  forMs: number;
  askNext: AskNext;
}

/** A person asks again only after the answer. */
export async function askAsPeople({ people, everyMs, forMs, askNext }: People): Promise<Asked[]> {
  const asked: Asked[] = [];
  const until = performance.now() + forMs;
  const person = async (): Promise<void> => {
    let next = performance.now() + Math.random() * everyMs;
    while (next < until) {
      await wait(Math.max(0, next - performance.now()));
      asked.push(await askNext(performance.now()));
      next = Math.max(performance.now(), next + everyMs * (0.5 + Math.random()));
    }
  };
  await Promise.all(Array.from({ length: people }, person));
  return asked;
}

export interface Rate {
  perSecond: number;
  forMs: number;
  askNext: AskNext;
}

/** Arrivals as of many people who do not know each other: the time between two is exponential. */
export async function askAtRate({ perSecond, forMs, askNext }: Rate): Promise<Asked[]> {
  const running: Promise<Asked>[] = [];
  const started = performance.now();
  for (let at = 0; at < forMs; at += (-Math.log(1 - Math.random()) * 1000) / perSecond) {
    await wait(Math.max(0, started + at - performance.now()));
    running.push(askNext(started + at));
  }
  return Promise.all(running);
}

export interface Total {
  total: number;
  atOnce: number;
  askNext: AskNext;
}

/** So many questions as fast as they are answered. */
export async function askAll({ total, atOnce, askNext }: Total): Promise<Asked[]> {
  const asked: Asked[] = [];
  let begun = 0;
  const asker = async (): Promise<void> => {
    while (begun < total) {
      begun += 1;
      asked.push(await askNext(performance.now()));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, asker));
  return asked;
}
