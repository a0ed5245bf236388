import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ingestFolder } from '#retrieval/ingest/ingest-folder';
import { buildApp, expectProblem } from '../__fixtures__/small-app.ts';
import { everyoneMayAsk } from '../access/everyone-may-ask.ts';
import { type IngestJobOptions, type IngestJobs, openIngestJobs } from '../ingest-jobs.ts';

const KEY = 'a-key-of-the-administrators';
const PLAN = '无锡市2023年数字经济工作要点\n一、发展目标\n全年新建5G基站120个。\n';

let base: string;
let jobs: IngestJobs;

beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'plans-upload-'));
  await mkdir(path.join(base, 'plans'));
});

afterEach(async () => {
  await jobs?.close();
  await rm(base, { recursive: true });
});

/** Into a real index, in this process. */
const ingest: IngestJobOptions['ingest'] = (files, onProgress) =>
  ingestFolder({
    plansDir: path.join(base, 'plans'),
    addedDir: path.join(base, 'added'),
    uri: path.join(base, 'index'),
    extraPaths: [files],
    onProgress,
  });

async function appWithJobs(options: Partial<IngestJobOptions> = {}) {
  const ids = ['job-1', 'job-2'].values();
  jobs = await openIngestJobs({
    folder: path.join(base, 'ingests'),
    ingest,
    onFault: () => {},
    now: () => 1_700_000_000_000,
    newId: () => ids.next().value ?? '',
    ...options,
  });
  return buildApp({ protection: everyoneMayAsk(KEY), ingestJobs: () => jobs }).app;
}

