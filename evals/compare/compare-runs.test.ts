import { describe, expect, it } from 'vitest';
import { smallResult } from '../__fixtures__/small-result.ts';
import type { CaseResult, EvalRun } from '../case-result.ts';
import { compareRuns } from './compare-runs.ts';
import { comparisonMarkdown } from './print-comparison.ts';

/** One letter a case: r right, w wrong, f with a forbidden value. */
function run(letters: string): EvalRun {
  const answers: Record<string, string> = { r: '新建1400个[1]。', w: '没有。', f: '新建1180个[1]。' };
  const results = [...letters].map(
    (letter, at): CaseResult => smallResult({ one: { id: `c-${at}` }, reply: { answer: answers[letter] ?? '' } }),
  );
  return { version: 1, answeredBy: 'x', startedAt: '', seconds: 1, results, verification: null };
}

describe('compareRuns', () => {
  it('counts who won case by case', () => {
    const { wins, losses, bothRight, bothWrong, wrongValues } = compareRuns(run('rrwwf'), run('rwrrw'));
    expect(wins.map(({ a }) => a.one.id)).toEqual(['c-2', 'c-3']);
    expect(losses.map(({ a }) => a.one.id)).toEqual(['c-1']);
    expect([bothRight, bothWrong]).toEqual([1, 1]);
    expect(wrongValues).toEqual({ a: 1, b: 0 });
  });

  it('leaves out cases that one run lacks or that were changed', () => {
    const b = run('rr');
    const [first] = b.results;
    if (first) first.one = { ...first.one, required: ['1400'] };
    const { cases, left } = compareRuns(run('rrr'), b);
    expect([cases, left]).toEqual([1, ['c-0', 'c-2']]);
  });

  it('is sure only of a division that chance seldom makes', () => {
    const clear = compareRuns(run('wwwwwwww'), run('rrrrrrrr'));
    expect(clear.probability).toBeCloseTo(0.0078125);
    expect(comparisonMarkdown({ comparison: clear, a: '旧', b: '新' })).toContain('p = 0.0078：B 比 A 好，不像是偶然');
    const unclear = compareRuns(run('wwwr'), run('rrrw'));
    expect(comparisonMarkdown({ comparison: unclear, a: '旧', b: '新' })).toContain(
      'p = 0.6250：看不出差别，可能只是偶然',
    );
  });

  it('lists wins and losses with what was wrong on the other side', () => {
    const text = comparisonMarkdown({ comparison: compareRuns(run('wr'), run('rw')), a: '旧', b: '新' });
    expect(text).toContain('### B 胜（1）\n\n- c-0 镇江2022年新建多少个5G基站？（另一边：缺 新建；1400个,1400座）');
    expect(text).toContain('### A 胜（1）\n\n- c-1 ');
    expect(text).toContain('| 答对 | 50.0% | 50.0% | 0.0 |');
  });
});
