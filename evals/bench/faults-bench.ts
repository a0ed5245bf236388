/** What goes wrong in a server's life, played against the real server, each with what was seen and whether it held. */
import { type Bench, type BenchContext, BenchRefusal } from './bench-run.ts';
import { clockJumps } from './faults/clock-jumps.ts';
import { flappingModel } from './faults/flapping-model.ts';
import { fullDisk } from './faults/full-disk.ts';
import { lostIndex } from './faults/lost-index.ts';
import type { Outcome } from './faults/outcome.ts';
import { slowClients } from './faults/slow-clients.ts';
import { judged } from './load/load-figures.ts';

interface Scenario {
  title: string;
  play: (print: (line: string) => void) => Promise<Outcome>;
}

const SCENARIOS = new Map<string, Scenario>([
  ['model', { title: '模型时好时坏', play: flappingModel }],
  ['disk', { title: '磁盘写满', play: fullDisk }],
  ['index', { title: '索引文件夹被移走', play: lostIndex }],
  ['clock', { title: '系统时钟跳变', play: clockJumps }],
  ['slow', { title: '很慢的客户端', play: slowClients }],
]);

export const faultsBench: Bench = {
  name: 'faults',
  summary: '模型时好时坏、磁盘写满、索引被移走、时钟跳变、很慢的客户端：服务怎样',
  usage: 'model|disk|index|clock|slow…',
  byDefault: false,
  run: runFaultsBench,
};

async function runFaultsBench({ words, print }: BenchContext): Promise<void> {
  const unknown = words.filter((word) => !SCENARIOS.has(word));
  if (unknown.length > 0)
    throw new BenchRefusal(`不认识的部分：${unknown.join('、')}。可用：${[...SCENARIOS.keys()].join('、')}`);
  for (const [name, { title, play }] of SCENARIOS) {
    if (words.length > 0 && !words.includes(name)) continue;
    print(title);
    const { isPassed, what } = await play(print);
    print(`　${what}：${judged(isPassed)}`);
  }
}
