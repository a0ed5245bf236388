import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ServerProcess, startServerProcess } from '../__fixtures__/server-process.ts';

const SEED = path.join(import.meta.dirname, '../../seeds/zhenjiang-digital-economy-work-points-2022.txt');
const ADDED = '无锡市2023年数字经济工作要点\n一、发展目标\n全年新建5G基站120个。\n';
const ADMIN_KEY = 'admin-key-of-this-test';

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'plans-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(path.join(folder, 'plans'));
  cpSync(SEED, path.join(folder, 'plans/镇江.txt'));
  writeFileSync(path.join(folder, '无锡.txt'), ADDED);
  return folder;
}

function at(folder: string, data: string, settings: Record<string, string> = {}) {
  const environment = {
    PLANS_DIR: path.join(folder, 'plans'),
    DATA_DIR: path.join(folder, data),
    INIT_CWD: folder,
    ...settings,
  };
  const start = async (): Promise<{ server: ServerProcess; url: string; indexVersion: string }> => {
    const server = startServerProcess({ cwd: folder, environment: { ...environment, ACCESS: 'keys', ADMIN_KEY } });
    onTestFinished(() => void server.child.kill('SIGKILL'));
    await server.written(/已就绪/);
    const indexVersion = await server.written(/(?<="indexVersion":")\w+/);
    return { server, url: await server.written(/http:\/\/127\.0\.0\.1:\d+/), indexVersion };
  };
  const backup = (...words: string[]) =>
    startServerProcess({ cwd: folder, environment, words: ['backup', ...words] }).exited;
  const run = (command: string, ...words: string[]): string =>
    spawnSync(process.execPath, [path.join(import.meta.dirname, command), ...words], {
      cwd: folder,
      env: { ...process.env, ...environment },
      encoding: 'utf8',
    }).stdout;
  return { start, backup, run };
}

async function ask(url: string, key: string): Promise<{ id: string; answer: string; citations: unknown }> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  const body = JSON.stringify({ question: '无锡2023年新建5G基站多少个' });
  return (await fetch(`${url}/api/ask`, { method: 'POST', headers, body })).json();
}

describe('npm start -- backup', () => {
  it('copies what a running server has, from which another answers the same and knows the answers given', async () => {
    const folder = newFolder();
    const before = at(folder, 'data');
    expect(before.run('ingest.ts', '无锡.txt')).toContain('索引已更新：2 个文件');
    const { server, url, indexVersion } = await before.start();
    const keys = await startServerProcess({
      cwd: folder,
      environment: { PLANS_DIR: path.join(folder, 'plans'), DATA_DIR: path.join(folder, 'data') },
      words: ['keys', 'add', '门户'],
    }).exited;
    const [key = ''] = /pa_\w{8}_[\w-]{43}/.exec(keys.output) ?? [];
    const { id, answer, citations } = await ask(url, key);
    expect(answer).toContain('120个');
    const vote = await fetch(`${url}/api/feedback`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ answerId: id, vote: 'up' }),
    });
    expect(vote.status).toBe(204);
    expect(await before.backup('2026-11-28')).toMatchObject({ code: 0 });
    server.child.kill('SIGKILL');
    await server.exited;
    rmSync(path.join(folder, 'data'), { recursive: true });

    expect(statSync(path.join(folder, '2026-11-28')).mode & 0o077).toBe(0);
    expect(readdirSync(path.join(folder, '2026-11-28')).sort()).toEqual([
      'added',
      'index',
      'ingests',
      'keys.json',
      'records.sqlite',
    ]);
    cpSync(path.join(folder, '2026-11-28'), path.join(folder, 'restored'), { recursive: true });
    const after = at(folder, 'restored');
    const restored = await after.start();
    // The builds came along, so that nothing is read again.
    expect(restored.indexVersion).toBe(indexVersion);
    expect(await ask(restored.url, key)).toMatchObject({ answer, citations });
    expect(after.run('ask.ts', '--replay', id)).toMatch(/无锡2023年新建5G基站多少个[\s\S]*120个[\s\S]*赞/);
  }, 90_000);

  it('has what was committed until then, while another program is writing', async () => {
    const folder = newFolder();
    mkdirSync(path.join(folder, 'data'));
    const database = new DatabaseSync(path.join(folder, 'data/records.sqlite'));
    onTestFinished(() => database.close());
    database.exec("PRAGMA journal_mode = WAL; CREATE TABLE notes (text); INSERT INTO notes VALUES ('committed')");
    database.exec("BEGIN IMMEDIATE; INSERT INTO notes VALUES ('under way')");
    // Of a server whose records lie in a bucket, what lies in DATA_DIR is from before.
    const bucket = { RECORDS_URI: 's3://plans/records', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
    expect(await at(folder, 'data', bucket).backup('kept')).toEqual({
      code: 0,
      output: `已备份到 ${folder}/kept：records.sqlite\n回答记录和反馈在对象存储里（RECORDS_URI），没有备份；请用桶的版本或复制功能。\n`,
    });
    database.exec('ROLLBACK');
    const copy = new DatabaseSync(path.join(folder, 'kept/records.sqlite'));
    onTestFinished(() => copy.close());
    expect(copy.prepare('SELECT text FROM notes').all()).toEqual([{ text: 'committed' }]);
  }, 40_000);

  it('leaves nothing that looks like a backup when it cannot be made', async () => {
    const folder = newFolder();
    const { backup } = at(folder, 'data');
    expect((await backup('kept')).output).toMatch(/^还没有 .*，没有可备份的。\n$/);
    mkdirSync(path.join(folder, 'data'));
    writeFileSync(path.join(folder, 'data/records.sqlite'), 'no database, but long enough for its first page');
    expect(await backup('kept')).toMatchObject({ code: 1, output: expect.stringMatching(/^没有备份成：/) });
    expect(await backup('data/kept')).toMatchObject({ code: 1, output: '备份不能放在 DATA_DIR 里面。\n' });
    expect(await backup('plans')).toMatchObject({ code: 1, output: expect.stringContaining('已经存在') });
    expect(await backup()).toMatchObject({ code: 2 });
    expect(readdirSync(folder).sort()).toEqual(['data', 'plans', '无锡.txt']);
    expect(existsSync(path.join(folder, 'data/kept'))).toBe(false);
  }, 40_000);
});
