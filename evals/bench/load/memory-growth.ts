/** Twenty thousand distinct questions: does the memory of the server stay where it was after ten thousand? */
import { describeLoad, judged, loadFigures, mega } from './load-figures.ts';
import { askAll } from './load-shapes.ts';
import type { MeasuredServer } from './measured-server.ts';
import { askingNext } from './people-load.ts';
import type { ProbeFigures } from './probe-figures.ts';

const STOPS = [0, 1_000, 5_000, 10_000, 15_000, 20_000];
const HALF = 10_000;
const AT_ONCE = 4;
const GOAL_BYTES = 600 * 1024 * 1024;
const GOAL_GROWTH = 0.05;

export async function measureMemory(
  server: MeasuredServer,
  questions: Iterator<string, never>,
  print: (line: string) => void,
): Promise<void> {
  const askNext = askingNext(server, questions);
  const measured: { plain: ProbeFigures; collected: ProbeFigures }[] = [];
  for (const [at, stop] of STOPS.entries()) {
    const asked = await askAll({ total: stop - (STOPS[at - 1] ?? 0), atOnce: AT_ONCE, askNext });
    const plain = await server.figures();
    const collected = await server.figures('collect');
    measured.push({ plain, collected });
    print(
      `${stop} 问之后　内存 ${mega(plain.rssBytes)} MB　回收之后 ${mega(collected.rssBytes)} MB，其中 JS 堆 ${mega(collected.heapBytes)} MB`,
    );
    if (asked.length > 0) print(`　${describeLoad(loadFigures(asked))}`);
  }
  const half = measured[STOPS.indexOf(HALF)];
  const last = measured.at(-1);
  if (!half || !last) throw new RangeError('nothing was measured');
  const growth = last.plain.rssBytes / half.plain.rssBytes - 1;
  const heapGrowth = last.collected.heapBytes / half.collected.heapBytes - 1;
  print(
    `内存低于 600 MB：${judged(last.plain.rssBytes < GOAL_BYTES)}；与 ${HALF} 问之后相差 ${percent(growth)}（回收之后的 JS 堆相差 ${percent(heapGrowth)}），要求 5% 以内：${judged(Math.abs(growth) <= GOAL_GROWTH)}`,
  );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
