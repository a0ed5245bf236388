/**
 * One file in, its text out, read in a process of its own: a file that hangs or fills a library's memory ends that process,
 * not the program. The process is kept for the next file and does not keep the program alive.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FileBytes } from './load-file.ts';
import type { LoadResult } from './loaded-text.ts';
import type { LoaderMessage } from './loader-process.ts';

export interface LoaderOptions {
  /** Longest time without a message from the process, in milliseconds. */
  silenceMs: number;
  /** Of JavaScript objects in the process. */
  memoryMebibytes: number;
  /** After this time without a file the process ends and gives its memory back, in milliseconds. */
  idleMs: number;
  /** What the process runs. */
  program: string;
}

const DEFAULTS: LoaderOptions = {
  silenceMs: 120_000,
  memoryMebibytes: 2048,
  idleMs: 30_000,
  program: fileURLToPath(new URL('loader-process.ts', import.meta.url)),
};

export type LoadApart = (request: FileBytes) => Promise<LoadResult>;

/** Files are read one after the other. */
export function createLoader(given: Partial<LoaderOptions> = {}): LoadApart {
  const options = { ...DEFAULTS, ...given };
  let child: ChildProcess | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  /** It may also end between two files, by whatever kills processes. */
  function begin(): ChildProcess {
    const started = start(options);
    return started.once('exit', () => {
      if (child === started) child = null;
    });
  }

  async function load(request: FileBytes): Promise<LoadResult> {
    clearTimeout(idle);
    const running = child?.connected ? child : begin();
    child = running;
    const result = await ask(running, request, options.silenceMs);
    if (running.killed || !running.connected) child = null;
    idle = setTimeout(() => {
      child?.kill();
      child = null;
    }, options.idleMs).unref();
    return result;
  }

  return (request) => {
    const next = last.then(() => load(request));
    last = next.catch(() => undefined);
    return next;
  };
}

export const loadApart: LoadApart = createLoader();

function start({ program, memoryMebibytes }: LoaderOptions): ChildProcess {
  const child = fork(program, [], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${memoryMebibytes}`],
    // What libraries print of a file is nobody's; a fault comes back as a message.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // Between two files nobody listens, and an error nobody listens to would end the program.
  return child.on('error', () => undefined);
}

async function ask(child: ChildProcess, request: FileBytes, silenceMs: number): Promise<LoadResult> {
  const { promise, resolve } = Promise.withResolvers<LoadResult>();
  const giveUp = (): void => {
    child.kill('SIGKILL');
    resolve({ reason: `读取停滞超过 ${Math.round(silenceMs / 1000)} 秒，已放弃` });
  };
  let timer = setTimeout(giveUp, silenceMs);
  const hear = (message: LoaderMessage): void => {
    clearTimeout(timer);
    if (message.kind === 'loaded') resolve(message.result);
    else timer = setTimeout(giveUp, silenceMs);
  };
  const lose = (): void => resolve({ reason: '读取时程序中断，文件可能已损坏或内容过大' });
  child.on('message', hear).once('exit', lose).once('error', lose);
  child.ref();
  child.channel?.ref();
  child.send(request);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    child.off('message', hear).off('exit', lose).off('error', lose);
    child.unref();
    child.channel?.unref();
  }
}
