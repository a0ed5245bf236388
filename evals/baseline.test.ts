import { describe, expect, it } from 'vitest';
import { smallCitation, smallResult } from './__fixtures__/small-result.ts';
import { type Baseline, baselineOf, changesOf, fallenShares, faultOf } from './baseline.ts';

const silent = smallResult({ reply: { answer: '镇江市2022年新建5G基站[1]。' } });

describe('faultOf', () => {
  it('lets a right case pass, and one that the baseline knows to be wrong', () => {
    expect(faultOf(smallResult(), new Set())).toBeNull();
    expect(faultOf(silent, new Set(['zj-1']))).toBeNull();
  });

  it('stops at a case that was right before, and at a new one', () => {
    expect(faultOf(silent, new Set(['zj-2']))).toBe('基线里是对的，或是新加的：缺 1400个,1400座');
  });

  it('stops at a critical case whatever the baseline knows', () => {
    const critical = smallResult({ one: { critical: true }, reply: { status: 'refused' } });
    expect(faultOf(critical, new Set(['zj-1']))).toBe('关键用例没有答对：应为 answered，得到 refused');
  });

  it('stops at a wrong value and a broken quote of a case that is known to be wrong', () => {
    const wrong = smallResult({ reply: { answer: '新建5G基站1180个[1]。' } });
    expect(faultOf(wrong, new Set(['zj-1']))).toBe('给出了错值：1180');
    const { start, end, ...citation } = smallCitation();
    const shifted = smallResult({ reply: { citations: [{ ...citation, start: start + 1, end: end + 1 }] } });
    expect(faultOf(shifted, new Set(['zj-1']))).toBe('引文与原文不符：[1]');
  });
});

describe('baselineOf', () => {
  it('keeps shares by group and what was wrong with each case', () => {
    const baseline = baselineOf({
      results: [smallResult(), { ...silent, one: { ...silent.one, id: 'zj-2' } }],
      verification: { falseStatements: 200, caught: 199, trueStatements: 50, rejected: 1 },
    });
    expect(baseline.figures.all?.right).toBe(0.5);
    expect(baseline.figures['look-up']?.cases).toBe(2);
    expect(baseline.verification).toEqual({ caught: 0.995, falseAlarms: 0.02 });
    expect(baseline.knownWrong).toEqual({ 'zj-2': '缺 1400个,1400座' });
  });
});

describe('a baseline and a later run', () => {
  const before: Baseline = {
    figures: { all: { cases: 1000, right: 0.98, evidenceRecall: 0.97 }, who: { cases: 10, right: 0.9 } },
    verification: { caught: 0.99, falseAlarms: 0.02 },
    knownWrong: { 'zj-1': '缺 90家' },
  };

  it('forgives half a point, in a small group one case, and nothing beyond', () => {
    const now: Baseline = {
      figures: { all: { cases: 1000, right: 0.976, evidenceRecall: 0.95 }, who: { cases: 10, right: 0.8 } },
      verification: { caught: 0.98, falseAlarms: 0.03 },
      knownWrong: {},
    };
    expect(fallenShares(now, before)).toEqual([
      'all 依据召回率（按字） 95.0%，基线 97.0%',
      '核对查出假句 98.0%，基线 99.0%',
      '核对误拒真句 3.0%，基线 2.0%',
    ]);
  });

  it('say what changed', () => {
    const now = {
      ...before,
      figures: { all: { cases: 1001, right: 0.99, evidenceRecall: 0.97 }, who: { cases: 10, right: 0.9 } },
      knownWrong: { 'zj-9': '错值 1180' },
    };
    expect(changesOf(now, before)).toEqual([
      '－ zj-9 错值 1180',
      '＋ zj-1 答对了，或已不在用例里',
      'all 用例 1000 → 1001',
      'all 答对 98.0% → 99.0%',
    ]);
  });
});
