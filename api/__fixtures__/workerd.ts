/** The bundle that would be deployed, and the runtime of Workers by itself: no development server in between. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import workerd from 'workerd';
import { unstable_readConfig as readConfig } from 'wrangler';

const ROOT = path.join(import.meta.dirname, '../..');
const CONFIG = path.join(ROOT, 'wrangler.toml');

/** What `wrangler deploy` would send, written into `folder`, and what it says. Needs neither network nor Docker. */
export async function dryRun(environment: '' | 'container', folder: string): Promise<{ code: number; output: string }> {
  const wrangler = path.join(ROOT, 'node_modules/wrangler/bin/wrangler.js');
  // Not the built page, which another test may be putting in place at this moment.
  const assets = path.join(folder, 'assets');
  mkdirSync(assets, { recursive: true });
  const words = [
    'deploy',
    `--env=${environment}`,
    '--dry-run',
    '--containers-rollout=none',
    `--assets=${assets}`,
    `--outdir=${folder}`,
  ];
  const offline = { CI: 'true', WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false' };
  const logs = { WRANGLER_LOG_PATH: path.join(folder, 'logs') };
  const child = spawn(process.execPath, [wrangler, ...words], {
    cwd: ROOT,
    env: { ...process.env, ...offline, ...logs },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const [code] = await once(child, 'close');
  return { code, output };
}

export interface WorkerdOptions {
  /** Written by `dryRun`. */
  bundle: string;
  bindings: Record<string, string>;
}

/** Its address, on a port of the system's choice. */
export async function startWorkerd({
  bundle,
  bindings,
}: WorkerdOptions): Promise<{ url: string; close(): Promise<void> }> {
  const { compatibility_date: date } = readConfig({ config: CONFIG });
  const quoted = (text: string): string => JSON.stringify(text);
  const texts = Object.entries(bindings).map(([name, text]) => `(name = ${quoted(name)}, text = ${quoted(text)})`);
  const file = `${bundle}.capnp`;
  writeFileSync(
    file,
    `using Workerd = import "/workerd/workerd.capnp";
    const config :Workerd.Config = (
      services = [
        (name = "edge", worker = .edge),
        (name = "internet", network = (allow = ["private", "local", "public"])),
      ],
      sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "edge")],
    );
    const edge :Workerd.Worker = (
      modules = [(name = "worker.js", esModule = ${quoted(readFileSync(bundle, 'utf8'))})],
      compatibilityDate = ${quoted(date ?? '')},
      bindings = [${texts.join(', ')}],
    );`,
  );
  const child = spawn(workerd, ['serve', file, '--control-fd=3'], { stdio: ['ignore', 'inherit', 'inherit', 'pipe'] });
  const closed = once(child, 'close');
  const said: string = await new Promise((resolve, reject) => {
    // Opened as a pipe above.
    (child.stdio[3] as Readable).setEncoding('utf8').once('data', resolve);
    child.once('close', (code) => reject(new Error(`workerd ended with ${code}`)));
  });
  return {
    url: `http://127.0.0.1:${JSON.parse(said).port}`,
    async close() {
      child.kill();
      await closed;
    },
  };
}
