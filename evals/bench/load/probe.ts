/**
 * Preloaded into the server that is measured (`node --import`): tells what the process has used when it is asked over
 * the channel of its parent. The server itself knows nothing of it.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ProbeFigures, ProbeRequest } from './probe-figures.ts';

const RESOLUTION_MS = 2;

setFlagsFromString('--expose-gc');
// Nothing but the collector's own function is made by this.
const collectGarbage = runInNewContext('gc') as () => void;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

process.on('message', (request: ProbeRequest | object) => {
  // To another preloaded module.
  if (typeof request !== 'string') return;
  const late = { p99: delay.percentile(99), max: delay.max };
  if (request === 'collect') for (let round = 0; round < 3; round += 1) collectGarbage();
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const figures: ProbeFigures = {
    rssBytes: rss,
    heapBytes: heapUsed,
    externalBytes: external,
    cpuMs: (user + system) / 1000,
    connections: process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length,
    delayP99Ms: delayMs(late.p99),
    delayMaxMs: delayMs(late.max),
  };
  process.send?.(figures);
  delay.reset();
});
process.channel?.unref();

/** A sample is the time between two ticks, the wanted one included; without a sample yet it is no number or huge. */
function delayMs(nanoseconds: number): number {
  return delay.count === 0 ? 0 : Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
}
