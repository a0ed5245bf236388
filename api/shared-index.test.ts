import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startS3Server } from '#retrieval/store/__fixtures__/s3-server';
import { startServerProcess } from './__fixtures__/server-process.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'plans-shared-'));
const started: ChildProcess[] = [];
const PLAN = '无锡市2023年数字经济工作要点\n一、发展目标\n全年新建5G基站120个。\n';

mkdirSync(path.join(folder, 'plans'));
writeFileSync(path.join(folder, 'plans/wuxi.txt'), PLAN);
writeFileSync(path.join(folder, 'suzhou.txt'), PLAN.replace('无锡', '苏州').replace('120', '340'));

afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function ask(url: string, question: string): Promise<string> {
  const response = await fetch(`${url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question }),
  });
  expect(response.status).toBe(200);
  return (await response.json()).answer;
}

describe('an index in an object store', () => {
  it('is read by two servers while a third process adds to it, and both go over without a restart', async () => {
    const store = await startS3Server();
    const { uri, storageOptions = {} } = store.location();
    const environment = (name: string): Record<string, string> => ({
      PLANS_DIR: path.join(folder, 'plans'),
      DATA_DIR: path.join(folder, name),
      LANCEDB_URI: uri,
      AWS_ENDPOINT: storageOptions.endpoint ?? '',
      AWS_REGION: storageOptions.region ?? '',
      AWS_ACCESS_KEY_ID: storageOptions.accessKeyId ?? '',
      AWS_SECRET_ACCESS_KEY: storageOptions.secretAccessKey ?? '',
    });
    const servers = ['one', 'two'].map((name) => startServerProcess({ cwd: folder, environment: environment(name) }));
    started.push(...servers.map(({ child }) => child));
    const urls = await Promise.all(servers.map(({ written }) => written(/http:\/\/127\.0\.0\.1:\d+/)));
    await Promise.all(servers.map(({ written }) => written(/已就绪/)));

    const ingestion = spawn(
      process.execPath,
      [path.join(import.meta.dirname, 'commands/ingest.ts'), path.join(folder, 'suzhou.txt')],
      { cwd: folder, env: { ...process.env, ...environment('one') }, stdio: 'ignore' },
    );
    started.push(ingestion);
    const ended = once(ingestion, 'exit');
    let running = true;
    void ended.then(() => {
      running = false;
    });
    while (running) for (const url of urls) expect(await ask(url, '无锡2023年新建5G基站多少个')).toContain('120个');
    expect(await ended).toEqual([0, null]);

    await Promise.all(servers.map(({ written }) => written(/已换用新的索引，共 2 个文件/)));
    for (const url of urls) expect(await ask(url, '苏州2023年新建5G基站多少个')).toContain('340个');
    for (const { child } of servers) child.kill('SIGTERM');
    const outputs = await Promise.all(servers.map(({ exited }) => exited));
    expect(outputs.map(({ output }) => output).join()).not.toContain('test-secret');
    await store.close();
  }, 120_000);

  it('is refused at the start when the store takes no notice of conditions', async () => {
    const store = await startS3Server({ conditions: false });
    const { uri, storageOptions = {} } = store.location();
    const { exited, child } = startServerProcess({
      cwd: folder,
      environment: {
        PLANS_DIR: path.join(folder, 'plans'),
        DATA_DIR: path.join(folder, 'three'),
        LANCEDB_URI: uri,
        AWS_ENDPOINT: storageOptions.endpoint ?? '',
        AWS_ACCESS_KEY_ID: storageOptions.accessKeyId ?? '',
        AWS_SECRET_ACCESS_KEY: 'test-secret',
      },
    });
    started.push(child);
    const { code, output } = await exited;
    expect(code).toBe(1);
    expect(output).toContain('这个对象存储不支持条件写入');
    expect(output).not.toContain('test-secret');
    expect(store.keys()).toEqual([]);
    await store.close();
  }, 60_000);
});
