import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readPlan } from './read-plan.ts';
import type { FoundFile } from './source-files.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'plans-hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(text: string): FoundFile {
  const file = '镇江市2022年要点.txt';
  writeFileSync(path.join(folder, file), text);
  return { file, path: path.join(folder, file) };
}

describe('a text made to take long', () => {
  it('is given up after ten minutes, with the reason and what to do, while a shorter one is read', async () => {
    let seconds = 0;
    const now = (): number => 1000 * seconds++;
    const lines = (count: number): FoundFile => fileOf('全年新建5G基站1400个。\n'.repeat(count));
    expect(await readPlan(lines(400), now)).toEqual({
      file: '镇江市2022年要点.txt',
      reason: '分析超过 10 分钟，已放弃；请拆成几个文件，或检查内容是否正常',
    });
    expect(await readPlan(lines(20), now)).toMatchObject({ passages: expect.arrayContaining([expect.anything()]) });
  });

  it('is not read when it is one line of 20 MB', async () => {
    const { reason } = Object(await readPlan(fileOf('镇江新建'.repeat(1_750_000))));
    expect(reason).toBe('第 1 行超过 20000 字，请按段落分行后加入');
  });

  it('takes a paragraph of hundreds of short lines and a sentence of hundreds of figures whole', async () => {
    const wrapped = '推进数字经济发展加快建设基础设施\n'.repeat(600);
    const figures = Array.from({ length: 300 }, (_, at) => `新建5G基站${at + 1}个`).join('，');
    const plan = await readPlan(fileOf(`${wrapped}。\n${figures}。\n`));
    if ('reason' in plan) expect.fail(plan.reason);
    expect(plan.passages[0]?.indexText).toHaveLength(600 * 16 + 1);
    expect(plan.figures).toHaveLength(300);
  });
});
