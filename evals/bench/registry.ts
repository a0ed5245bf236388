/** What `npm run bench` can measure. A new bench is one file with a `Bench` in it and one line here. */
import { answerBench } from './answer-bench.ts';
import type { Bench } from './bench-run.ts';
import { faultsBench } from './faults-bench.ts';
import { figuresBench } from './figures-bench.ts';
import { growthBench } from './growth-bench.ts';
import { hostileBench } from './hostile-bench.ts';
import { loadBench } from './load-bench.ts';
import { loadingBench } from './loading-bench.ts';
import { modelBench } from './model-bench.ts';
import { retrievalBench } from './retrieval-bench.ts';
import { startBench } from './start-bench.ts';
import { storeBench } from './store-bench.ts';

export const BENCHES: readonly Bench[] = [
  figuresBench,
  answerBench,
  modelBench,
  storeBench,
  retrievalBench,
  growthBench,
  loadingBench,
  hostileBench,
  startBench,
  loadBench,
  faultsBench,
];
