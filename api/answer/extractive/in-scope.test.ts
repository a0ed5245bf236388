import { expect, it } from 'vitest';
import { inScope } from './in-scope.ts';

const asked = (year: number | null, places: string[]) =>
  ({
    documents: { ids: [] as string[] },
    regions: places.map((name) => ({ name })),
    periods: year === null ? [] : [{ from: year, to: year }],
  }) as unknown as Parameters<typeof inScope>[0];
const report = { id: 'a', kind: 'work-report' as const, region: '泰州市', years: [2024, 2025] };
const plan = { id: 'b', kind: 'action-plan' as const, region: '盐城市', years: [2022, 2023, 2024] };

it.each([
  [2025, ['泰州市'], report, true],
  [2024, ['泰州市'], report, false],
  [2023, ['泰州市'], report, false],
  [2023, ['盐城市'], plan, true],
  [2019, ['盐城市'], plan, false],
  [null, ['泰州市'], report, true],
  [null, ['扬州市'], report, false],
  [null, ['泰州市', '扬州市'], report, false],
])('%s %s', (year, places, paper, expected) => {
  expect(inScope(asked(year, places), paper)).toBe(expected);
});
