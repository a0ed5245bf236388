import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/client';
import { getDefaultEnvironment, StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('../..', import.meta.url));
const command = path.join(root, manifest.bin['plan-mcp']);
const ID = 'zhenjiang-digital-economy-work-points-2022';

let folder = '';
let env: Record<string, string> = {};
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plan-mcp-'));
  copyFileSync(path.join(root, 'seeds', `${ID}.txt`), path.join(folder, `${ID}.txt`));
  const own = { PLANS_DIR: folder, DATA_DIR: `${folder}-data`, PUBLIC_URL: 'https://plans.example.cn' };
  env = { ...getDefaultEnvironment(), ...own };
});
afterAll(() => {
  for (const each of [folder, `${folder}-data`]) rmSync(each, { recursive: true, force: true });
});

describe('plan-mcp', () => {
  it('serves a client that starts it, before the index is built too', async () => {
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(new StdioClientTransport({ command, env, cwd: tmpdir(), stderr: 'ignore' }));
    const { content } = await client.callTool({
      name: 'ask_plans',
      arguments: { question: '镇江2022年5G基站目标' },
    });
    expect(content[0]).toMatchObject({ text: expect.stringContaining('镇江市2022年新建5G基站1400个[1]。') });
    expect((await client.listResources()).resources).toMatchObject([{ uri: `plans://documents/${ID}` }]);
    await client.close();
  }, 60_000);

  it('writes nothing but the protocol to standard output, and ends with its input', async () => {
    const child = spawn(command, { env, cwd: tmpdir(), stdio: ['pipe', 'pipe', 'pipe'] });
    const [output, remarks] = [text(child.stdout), text(child.stderr)];
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } };
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params })}\n`);
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' })}\n`);
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'resources/list' })}\n`);
    // The reply to the second request ends with this.
    await new Promise<void>((resolve) => {
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('"id":2')) resolve();
      });
    });
    child.stdin.end();
    expect(await ended).toBe(0);
    const lines = (await output).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { jsonrpc: '2.0', id: 1, result: { serverInfo: { name: 'plan-assistant' } } },
      { jsonrpc: '2.0', id: 2, result: { resources: [{ name: ID }] } },
    ]);
    expect(await remarks).toContain('索引已打开');
  }, 60_000);

  it('says what is wrong with its settings on standard error', async () => {
    const child = spawn(command, { env: { ...env, PLANS_DIR: '/nowhere' }, stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    expect([await text(child.stdout), await text(child.stderr), await ended]).toEqual([
      '',
      expect.stringContaining('PLANS_DIR'),
      1,
    ]);
  }, 60_000);
});
