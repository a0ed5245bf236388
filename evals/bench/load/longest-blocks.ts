/** How long one request keeps everybody else waiting: the longest block of the event loop over the golden questions and over a long draft. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { milliseconds, percentile } from '../statistics.ts';
import { askServer } from './ask-server.ts';
import type { MeasuredServer } from './measured-server.ts';

const QUESTIONS = 600;
const SHOWN = 5;
const DRAFT_CHARACTERS = 20_000;
const SEEDS = new URL('../../../seeds/', import.meta.url);
const PLANS = [
  'jiangsu-14th-five-year-digital-economy-plan-2021.txt',
  'zhenjiang-digital-economy-work-points-2022.txt',
];

export async function measureBlocks(
  server: MeasuredServer,
  questions: Iterator<string, never>,
  print: (line: string) => void,
): Promise<void> {
  const blocks: { question: string; ms: number }[] = [];
  await server.figures();
  for (let at = 0; at < QUESTIONS; at += 1) {
    const question = questions.next().value;
    await askServer({ url: server.url, route: '/api/ask', question });
    blocks.push({ question, ms: (await server.figures()).delayMaxMs });
  }
  const longest = blocks.toSorted((one, other) => other.ms - one.ms).slice(0, SHOWN);
  const times = blocks.map(({ ms }) => ms);
  print(
    `${QUESTIONS} 个问题，逐个提问，每问最久的一次占用　p50 ${milliseconds(percentile(times, 50))}　p95 ${milliseconds(percentile(times, 95))}　最久 ${milliseconds(Math.max(...times))} 毫秒`,
  );
  for (const { question, ms } of longest) print(`　${milliseconds(ms)} 毫秒　${question}`);
  await measureDraft(server, print);
}

async function measureDraft(server: MeasuredServer, print: (line: string) => void): Promise<void> {
  const texts = await Promise.all(PLANS.map((name) => readFile(fileURLToPath(new URL(name, SEEDS)), 'utf8')));
  // Figures of another place and year: most statements find something near and are compared with all of it.
  const text = texts
    .join('\n')
    .replaceAll('镇江', '盐城')
    .replace(/(\d)/g, (digit) => String((Number(digit) + 1) % 10))
    .slice(0, DRAFT_CHARACTERS);
  await server.figures();
  const started = performance.now();
  const response = await fetch(`${server.url}/api/verify`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  });
  await response.text();
  const seconds = (performance.now() - started) / 1000;
  const { delayP99Ms, delayMaxMs } = await server.figures();
  print(
    `核数 ${text.length} 字（HTTP ${response.status}）${seconds.toFixed(1)} 秒　事件循环迟到 p99 ${milliseconds(delayP99Ms)}　最久 ${milliseconds(delayMaxMs)} 毫秒`,
  );
}
