import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureOtherPlans } from './other-plans.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'other-plans-'));
const TEXT = '绍兴市2026年工作要点\n一、目标\n2026年，新建基站30座以上，培育企业20家。\n二、其他\n举办论坛5场。\n';

beforeAll(() => writeFileSync(path.join(folder, 'plan.txt'), TEXT));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function listOf(...lines: object[]): string {
  const file = path.join(folder, 'truth.jsonl');
  writeFileSync(file, lines.map((line) => `${JSON.stringify({ document: 'plan.txt', ...line })}\n`).join(''));
  return file;
}

const fact = { region: '绍兴市', period: '2026', kind: 'new', qualifier: null };
const covered = { from: 0, to: TEXT.indexOf('二、') };
const stations = { ...fact, at: TEXT.indexOf('30座'), name: '基站', value: 30, unit: '座', qualifier: '以上' };

describe('measureOtherPlans', () => {
  it('compares what is read in the stretches that the list covers, and nothing else', () => {
    const firms = { ...fact, at: TEXT.indexOf('20家'), name: '企业', value: 20, unit: '家' };
    const measured = measureOtherPlans({ plansDir: folder, truthFile: listOf(covered, stations, firms) });
    expect(measured.strict).toMatchObject({ found: 2, missed: 0, falsely: 0 });
    expect(Object.values(measured.fields)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(measured.otherwiseNamed).toEqual([]);
  });

  it('counts what the list has and was not read, what was read and it lacks, fields and names that differ', () => {
    const wrong = { ...stations, name: '充电桩', kind: ['level', 'reached'], period: [null, '2025'] };
    const absent = { ...fact, at: 3, name: '车间', value: 1, unit: '个' };
    const measured = measureOtherPlans({ plansDir: folder, truthFile: listOf(covered, wrong, absent) });
    expect(measured.strict).toMatchObject({ found: 1, missed: 1, falsely: 1 });
    expect(measured.fields).toMatchObject({ value: 1, kind: 0, period: 0, qualifier: 1 });
    expect(measured.otherwiseNamed.map(({ truth }) => truth.name)).toEqual(['充电桩']);
  });

  it('takes any of several readings', () => {
    const either = { ...stations, kind: ['level', 'new'], period: [null, '2026'], qualifier: [null, '以上'] };
    const measured = measureOtherPlans({ plansDir: folder, truthFile: listOf(covered, either) });
    expect(measured.fields).toMatchObject({ kind: 1, period: 1, qualifier: 1 });
  });

  it('names the line that is no entry', () => {
    expect(() => measureOtherPlans({ plansDir: folder, truthFile: listOf(covered, { at: 1 }) })).toThrow(
      /truth\.jsonl:2 is no entry/,
    );
  });
});
