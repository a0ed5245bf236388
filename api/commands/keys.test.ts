import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startServerProcess } from '../__fixtures__/server-process.ts';

const PLANS = path.join(import.meta.dirname, '../../seeds');

describe('npm start -- keys', () => {
  it('makes a key that the running server takes at once, lists it without itself, and removes it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'plans-keys-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const environment = { PLANS_DIR: PLANS, DATA_DIR: path.join(folder, 'data'), ACCESS: 'keys' };
    const run = (...words: string[]) => startServerProcess({ cwd: folder, environment, words }).exited;
    const server = startServerProcess({ cwd: folder, environment });
    onTestFinished(() => void server.child.kill('SIGKILL'));
    const url = await server.written(/http:\/\/127\.0\.0\.1:\d+/);
    await server.written(/还没有密钥，谁也不能提问/);
    const status = async (key: string) =>
      (await fetch(`${url}/v1/models`, { headers: { authorization: `Bearer ${key}` } })).status;

    const added = await run('keys', 'add', '门户', '--days', '30');
    const [, key = '', id = ''] = /(pa_([0-9a-f]{8})_[\w-]{43})\n/.exec(added.output) ?? [];
    expect([await status(key), await status(`${key}x`)]).toEqual([200, 401]);
    const listed = await run('keys', 'list');
    expect(listed.output).toMatch(new RegExp(`^${id}　ask　门户　.+ 到期\n$`));
    expect((await run('keys', 'remove', id)).code).toBe(0);
    expect(await status(key)).toBe(401);
    expect((await run('keys', 'add', '门户', '--scope', 'everything')).code).toBe(2);
  }, 40_000);

  it('are said to be damaged at a start that goes no further, and how to have them back', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'plans-keys-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(path.join(folder, 'keys.json'), '{"keys": [{"id": "0a1b');
    const environment = { PLANS_DIR: PLANS, DATA_DIR: folder, ACCESS: 'keys' };
    const server = startServerProcess({ cwd: folder, environment });
    onTestFinished(() => void server.child.kill('SIGKILL'));
    const { code, output } = await server.exited;
    expect(code).toBe(1);
    expect(output).toContain('密钥清单 DATA_DIR/keys.json 已损坏或读不出来。请从备份恢复这个文件');
    expect(output).not.toMatch(/0a1b|\n\s+at /);
    const added = await startServerProcess({ cwd: folder, environment, words: ['keys', 'add', '门户'] }).exited;
    expect(added.code).toBe(1);
  }, 40_000);
});
