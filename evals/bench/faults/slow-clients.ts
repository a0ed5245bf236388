/**
 * A thousand clients ask for a stream and read nothing of it; the others are answered as before. On loopback the system
 * takes in megabytes for a client, far more than an answer, and the server is rid of it at once. So all of it runs in a
 * network of its own (Linux, namespaces for users), where it takes in some kilobytes as on a bad line.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { BenchRefusal } from '../bench-run.ts';
import type { Outcome } from './outcome.ts';
import { FAILED, PASSED, WHAT } from './slow-clients-inside.ts';

const INSIDE = fileURLToPath(new URL('./slow-clients-inside.ts', import.meta.url));
const NARROW = 'ip link set lo mtu 1500 up && exec "$@"';

export async function slowClients(print: (line: string) => void): Promise<Outcome> {
  const child = spawn('unshare', ['-Urn', 'sh', '-c', NARROW, 'sh', process.execPath, INSIDE], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close').catch(() => [null]);
  for await (const line of createInterface(child.stdout)) print(line);
  const [code] = await closed;
  if (code !== PASSED && code !== FAILED)
    throw new BenchRefusal('没有测成。要 Linux 的用户命名空间（unshare）和 ip 命令（Debian 的 iproute2）。');
  return { isPassed: code === PASSED, what: WHAT };
}
