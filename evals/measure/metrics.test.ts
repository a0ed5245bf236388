import { describe, expect, it } from 'vitest';
import { smallResult } from '../__fixtures__/small-result.ts';
import { figuresByGroup, figuresOf } from './metrics.ts';

const refusal = smallResult({
  one: { id: 'rf-1', kind: 'refusal', status: 'refused', reason: ['region-not-covered'], evidence: [], required: [] },
  reply: { status: 'refused', reason: 'region-not-covered', answer: '没有收录。', citations: [] },
});
/** Refused for another reason than it should be. */
const otherReason = smallResult({
  one: { ...refusal.one, id: 'rf-2' },
  reply: { ...refusal.reply, reason: 'indicator-not-found' },
});
const refusedInVain = smallResult({ reply: { ...refusal.reply } });

describe('figuresOf', () => {
  it('tells refusals that were right from those that were wanted', () => {
    const figures = figuresOf([refusal, otherReason, refusedInVain, smallResult()]);
    expect(figures.refusalPrecision).toBeCloseTo(2 / 3);
    expect(figures.refusalRecall).toBe(1);
    expect(figures.reasonRight).toBe(0.5);
    expect(figures.right).toBe(0.5);
  });

  it('measures ranks by piece of evidence, and the best one of a case', () => {
    const found: never[] = [];
    const figures = figuresOf([
      { ...smallResult(), retrieval: { found, ranks: [1, 7, null] } },
      { ...smallResult(), retrieval: { found, ranks: [12] } },
      // Shown for what it found alone.
      { ...smallResult(), retrieval: { found, ranks: [] } },
    ]);
    expect(figures.recallAt1).toBe(0.25);
    expect(figures.recallAt5).toBe(0.25);
    expect(figures.recallAt10).toBe(0.5);
    expect(figures.meanReciprocalRank).toBe(0.5);
  });

  it('holds a long answer to a short question for not concise', () => {
    const long = smallResult({ reply: { answer: `新建1400个${'，加快推进'.repeat(30)}[1]。` } });
    expect(figuresOf([smallResult(), long]).concise).toBe(0.5);
  });

  it('leaves out what concerns none of the results', () => {
    expect(figuresOf([smallResult()])).not.toHaveProperty('refusalRecall');
    expect(figuresOf([refusal])).not.toHaveProperty('evidenceRecall');
  });
});

describe('figuresByGroup', () => {
  it('groups single questions by kind, and turns and injections for themselves', () => {
    const figures = figuresByGroup([smallResult(), refusal, { ...smallResult(), set: 'injections' }]);
    expect(Object.entries(figures).map(([name, { cases }]) => [name, cases])).toEqual([
      ['all', 3],
      ['injections', 1],
      ['look-up', 1],
      ['refusal', 1],
    ]);
  });
});
