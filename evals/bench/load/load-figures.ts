/** Answers of one load in, its figures in words out. */
import { milliseconds, percentile } from '../statistics.ts';
import type { Asked } from './ask-server.ts';
import type { ProbeFigures } from './probe-figures.ts';

export const GOAL_P95_MS = 300;

export interface LoadFigures {
  count: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
  /** By what was wrong. */
  errors: Map<string, number>;
}

export function loadFigures(asked: readonly Asked[]): LoadFigures {
  const times = asked.map(({ ms }) => ms);
  const errors = new Map<string, number>();
  for (const one of asked) if (one.kind === 'failed') errors.set(one.why, (errors.get(one.why) ?? 0) + 1);
  return {
    count: asked.length,
    p50: percentile(times, 50),
    p95: percentile(times, 95),
    p99: percentile(times, 99),
    max: Math.max(0, ...times),
    errors,
  };
}

export function holdsGoal({ p95, errors }: LoadFigures): boolean {
  return errors.size === 0 && p95 < GOAL_P95_MS;
}

export function describeLoad({ count, p50, p95, p99, max, errors }: LoadFigures): string {
  const times = `p50 ${milliseconds(p50)}　p95 ${milliseconds(p95)}　p99 ${milliseconds(p99)}　最慢 ${milliseconds(max)} 毫秒`;
  const wrong = [...errors].map(([why, times]) => `${why} ${times} 次`).join('、');
  return `问题 ${count} 个　${times}　出错 ${wrong === '' ? '0' : wrong}`;
}

export function describeProcess(before: ProbeFigures, after: ProbeFigures, seconds: number): string {
  const cores = (after.cpuMs - before.cpuMs) / 1000 / seconds;
  return `服务用了 ${cores.toFixed(2)} 个核，内存 ${mega(after.rssBytes)} MB，事件循环迟到 p99 ${milliseconds(after.delayP99Ms)} 毫秒、最久 ${milliseconds(after.delayMaxMs)} 毫秒`;
}

export function mega(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(0);
}

/** `达到` or `未达到`, as all benches say it. */
export function judged(isReached: boolean): string {
  return isReached ? '达到' : '未达到';
}
