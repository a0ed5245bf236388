/**
 * A server whose clock is set while it runs, without rights over the machine's: by libfaketime (Debian's package of that
 * name) for the whole process, native code too, with the clock that only goes forward left alone; where that is not
 * installed, by a preloaded module for JavaScript's `Date` alone.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type MeasuredServer, startMeasuredServer } from '../load/measured-server.ts';

export interface JumpingServer {
  server: MeasuredServer;
  /** What is set, in Chinese. */
  how: string;
  /** By how much it is ahead of the machine's from now on; below zero for behind. */
  setAhead(ms: number): void;
  stop(): Promise<void>;
}

export async function startJumpingServer(environment: Record<string, string>): Promise<JumpingServer> {
  const library = await fakeTimeLibrary();
  if (library === null) {
    const preload = [new URL('./shift-date.ts', import.meta.url).href];
    const server = await startMeasuredServer({ environment, preload });
    const setAhead = (aheadMs: number): void => server.tell({ aheadMs });
    return { server, how: '程序里的 Date（没有安装 libfaketime）', setAhead, stop: () => server.stop() };
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'jumping-clock-'));
  const file = path.join(folder, 'offset');
  const setAhead = (ms: number): void => writeFileSync(file, `${ms < 0 ? '-' : '+'}${Math.abs(ms) / 1000}\n`);
  setAhead(0);
  const server = await startMeasuredServer({
    environment: {
      ...environment,
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(folder, { recursive: true });
  };
  return { server, how: '整个进程的系统时钟（libfaketime）', setAhead, stop };
}

async function fakeTimeLibrary(): Promise<string | null> {
  for await (const found of glob('/usr/lib/*/faketime/libfaketime.so.1')) return found;
  return null;
}
