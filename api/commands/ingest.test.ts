import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'plans-ingest-'));
const PLAN = '某市2023年数字经济工作要点\n一、发展目标\n全年新建5G基站120个，培育数字企业30家以上。\n';

mkdirSync(path.join(folder, 'plans'));
writeFileSync(path.join(folder, 'plans/first.txt'), PLAN);
writeFileSync(path.join(folder, 'broken.txt'), Uint8Array.of(0x50, 0x4b, 0, 3));

function ingest(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { INIT_CWD: _caller, ...inherited } = process.env;
  return spawnSync(process.execPath, [path.join(import.meta.dirname, 'ingest.ts'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...inherited, PLANS_DIR: path.join(folder, 'plans'), DATA_DIR: path.join(folder, 'data') },
  });
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run ingest', () => {
  it('fails when a given file is not taken, and keeps no copy', () => {
    const { status, stdout, stderr } = ingest('broken.txt');
    expect(stdout).toContain('未收入：broken.txt（内容不是文本）');
    expect(stdout).toContain('索引已更新：1 个文件');
    expect(stderr).toBe('所给文件中有 1 个没有收入，原因见上。\n');
    expect(status).toBe(1);
    expect(readdirSync(path.join(folder, 'data/added'))).toEqual([]);
    expect(ingest()).toMatchObject({ status: 0, stdout: '文件没有变化，索引保持不变：1 个文件\n' });
  });

  it('says which added file is replaced', () => {
    writeFileSync(path.join(folder, 'second.txt'), PLAN.replace('某市', '另市'));
    expect(ingest('second.txt')).toMatchObject({ status: 0, stdout: expect.not.stringContaining('已替换') });
    writeFileSync(path.join(folder, 'second.txt'), PLAN.replace('120', '130'));
    expect(ingest('second.txt')).toMatchObject({ status: 0, stdout: expect.stringContaining('已替换：second.txt') });
  });

  it('prints how it is used: asked for it, or after an option that does not exist', () => {
    expect(ingest('--help')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^用法：/), stderr: '' });
    expect(ingest('--nope')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/^用法：/) });
  });
});
