/** A comparison in, Markdown for a terminal or a pull request out. */
import { percent } from '../baseline.ts';
import { describeFault } from '../describe-fault.ts';
import type { Comparison, PairedCase } from './compare-runs.ts';

/** Below it a difference is called one; the usual line, no more than a convention. */
const SURE = 0.05;

export interface NamedComparison {
  comparison: Comparison;
  a: string;
  b: string;
}

export function comparisonMarkdown({ comparison, a, b }: NamedComparison): string {
  const { cases, left, wins, losses, bothRight, bothWrong, probability, wrongValues, metrics } = comparison;
  return [
    `## 比较：A ${a}　B ${b}`,
    '',
    `共同的用例 ${cases} 个${left.length > 0 ? `；另有 ${left.length} 个只在一边或改过，没有比较` : ''}`,
    '',
    `两边都对 ${bothRight}，两边都错 ${bothWrong}，B 胜 ${wins.length}，A 胜 ${losses.length}`,
    '',
    `McNemar 精确检验 p = ${probability < 0.0001 ? '< 0.0001' : probability.toFixed(4)}：${verdict(comparison)}`,
    '',
    '| 指标 | A | B | B − A |',
    '|---|---:|---:|---:|',
    `| 有错值的用例 | ${wrongValues.a} | ${wrongValues.b} | ${wrongValues.b - wrongValues.a} |`,
    ...metrics.map(
      (one) => `| ${one.label} | ${percent(one.a)} | ${percent(one.b)} | ${(100 * (one.b - one.a)).toFixed(1)} |`,
    ),
    ...listed('B 胜', wins, ({ a: worse }) => worse),
    ...listed('A 胜', losses, ({ b: worse }) => worse),
    '',
  ].join('\n');
}

function verdict({ wins, losses, probability }: Comparison): string {
  if (probability >= SURE) return '看不出差别，可能只是偶然';
  return wins.length > losses.length ? 'B 比 A 好，不像是偶然' : 'A 比 B 好，不像是偶然';
}

function listed(title: string, pairs: readonly PairedCase[], worse: (pair: PairedCase) => PairedCase['a']): string[] {
  if (pairs.length === 0) return [];
  const lines = pairs.map(
    (pair) => `- ${pair.a.one.id} ${pair.a.one.question.replace(/\s+/g, ' ')}（另一边：${describeFault(worse(pair))}）`,
  );
  return ['', `### ${title}（${pairs.length}）`, '', ...lines];
}
