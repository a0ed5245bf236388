import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';

// Each command is a process of its own.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(path.join(tmpdir(), 'plans-ingest-'));
const PLAN = '某市2023年数字经济工作要点\n一、发展目标\n全年新建5G基站120个，培育数字企业30家以上。\n';

mkdirSync(path.join(folder, 'plans'));
writeFileSync(path.join(folder, 'plans/first.txt'), PLAN);
writeFileSync(path.join(folder, 'broken.txt'), Uint8Array.of(0x50, 0x4b, 0, 3));

interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

const ingest = (...args: string[]): Ended => run('ingest.ts', ...args);

function run(command: string, ...args: string[]): Ended {
  const { INIT_CWD: _caller, ...inherited } = process.env;
  return spawnSync(process.execPath, [path.join(import.meta.dirname, command), ...args], {
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

  it('lists the versions and goes back to one, which a later start leaves alone', () => {
    writeFileSync(path.join(folder, 'third.txt'), PLAN.replace('某市', '无锡市').replace('120', '170'));
    expect(ingest('third.txt').stdout).toContain('索引已更新：3 个文件，3 个片段（读取 1 个，沿用 2 个，移除 0 个）');
    const lines = ingest('versions').stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^[0-9a-f]{12}　\d{4}-\d\d-\d\d \d\d:\d\d:\d\d　3 个文件　3 个片段　正在使用$/);
    const [before = ''] = (lines[1] ?? '').split('　');
    expect(ingest('rollback', before)).toMatchObject({ status: 0, stdout: expect.stringContaining('2 个文件') });
    expect(ingest('versions').stdout).toContain('正在使用（回退）');
    const asked = run('ask.ts', '无锡市2023年新建5G基站多少个');
    expect(asked.stderr).toContain(`索引停在回退到的版本 ${before}`);
    expect(asked.stdout).not.toContain('170个');
    expect(ingest()).toMatchObject({
      status: 0,
      stdout: '索引已更新：3 个文件，3 个片段（读取 0 个，沿用 3 个，移除 0 个）\n',
    });
    expect(run('ask.ts', '无锡市2023年新建5G基站多少个').stdout).toContain('170个');
  });

  it('says what is removed when it goes back to a kept build', () => {
    rmSync(path.join(folder, 'data/added/third.txt'));
    expect(ingest()).toMatchObject({
      status: 0,
      stdout: '已移出：third.txt\n索引已更新：2 个文件，2 个片段（读取 0 个，沿用 2 个，移除 1 个）\n',
    });
  });

  it('refuses a version that is not there', () => {
    const { status, stderr } = ingest('rollback', 'nowhere');
    expect(status).toBe(1);
    expect(stderr).toContain('没有这个版本');
    expect(ingest('rollback')).toMatchObject({ status: 2, stderr: expect.stringMatching(/^用法：/) });
  });
});
