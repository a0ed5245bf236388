/** The server as a process of its own, on a port of the system's choice. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

export interface ServerProcess {
  child: ChildProcess;
  /** Resolves with the first match in what was written so far or will be. */
  written(pattern: RegExp): Promise<string>;
  exited: Promise<{ code: number | null; output: string }>;
}

export interface ServerOptions {
  /** Not the project's folder, so that nobody's own .env is read. */
  cwd: string;
  environment: Record<string, string>;
  /** Behind `npm start --`. */
  words?: string[];
  /** A release instead of the sources at hand: its own Node runs its own program. */
  release?: string;
  /** Who runs it, for root alone. */
  uid?: number;
}

export function startServerProcess({ cwd, environment, words = [], release, uid }: ServerOptions): ServerProcess {
  const node = release === undefined ? process.execPath : path.join(release, 'bin/node');
  const program =
    release === undefined ? path.join(import.meta.dirname, '../node.ts') : path.join(release, 'api/node.ts');
  const child = spawn(node, [program, ...words], {
    cwd,
    env: { ...process.env, PORT: '0', ...environment },
    ...(uid !== undefined && { uid, gid: uid }),
  });
  let output = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const look of waiting) look();
    });
  }
  const exited = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, output }));
  });
  const written = (pattern: RegExp): Promise<string> => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const look = (): void => {
      const found = pattern.exec(output);
      if (found) resolve(found[0]);
    };
    waiting.add(look);
    look();
    void exited.then(() => reject(new Error(`Server ended without writing ${pattern}: ${output}`)));
    return promise;
  };
  return { child, written, exited };
}
