import { describe, expect, it } from 'vitest';
import type { PlanStore } from '#retrieval/store/plan-store';
import { withSeedStore } from '../__fixtures__/seed-store.ts';
import { buildApp, expectProblem } from '../__fixtures__/small-app.ts';

let store: PlanStore;
withSeedStore((opened) => {
  store = opened;
});

async function names(query: string): Promise<{ name: string; regions: number }[]> {
  const response = await buildApp({ store: () => store }).app.request(`/api/indicator-names${query}`);
  return (await response.json()).names;
}

describe('indicatorNamesRoute', () => {
  it('gives what several regions have first', async () => {
    const all = await names('');
    expect(all).toHaveLength(50);
    expect(all[0]?.regions).toBeGreaterThan(1);
    expect(all.map(({ regions }) => regions)).toEqual(all.map(({ regions }) => regions).sort((a, b) => b - a));
  });

  it('finds names by what is typed, full-width and Traditional too', async () => {
    const found = await names(`?text=${encodeURIComponent('５g 基站')}`);
    expect(found.map(({ name }) => name)).toEqual(expect.arrayContaining(['5G基站', '5G基站数']));
    expect(await names(`?text=${encodeURIComponent('元宇宙潛力企業')}&limit=1`)).toHaveLength(1);
    expect(await names(`?text=${encodeURIComponent('没有这个')}`)).toEqual([]);
  });

  it('says what is wrong with a parameter', async () => {
    const { app } = buildApp();
    expect((await expectProblem(await app.request('/api/indicator-names?limit=0'), 400)).errors).toMatchObject([
      { field: 'limit' },
    ]);
    await expectProblem(await app.request('/api/indicator-names?wrong=1'), 400);
  });
});
