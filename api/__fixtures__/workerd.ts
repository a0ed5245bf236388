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
  /** The engine's socket, for the class of the container. */
  container?: { socketPath: string };
}

/** Its address, on a port of the system's choice. */
export async function startWorkerd(options: WorkerdOptions): Promise<{ url: string; close(): Promise<void> }> {
  const file = `${options.bundle}.capnp`;
  writeFileSync(file, describeWorker(options));
  const words = ['serve', file, '--experimental', '--control-fd=3'];
  const child = spawn(workerd, words, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const closed = once(child, 'close');
  let faults = '';
  child.stderr?.setEncoding('utf8').on('data', (text) => (faults += text));
  const said: string = await new Promise((resolve, reject) => {
    // Opened as a pipe above.
    (child.stdio[3] as Readable).setEncoding('utf8').once('data', resolve);
    child.once('close', (code) => reject(new Error(`workerd ended with ${code}: ${faults}`)));
  });
  return {
    url: `http://127.0.0.1:${JSON.parse(said).port}`,
    async close() {
      // Without its grace for what is running, which the test has seen the end of.
      child.kill('SIGKILL');
      await closed;
    },
  };
}

function describeWorker({ bundle, bindings, container }: WorkerdOptions): string {
  const { compatibility_date: date } = readConfig({ config: CONFIG });
  const quoted = (text: string): string => JSON.stringify(text);
  const bound = Object.entries(bindings).map(([name, text]) => `(name = ${quoted(name)}, text = ${quoted(text)})`);
  if (container) bound.push('(name = "SERVER", durableObjectNamespace = "PlanServer")');
  return `using Workerd = import "/workerd/workerd.capnp";
    const config :Workerd.Config = (
      services = [
        (name = "edge", worker = .edge),
        (name = "internet", network = (allow = ["private", "local", "public"])),
        (name = "disk", disk = (path = ${quoted(path.dirname(bundle))}, writable = true)),
      ],
      sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "edge")],
    );
    const edge :Workerd.Worker = (
      modules = [(name = "worker.js", esModule = ${quoted(readFileSync(bundle, 'utf8'))})],
      compatibilityDate = ${quoted(date ?? '')},
      bindings = [${bound.join(', ')}],
      ${container ? describeContainer(container.socketPath) : ''}
    );`;
}

/** Alarms, which the class of the container sets, are kept on a disk alone. */
function describeContainer(socketPath: string): string {
  return `durableObjectNamespaces = [
        (className = "PlanServer", uniqueKey = "server", enableSql = true, container = (imageName = "plans:test"))
      ],
      durableObjectStorage = (localDisk = "disk"),
      containerEngine = (localDocker = (
        socketPath = ${JSON.stringify(`unix:${socketPath}`)}, containerEgressInterceptorImage = "egress:test"
      )),`;
}