function upload(files: [name: string, text: string][], key = KEY): Request {
  const body = new FormData();
  for (const [name, text] of files) body.append('files', new File([text], name));
  return new Request('http://plans.test/api/documents', {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${key}` },
  });
}

function look(id: string): Request {
  return new Request(`http://plans.test/api/ingests/${id}`, { headers: { authorization: `Bearer ${KEY}` } });
}

/** Ends only with the server. */
const endless: IngestJobOptions['ingest'] = (_files, _onProgress, signal) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

describe('POST /api/documents', () => {
  it('takes files, puts them into the index and reports each that is not taken', async () => {
    const app = await appWithJobs();
    const response = await app.request(
      upload([
        ['无锡要点.txt', PLAN],
        ['C:\\papers\\空.txt', ''],
        ['photo.png', 'x'],
      ]),
    );
    expect(response.status).toBe(202);
    expect(response.headers.get('location')).toBe('/api/ingests/job-1');
    expect(await response.json()).toMatchObject({
      id: 'job-1',
      status: 'queued',
      createdAt: '2023-11-14T22:13:20.000Z',
      files: ['无锡要点.txt', '空.txt', 'photo.png'],
    });
    await expect
      .poll(async () => (await (await app.request(look('job-1'))).json()).status, { timeout: 20_000 })
      .toBe('done');
    const job = await (await app.request(look('job-1'))).json();
    expect(job).toMatchObject({ progress: null, error: null, endedAt: '2023-11-14T22:13:20.000Z' });
    expect(job.report).toMatchObject({ documents: 1, removed: [], replaced: [] });
    expect(job.report.found).toEqual([
      {
        file: '无锡要点.txt',
        title: '无锡市2023年数字经济工作要点',
        region: '无锡市',
        years: [2023],
        kind: 'work-points',
        pages: 0,
        recognised: 0,
        notes: [],
        passages: 1,
        figures: 1,
      },
    ]);
    expect(job.report.refused.map(({ file }: { file: string }) => file).sort()).toEqual(['photo.png', '空.txt']);
    expect(await readdir(path.join(base, 'added'))).toEqual(['无锡要点.txt']);
    await expect.poll(() => readdir(path.join(base, 'ingests/job-1'))).toEqual(['job.json']);
  }, 30_000);

  it('takes a manifest with the files that it speaks of', async () => {
    const app = await appWithJobs();
    await app.request(
      upload([
        ['要点.txt', PLAN.replace('无锡市', '')],
        ['清单.csv', '文件,地区,期间\n要点.txt,测试新城,2024\n没有.txt,镇江,\n'],
      ]),
    );
    const jobOf = async () => (await app.request(look('job-1'))).json();
    await expect.poll(async () => (await jobOf()).status, { timeout: 20_000 }).toBe('done');
    const { report } = await jobOf();
    expect(report.found).toMatchObject([{ file: '要点.txt', region: '测试新城', years: [2024] }]);
    expect(report.refused).toEqual([]);
    expect(report.manifest).toEqual(['清单.csv 第 3 行“文件”：没有.txt；应为清单旁边的一个文件，照文件的名称写']);
    expect((await readdir(path.join(base, 'added'))).sort()).toEqual(['清单.csv', '要点.txt']);
  }, 30_000);

  it.each([
    ['no file at all', [], '一个或几个文件'],
    ['a hidden file', [['.env', 'x']], '不以点开头'],
    ['a name that is too long for a file system', [[`${'规'.repeat(90)}.txt`, 'x']], '不超过 200 字节'],
    [
      'two of one name',
      [
        ['a.txt', 'x'],
        ['b/a.txt', 'y'],
      ],
      '名称各不相同',
    ],
  ] as [string, [string, string][], string][])('refuses %s and keeps nothing', async (_, files, expected) => {
    const app = await appWithJobs();
    const problem = await expectProblem(await app.request(upload(files)), 400);
    expect(problem.errors).toEqual([{ field: 'files', expected: expect.stringContaining(expected) }]);
    expect(await readdir(path.join(base, 'ingests'))).toEqual([]);
  });

  it('is closed without a configured key, and opens to no other', async () => {
    const app = await appWithJobs();
    const closed = buildApp().app;
    const problem = await expectProblem(await closed.request(upload([['a.txt', PLAN]])), 403);
    expect(problem.detail).toContain('ADMIN_KEY');
    await expectProblem(await closed.request(look('job-1')), 403);
    const wrong = await app.request(upload([['a.txt', PLAN]], `${KEY}x`));
    expect(wrong.headers.get('www-authenticate')).toBe('Bearer');
    await expectProblem(wrong, 401);
    await expectProblem(await app.request('/api/ingests/job-1'), 401);
    expect(await readdir(path.join(base, 'ingests'))).toEqual([]);
  });

  it('takes files that the ordinary limit of a body would refuse, and refuses what is beyond its own', async () => {
    const app = await appWithJobs({ ingest: endless });
    expect((await app.request(upload([['large.txt', '一'.repeat(300 * 1024)]]))).status).toBe(202);
    const beyond = upload([]);
    beyond.headers.set('content-length', String(64 * 1024 * 1024 + 1));
    expect((await app.request(beyond)).status).toBe(413);
  });
});

describe('GET /api/ingests/{id}', () => {
  it('ends on the disk as it ended, whatever progress was told just before or after', async () => {
    const report = { documents: 0, passages: 0, found: [], removed: [], refused: [], replaced: [], manifest: [] };
    const ids = Array.from({ length: 20 }, (_, at) => `job-${at}`);
    const next = ids.values();
    const app = await appWithJobs({
      newId: () => next.next().value ?? '',
      async ingest(_files, onProgress) {
        for (let done = 1; done <= 40; done += 1) onProgress({ kind: 'reading', done, total: 40 });
        setTimeout(() => onProgress({ kind: 'reading', done: 40, total: 40 }), 1);
        return report as unknown as Awaited<ReturnType<IngestJobOptions['ingest']>>;
      },
    });
    for (const _ of ids) await app.request(upload([['a.txt', PLAN]]));
    await expect.poll(async () => (await jobs.find('job-19'))?.status, { timeout: 20_000 }).toBe('done');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await jobs.close();
    const stored = await Promise.all(ids.map((id) => readFile(path.join(base, 'ingests', id, 'job.json'), 'utf8')));
    expect(stored.map((text) => JSON.parse(text).status)).toEqual(ids.map(() => 'done'));
  }, 30_000);

  it('keeps the files of a job whose record cannot be read, and says so', async () => {
    const files = path.join(base, 'ingests/job-1/files');
    await mkdir(files, { recursive: true });
    await writeFile(path.join(files, 'wuxi.txt'), PLAN);
    // A folder in its place is there and gives no text.
    await mkdir(path.join(base, 'ingests/job-1/job.json'));
    await expect(appWithJobs()).rejects.toThrow('EISDIR');
    expect(await readdir(files)).toEqual(['wuxi.txt']);
  });

  it('says how far a job is, and what went wrong without the fault itself', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const faults: unknown[] = [];
    const app = await appWithJobs({
      async ingest(_files, onProgress) {
        onProgress({ kind: 'reading', done: 3, total: 9, file: 'a.txt' });
        await promise;
        throw new Error('secret place on the disk');
      },
      onFault: (fault) => faults.push(fault),
    });
    await app.request(upload([['a.txt', PLAN]]));
    const job = async () => (await app.request(look('job-1'))).json();
    await expect.poll(job).toMatchObject({
      status: 'running',
      progress: { step: 'reading', done: 3, total: 9, file: 'a.txt' },
    });
    resolve();
    await expect.poll(async () => (await job()).status).toBe('failed');
    expect((await job()).error).toMatch(/^索引没有更新/);
    expect(faults).toHaveLength(1);
    await expectProblem(await app.request(look('job-2')), 404);
  });

  it('goes on after a stop with what was accepted, and forgets what was not', async () => {
    await appWithJobs({ ingest: endless });
    await jobs.add([{ name: 'wuxi.txt', bytes: new TextEncoder().encode(PLAN) }]);
    await jobs.close();
    await mkdir(path.join(base, 'ingests/cut-off/files'), { recursive: true });
    await writeFile(path.join(base, 'ingests/cut-off/files/half.txt'), PLAN);

    const app = await appWithJobs();
    await expect
      .poll(async () => (await (await app.request(look('job-1'))).json()).status, { timeout: 20_000 })
      .toBe('done');
    expect(await readFile(path.join(base, 'added/wuxi.txt'), 'utf8')).toBe(PLAN);
    expect(await readdir(path.join(base, 'ingests'))).toEqual(['job-1']);
  }, 30_000);
});
