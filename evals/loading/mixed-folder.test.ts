import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IngestReport, ingestFolder } from '#retrieval/ingest/ingest-folder';
import { openPdf } from '#retrieval/load/pdf/open-pdf';
import { openStore } from '#retrieval/store/lance-store';
import type { PlanStore } from '#retrieval/store/plan-store';
import { answerQuestion } from '../../api/answer/answer-question.ts';
import type { AskReply, Citation } from '../../api/contract.ts';
import { writeMixedFolder } from './mixed-folder.ts';

const base = mkdtempSync(path.join(tmpdir(), 'mixed-folder-'));
const folder = path.join(base, 'plans');
let report: IngestReport;
let store: PlanStore;

beforeAll(async () => {
  // `npm run bench -- loading folder` does the same with 20 MB.
  await writeMixedFolder({ folder, longTextBytes: 200_000 });
  report = await ingestFolder({ plansDir: folder, uri: path.join(base, 'index') });
  store = await openStore({ uri: path.join(base, 'index') });
}, 180_000);

afterAll(async () => {
  await store?.close();
  rmSync(base, { recursive: true });
});

function ask(documentId: string, question: string): Promise<AskReply> {
  const deps = { store, now: () => 0, newId: () => 'test' };
  return answerQuestion(deps, { question, filters: { documentIds: [documentId] } });
}

async function isAtItsPlace({ documentId, start, end, quote }: Citation): Promise<boolean> {
  return (await store.document(documentId))?.text.slice(start, end) === quote;
}

/** Words of one page as pdf.js gives them, without our reading of the page. */
async function rawPage(file: string, number: number): Promise<string> {
  const pdf = await openPdf(readFileSync(path.join(folder, file)));
  if ('reason' in pdf) throw new Error(pdf.reason);
  const { items } = await (await pdf.getPage(number)).getTextContent();
  await pdf.loadingTask.destroy();
  const text = items.map((item) => ('str' in item ? item.str : '')).join('');
  return text.normalize('NFKC').replace(/\s+/g, '');
}

describe('ingestFolder over a folder of every format', () => {
  it('reads all that can be read and says what it is', () => {
    expect(report.found.map(({ file, format, pages, recognised }) => [file, format, pages > 0, recognised])).toEqual([
      ['bulletin-word.docx', 'docx', false, 0],
      ['jiangsu-plan.pdf', 'pdf', true, 0],
      ['long.txt', 'text', false, 0],
      ['sucheng-page.doc', 'html', false, 0],
      ['sucheng-table.pdf', 'pdf', true, 0],
      ['sucheng-word.docx', 'docx', false, 0],
      ['targets-list.csv', 'csv', false, 0],
      ['targets.xlsx', 'xlsx', false, 0],
      ['yancheng-columns.pdf', 'pdf', true, 0],
      ['yancheng-page.html', 'html', false, 0],
      ['zhenjiang-gb.txt', 'text', false, 0],
      ['zhenjiang-points.pdf', 'pdf', true, 0],
      ['zhenjiang-scan.pdf', 'pdf', true, 1],
      ['zhenjiang-word.docx', 'docx', false, 0],
    ]);
    expect(report.found.find(({ file }) => file === 'sucheng-page.doc')?.notes).toEqual([
      '扩展名是 .doc，内容是网页，按网页读取',
    ]);
  });

  it('says of every other file why it was left out', () => {
    expect(report.skipped).toEqual([
      { file: 'cut.pdf', reason: expect.stringContaining('已损坏') },
      { file: 'empty.txt', reason: '文件是空的' },
      { file: 'locked.pdf', reason: expect.stringContaining('密码') },
      { file: 'old.doc', reason: expect.stringContaining('另存为 .docx') },
    ]);
  });

  it.each([
    ['zhenjiang-gb', '镇江2022年5G基站目标', '新建5G基站1400个', null],
    ['zhenjiang-points', '镇江2022年5G基站目标', '新建5G基站1400个', 'zhenjiang-points.pdf'],
    ['zhenjiang-word', '镇江2022年5G基站目标', '新建5G基站1400个', null],
    ['yancheng-page', '盐城2024年5G基站累计建成多少', '累计建成1.2万个5G基站', null],
    ['yancheng-columns', '盐城2024年5G基站累计建成多少', '累计建成1.2万个5G基站', 'yancheng-columns.pdf'],
    ['sucheng-table', '宿城2024年5G基站数', '1500', 'sucheng-table.pdf'],
    ['sucheng-word', '宿城2024年5G基站数', '1500', null],
    ['jiangsu-plan', '江苏2025年数字经济核心产业增加值占地区生产总值比重', '超过10%', 'jiangsu-plan.pdf'],
    ['targets', '徐州2025年5G基站', '12000', null],
  ] as const)('answers from %s to %s with its very words and page', async (documentId, question, words, pdf) => {
    const reply = await ask(documentId, question);
    expect(reply.status).toBe('answered');
    expect(reply.answer.replace(/\s+/g, '')).toContain(words);
    expect(reply.notices).toBeUndefined();
    for (const citation of reply.citations) expect(await isAtItsPlace(citation)).toBe(true);
    const proof = reply.citations.find(({ quote }) => quote.replace(/\s+/g, '').includes(words.slice(-4)));
    expect(proof?.documentId).toBe(documentId);
    if (pdf === null) expect(proof?.page).toBeNull();
    else expect(await rawPage(pdf, proof?.page ?? 0)).toContain(proof?.quote.replace(/[\s|]+/g, '').slice(0, 6));
  });

  it('reads the same numbers from the table of every format', async () => {
    const rows = await Promise.all(
      ['sucheng-table', 'sucheng-word', 'sucheng-page'].map(async (id) => {
        const { figures } = await store.figures({ filters: { documentIds: [id] }, limit: 500 });
        return figures.map(({ name, valueText, period }) => `${name} ${period?.label} ${valueText}`);
      }),
    );
    expect(rows[0]?.length).toBeGreaterThan(60);
    expect(rows[1]).toEqual(rows[0]);
    expect(rows[2]).toEqual(rows[0]);
  });

  it('marks an answer that rests on recognised words', async () => {
    const reply = await ask('zhenjiang-scan', '镇江2022年数字经济相关领域高新技术企业超多少家');
    expect(reply).toMatchObject({ status: 'answered', notices: ['ocr-text'] });
    expect(reply.answer).toContain('超40家');
    expect(reply.citations[0]?.page).toBe(1);
  });
});
