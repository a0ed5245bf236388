import { percent } from '../baseline.ts';
import type { Judgement } from '../case-result.ts';
import type { Write } from '../print-results.ts';

export function printJudgement(
  { model, sentences, shares, divided, unreadable, doubted }: Judgement,
  write: Write,
): void {
  for (const { id, sentence, against } of doubted) write(`多数认为没有依据：${id}（${against} 次）${sentence}`);
  write('');
  write(`由 ${model} 判断，仅供参考，不影响评测是否通过`);
  write(`句子 ${sentences} 个，每句判断 ${shares.length} 次`);
  write(`有依据     ${describeShares(shares)}`);
  write(`意见不一   ${divided} 个句子`);
  if (unreadable > 0) write(`没有判断   ${unreadable} 次`);
}

/** The mean with the lowest and the highest trial. */
function describeShares(shares: readonly number[]): string {
  if (shares.length === 0) return '没有可读的判断';
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return `${percent(mean)}（${percent(Math.min(...shares))} 至 ${percent(Math.max(...shares))}）`;
}
