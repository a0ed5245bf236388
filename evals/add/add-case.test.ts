import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCases } from '../golden-case.ts';
import { type EvalCorpus, ingestCorpus, seedsFolder } from '../open-corpus.ts';
import { addCase } from './add-case.ts';
import { dialogueOver } from './dialogue.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'plan-add-'));
let corpus: EvalCorpus;

beforeAll(async () => {
  corpus = await ingestCorpus(seedsFolder);
}, 30_000);

afterAll(async () => {
  await corpus.close();
  rmSync(folder, { recursive: true });
});

/** A person who types these lines and then closes the terminal. */
async function add(
  question: string,
  lines: string[],
  name = 'cases.jsonl',
): Promise<{ written: boolean; said: string; file: string }> {
  const input = new PassThrough();
  const output = new PassThrough();
  input.end(lines.map((line) => `${line}\n`).join(''));
  const file = path.join(folder, name);
  const written = await addCase({ question, corpus, file, dialogue: dialogueOver(input, output) });
  return { written, said: String(output.read()), file };
}

const KEEP = '';

describe('addCase', () => {
  it('proposes evidence to the letter, what must be said and what is easily mistaken for it', async () => {
    const { written, said, file } = await add('镇江2022年5G基站目标', [...Array(9).fill(KEEP), 'y']);
    expect(written).toBe(true);
    expect(said).toContain('答（answered）：镇江市2022年新建5G基站1400个[1]。');
    expect(readCases(file)).toEqual([
      {
        id: 'add-001',
        kind: 'look-up',
        wording: 'plain',
        question: '镇江2022年5G基站目标',
        status: 'answered',
        documents: ['zhenjiang-digital-economy-work-points-2022'],
        evidence: ['新建5G基站1400个'],
        required: ['新建', '1400个'],
        forbidden: ['7.1万座', '1500座', '1.2万个'],
      },
    ]);
  });

  it('takes what is typed, and asks again for what cannot be', async () => {
    const lines = [
      KEEP, // status
      'number', // no kind
      'table',
      'careless',
      KEEP, // documents
      ...Array(2).fill('-'), // both pieces of proposed evidence
      '5G基站數 |',
      '5G基站数 |', // not the script of the source
      KEEP, // no more evidence
      '1180座|1180；2022',
      '1380',
      '是',
      'y',
    ];
    const { said, file } = await add('宿城2022年5G基站数', lines.toSpliced(5, 1), 'typed.jsonl');
    expect(said).toContain('“number”不在其中，可填：look-up、table');
    expect(said).toContain('所列文件里没有这段文字，没有采用');
    expect(readCases(file)).toMatchObject([
      {
        kind: 'table',
        wording: 'careless',
        critical: true,
        evidence: ['5G基站數 |'],
        required: [['1180座', '1180'], '2022'],
        forbidden: ['1380'],
      },
    ]);
  });

  it('proposes the names of a list and the whole row of a table', async () => {
    const listed = await add('江苏要前瞻布局哪些未来产业', [...Array(9).fill(KEEP), 'y'], 'list.jsonl');
    expect(readCases(listed.file)).toMatchObject([
      { kind: 'list', required: ['第三代半导体', '未来网络', '量子信息', '类脑智能'], forbidden: [] },
    ]);
    const row = await add('宿城2023年5G基站数是多少', [...Array(9).fill(KEEP), 'y'], 'row.jsonl');
    const [one] = readCases(row.file);
    expect(one).toMatchObject({ kind: 'table', required: ['1380座'], forbidden: ['1180座', '1500座'] });
    expect(one?.evidence[0]).toMatch(/5G基站數 \|\n座 \|\n1180 \|\n1380 \|/);
  });

  it('does not let an answer pass of which nothing is required', async () => {
    const lines = [...Array(6).fill(KEEP), '-', '1400', KEEP, KEEP, 'y'];
    const { said, file } = await add('镇江2022年5G基站目标', lines, 'something.jsonl');
    expect(said).toContain('至少填一项，否则怎样答都算对');
    expect(readCases(file)[0]?.required).toEqual(['1400']);
  });

  it('asks again for a value that is required and forbidden at once', async () => {
    const lines = [...Array(6).fill(KEEP), '新建；1400个', '1400个；1500座', '-', KEEP, 'y'];
    const refused = await add('镇江2022年5G基站目标', lines, 'both.jsonl');
    expect(refused.said).toContain('“1400个”同时列为必须有');
    expect(readCases(refused.file)).toMatchObject([{ required: ['新建', '1400个'], forbidden: [] }]);
  });

  it('writes a refusal with its reason and without evidence', async () => {
    const { file } = await add(
      '无锡2022年5G基站目标',
      [...Array(4).fill(KEEP), '-', '1400；1180', KEEP, 'y'],
      'refusal.jsonl',
    );
    expect(readCases(file)).toMatchObject([
      {
        kind: 'refusal',
        status: 'refused',
        reason: ['region-not-covered'],
        documents: [],
        evidence: [],
        forbidden: ['1400', '1180'],
      },
    ]);
  });

  it('says when the present answer is not right by the case', async () => {
    const { said } = await add(
      '盐城2024年5G基站目标',
      [...Array(6).fill(KEEP), '累计；1.3万', KEEP, KEEP, 'n'],
      'wrong.jsonl',
    );
    expect(said).toContain('现在的回答按这个用例没有答对：缺 1.3万。改好之前评测会失败。');
  });

  it('writes nothing without a yes, or when the terminal is closed', async () => {
    expect((await add('镇江2022年5G基站目标', [...Array(9).fill(KEEP), 'n'], 'no.jsonl')).written).toBe(false);
    const { written, said } = await add('镇江2022年5G基站目标', [KEEP], 'closed.jsonl');
    expect([written, said.includes('输入中断，没有写入')]).toEqual([false, true]);
  });

  it('counts on from the last number, behind a last line that was not ended', async () => {
    const file = path.join(folder, 'open.jsonl');
    writeFileSync(file, readFileSync(path.join(folder, 'cases.jsonl'), 'utf8').trimEnd());
    const { said } = await add('镇江2022年5G基站目标', [...Array(9).fill(KEEP), 'y'], 'open.jsonl');
    expect(said).toContain('注意：add-001 问的是同一句话');
    expect(readCases(file).map(({ id }) => id)).toEqual(['add-001', 'add-002']);
  });
});
