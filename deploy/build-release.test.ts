import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type ServerProcess, startServerProcess } from '../api/__fixtures__/server-process.ts';

const ROOT = path.join(import.meta.dirname, '..');
const NOBODY = 65_534;
const folder = mkdtempSync(path.join(tmpdir(), 'plans-release-'));
const release = path.join(folder, 'release');
/** To root every folder is open, so the server runs as somebody else. */
const other = process.getuid?.() === 0 ? { uid: NOBODY } : {};
const started: ServerProcess[] = [];

/** Linked where both are on one disk: 650 MB are not written then. */
const link = statSync(folder).dev === statSync(path.join(ROOT, 'node_modules')).dev ? ['--link'] : [];
const build = (): { status: number | null; stderr: string } =>
  spawnSync('bash', [path.join(ROOT, 'deploy/build-release.sh'), ...link, release], { encoding: 'utf8' });

afterAll(() => {
  for (const { child } of started) child.kill('SIGKILL');
  chmodFolders('u+w');
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

describe('deploy/build-release.sh', () => {
  it('makes a folder that serves by itself: read-only, without development packages, npm and sources of the page', async () => {
    expect(build()).toMatchObject({ status: 0, stderr: '' });
    expect(readdirSync(release).sort()).toEqual(
      '.env.example api bin deploy dist docs node_modules package.json prompts retrieval seeds'.split(' '),
    );
    for (const name of ['vite', 'vitest', 'typescript', 'wrangler', 'playwright-core', '@huggingface', 'sharp'])
      expect(existsSync(path.join(release, 'node_modules', name)), name).toBe(false);
    // A second release never lands in the first.
    expect(build()).toMatchObject({ status: 2 });

    // systemd takes a # as part of the value, and so do the commands.
    const dataDir = path.join(folder, 'data#1');
    mkdirSync(dataDir);
    for (const open of [folder, dataDir]) chmodSync(open, 0o777);
    chmodFolders('a-w');
    const environment = { DATA_DIR: dataDir, NODE_ENV: 'production', PLANS_DIR: path.join(release, 'seeds') };
    const server = startServerProcess({ cwd: release, release, environment, ...other });
    started.push(server);
    const url = await server.written(/http:\/\/127\.0\.0\.1:\d+/);
    await server.written(/已就绪/);
    expect(await (await fetch(url)).text()).toContain('<title>规划问答</title>');
    expect((await fetch(`${url}/widget.js`)).status).toBe(200);
    const answer = await fetch(`${url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: '镇江2022年5G基站目标' }),
    });
    expect(await answer.json()).toMatchObject({ status: 'answered', answer: expect.stringContaining('1400个') });
    expect(healthOf(new URL(url).port)).toBe(0);
    const settings = path.join(folder, 'env');
    writeFileSync(settings, `# 设置\nDATA_DIR=${dataDir}\n\nPLANS_DIR="${path.join(release, 'seeds')}"\n`);
    expect(plans(['ask', '--json', '镇江2022年5G基站目标'], settings).stdout).toContain('1400个');
    expect(plans(['keys', 'add', '门户'], settings)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^pa_/),
    });
    expect(existsSync(path.join(dataDir, 'keys.json'))).toBe(true);
    // From the folder in which it is typed.
    expect(plans(['backup', 'copy'], settings)).toMatchObject({ status: 0, stderr: '' });
    expect(existsSync(path.join(folder, 'copy/keys.json'))).toBe(true);
    expect(plans(['keys'], settings).stderr).toMatch(/^用法：plans keys add/);
    expect(plans(['bakcup', 'copy'], settings)).toMatchObject({ status: 2, stdout: '' });
    const mistyped = spawnSync(path.join(release, 'bin/node'), ['api/node.ts', 'bakcup'], {
      cwd: release,
      encoding: 'utf8',
    });
    expect(mistyped.stderr).toMatch(/^用法：plans start(?!.*npm)/s);
    server.child.kill('SIGTERM');
    expect(await server.exited).toMatchObject({ code: 0 });
    expect(healthOf(new URL(url).port)).toBe(1);
  }, 90_000);
});

/** Folders alone: linked files have the mode that the checkout's have. */
function chmodFolders(mode: string): void {
  spawnSync('find', [release, '-type', 'd', '-exec', 'chmod', mode, '{}', '+']);
}

function plans(words: string[], settings: string): SpawnSyncReturns<string> {
  const env = { PATH: process.env.PATH, PLANS_SETTINGS: settings };
  return spawnSync(path.join(release, 'bin/plans'), words, { cwd: folder, env, encoding: 'utf8', ...other });
}

/** As HEALTHCHECK of the Dockerfile asks. */
function healthOf(port: string): number | null {
  const command = [path.join(release, 'bin/node'), ['deploy/is-healthy.ts']] as const;
  return spawnSync(...command, { cwd: release, env: { PORT: port } }).status;
}
