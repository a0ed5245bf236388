/** The highest rate of questions at which the 95th percentile stays below the goal: up in steps, then halved between. */
import { setTimeout as wait } from 'node:timers/promises';
import { describeLoad, describeProcess, GOAL_P95_MS, holdsGoal, loadFigures } from './load-figures.ts';
import { askAtRate } from './load-shapes.ts';
import type { MeasuredServer } from './measured-server.ts';
import { askingNext } from './people-load.ts';

const FIRST = 4;
const STEP = 1.5;
const HALVINGS = 2;
const FOR_MS = 20_000;
/** What was begun in one step must not slow the next. */
const REST_MS = 1_000;

export async function measureHighestRate(
  server: MeasuredServer,
  questions: Iterator<string, never>,
  print: (line: string) => void,
): Promise<void> {
  const holds = async (perSecond: number): Promise<boolean> => {
    const before = await server.figures();
    const started = performance.now();
    const asked = await askAtRate({ perSecond, forMs: FOR_MS, askNext: askingNext(server, questions) });
    const seconds = (performance.now() - started) / 1000;
    const figures = loadFigures(asked);
    print(`每秒 ${perSecond.toFixed(1)} 问　${describeLoad(figures)}`);
    print(`　${describeProcess(before, await server.figures(), seconds)}`);
    await wait(REST_MS);
    return holdsGoal(figures);
  };
  const highest = await search(holds);
  print(
    highest === null
      ? `每秒 ${FIRST} 问时 p95 已不低于 ${GOAL_P95_MS} 毫秒`
      : `p95 低于 ${GOAL_P95_MS} 毫秒的最高速率：每秒 ${highest.toFixed(1)} 问`,
  );
}

/** Null when not even the first holds. */
async function search(holds: (rate: number) => Promise<boolean>): Promise<number | null> {
  if (!(await holds(FIRST))) return null;
  let [low, high] = [FIRST, FIRST * STEP];
  while (await holds(high)) [low, high] = [high, high * STEP];
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (await holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}
