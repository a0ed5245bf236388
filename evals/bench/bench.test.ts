import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Bench, BenchRefusal, runBenches } from './bench-run.ts';
import { retrievalBench } from './retrieval-bench.ts';
import { percentile } from './statistics.ts';

const quick: Bench = {
  name: 'quick',
  summary: '很快',
  usage: '',
  byDefault: true,
  run: async ({ words, print }) => print(`words: ${words.join(',')}`),
};
const picky: Bench = {
  name: 'picky',
  summary: '要文件夹',
  usage: '文件夹',
  byDefault: false,
  run: async () => {
    throw new BenchRefusal('请给出文件夹');
  },
};

async function run(...words: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const code = await runBenches({ benches: [quick, picky], words, print: (line) => lines.push(line) });
  return { code, lines };
}

describe('runBenches', () => {
  it('lists everything and runs the default ones when nothing is named', async () => {
    const { code, lines } = await run();
    expect(code).toBe(0);
    expect(lines).toEqual([
      '可以测量的项目（npm run bench -- 名称）：',
      '  quick　很快（默认运行）',
      '  picky 文件夹　要文件夹',
      '',
      '# quick　很快',
      'words: ',
    ]);
  });

  it('gives a named bench the words behind its name', async () => {
    expect(await run('quick', 'a', 'b')).toEqual({ code: 0, lines: ['', '# quick　很快', 'words: a,b'] });
  });

  it('says what is missing, and which names there are', async () => {
    expect(await run('picky')).toMatchObject({ code: 1, lines: ['', '# picky　要文件夹', '请给出文件夹'] });
    expect(await run('slow')).toEqual({ code: 1, lines: ['没有名为“slow”的测量项目。可用：quick、picky'] });
  });
});

describe('retrievalBench', () => {
  it('measures a set, plain or gzipped', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'retrieval-set-'));
    const passages = [
      { id: 'a', text: '长江是亚洲第一长河，全长约6300公里。' },
      { id: 'b', text: '黃河發源於青海省。' },
    ];
    const queries = [
      { id: '1', text: '长江有多长？', relevant: ['a'], answers: ['6300公里'] },
      { id: '2', text: '黄河的发源地在哪个省', relevant: ['b'] },
      { id: '3', text: '长江第一长河', relevant: ['b'] },
    ];
    const lines = (rows: unknown[]): string => `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;
    await writeFile(join(folder, 'passages.jsonl.gz'), gzipSync(lines(passages)));
    await writeFile(join(folder, 'queries.jsonl'), lines(queries));
    const printed: string[] = [];
    await retrievalBench.run({ words: [folder], print: (line) => printed.push(line) });
    expect(printed[0]).toMatch(/^片段 2 个，问题 3 个，建索引 \d+\.\d 秒$/);
    expect(printed[1]).toMatch(/^全部　首位命中 66\.7%　前五命中 100\.0%　前十命中 100\.0%　MRR 0\.833　p50 \d/);
    expect(printed).toHaveLength(5);
    await rm(folder, { recursive: true });
  });
});

describe('percentile', () => {
  it('takes the nearest rank', () => {
    expect(percentile([4, 1, 3, 2], 50)).toBe(2);
    expect(percentile([4, 1, 3, 2], 95)).toBe(4);
    expect(percentile([], 50)).toBe(0);
  });
});
