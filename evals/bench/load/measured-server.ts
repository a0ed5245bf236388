/** The real server as a process of its own, with its own DATA_DIR, on loopback and a port of the system's choice. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProbeFigures, ProbeRequest } from './probe-figures.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const PROBE = new URL('./probe.ts', import.meta.url).href;

export interface MeasuredServer {
  url: string;
  pid: number;
  dataDir: string;
  /** What it has written so far, both streams. */
  output(): string;
  figures(request?: ProbeRequest): Promise<ProbeFigures>;
  /** To a preloaded module. */
  tell(message: object): void;
  /** Null while it runs. */
  exitCode(): number | null;
  /** Ends it and removes what it wrote. */
  stop(): Promise<void>;
}

export interface ServerStart {
  environment?: Record<string, string>;
  /** A release (deploy/build-release.sh) instead of the sources at hand: its own Node runs its own program. */
  release?: string;
  /** Modules that are loaded before the program, beside the probe. */
  preload?: readonly string[];
  /** Command that the server is started by, such as one that changes its clock; its words stand before node's. */
  through?: (dataDir: string) => string[];
}

/** Resolves when the index is open. Only what the machine needs is taken from the environment: no setting of a real server. */
export async function startMeasuredServer({
  environment = {},
  release,
  preload = [],
  through,
}: ServerStart = {}): Promise<MeasuredServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'measured-server-'));
  const dataDir = path.join(folder, 'data');
  const program = release ?? ROOT;
  const executable = release === undefined ? process.execPath : path.join(release, 'bin/node');
  const imports = [PROBE, ...preload].flatMap((module) => ['--import', module]);
  const node = [executable, ...imports, path.join(program, 'api/node.ts')];
  const [command = '', ...words] = [...(through?.(dataDir) ?? []), ...node];
  const child = spawn(command, words, {
    // Not the project's folder, so that nobody's own .env is read.
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      TMPDIR: process.env.TMPDIR,
      PORT: '0',
      PLANS_DIR: path.join(program, 'seeds'),
      DATA_DIR: dataDir,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output = keepEnd(output + text);
    });
  const closed = once(child, 'close');
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await closed;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const url = await ready(child, () => output);
    return {
      url,
      pid: child.pid ?? 0,
      dataDir,
      output: () => output,
      figures: (request = 'figures') => askProbe(child, request),
      tell: (message) => void child.send(message),
      exitCode: () => child.exitCode,
      stop,
    };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

const KEPT_OUTPUT = 200_000;

function keepEnd(text: string): string {
  return text.length > 2 * KEPT_OUTPUT ? text.slice(-KEPT_OUTPUT) : text;
}

function ready(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0];
      if (url !== undefined && output().includes('已就绪')) resolve(url);
    };
    child.stdout?.on('data', look);
    child.once('error', reject);
    child.once('close', () => reject(new Error(`The server ended before it was ready: ${output()}`)));
  });
}

async function askProbe(child: ChildProcess, request: ProbeRequest): Promise<ProbeFigures> {
  const told = once(child, 'message');
  child.send(request);
  const [figures] = await told;
  // The only thing that the probe sends.
  return figures as ProbeFigures;
}
