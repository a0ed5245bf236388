/** Texts made to take long, each at doubling sizes, in; the time of reading their structure, and how it grows, out. */
import { readLoaded } from '#retrieval/ingest/read-document';
import type { Bench, BenchContext } from './bench-run.ts';

const SIZES = [250, 500, 1000, 2000];
/** Twice the text must not take much more than twice the time; small times are noise. */
const MOST_GROWTH = 3;
const LEAST_MS = 200;

const lines = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');

/** `size` in kilobytes of UTF-16 units, about. */
const SHAPES: Record<string, (size: number) => string> = {
  很短的行: (size) => lines(size * 250, (at) => `行${at}`),
  一字一行: (size) => lines(size * 100, () => '一'),
  没有句号的长段: (size) => lines(size * 60, () => '推进数字经济发展加快建设基础设施'),
  开着的括号: (size) => lines(size * 100, () => '（《“'),
  引用套引用: (size) => lines(size * 24, () => `${'> '.repeat(20)}字`),
  层层标题: (size) => lines(size * 100, (at) => ['一、甲', '（一）乙', '1.丙', '（1）丁', '①戊'][at % 5] ?? ''),
  章和条: (size) => lines(size * 60, (at) => `第${at + 1}章 总则\n第${at + 1}条 内容。`),
  一张大表: (size) => `| 指标 | 2022年 |\n${lines(size * 50, (at) => `| 指标${at} | ${at}个 |`)}`,
  许多小表: (size) => lines(size * 30, (at) => `| 指标 | 2022年 |\n| 指标${at} | ${at}个 |\n`),
  每行两个数: (size) => lines(size * 30, (at) => `镇江市2022年新建5G基站${at}个，累计达到${at}个。`),
  一句千数: (size) => lines(size / 12, () => Array.from({ length: 1000 }, (_, at) => `新建5G基站${at}个`).join('，')),
  分别: (size) => lines(size * 40, () => '镇江、扬州、盐城分别新建1个、2个、3个。'),
  文号: (size) => lines(size * 60, (at) => `镇政办发〔2022〕${at}号`),
};

export const hostileBench: Bench = {
  name: 'hostile',
  summary: '故意拖慢分析的文本，大小逐次加倍，看用时是否按比例增长',
  usage: '[千字的上限]',
  byDefault: false,
  run: runHostileBench,
};

async function runHostileBench({ words, print }: BenchContext): Promise<void> {
  const most = Number(words.find((word) => /^\d+$/.test(word)) ?? 500);
  for (const [name, textOf] of Object.entries(SHAPES)) {
    let before = Number.POSITIVE_INFINITY;
    for (const size of SIZES.filter((one) => one <= most)) {
      const text = textOf(size);
      const startedAt = process.cpuUsage();
      const { passages, figures } = readLoaded('镇江市2022年要点.txt', { format: 'text', text, pages: [], notes: [] });
      // Of this process alone: others may be at work on the machine.
      const ms = process.cpuUsage(startedAt).user / 1000;
      const growth = ms / before;
      const isSteep = ms > LEAST_MS && growth > MOST_GROWTH;
      const grown = growth > 0 ? `，是前一行的 ${growth.toFixed(1)} 倍${isSteep ? '，增长过快' : ''}` : '';
      const read = `${passages.length} 个片段、${figures.length} 个数字`;
      print(`${name}　${Math.round(text.length / 1000)} 千字　${Math.round(ms)} 毫秒${grown}　${read}`);
      before = ms;
    }
  }
}
