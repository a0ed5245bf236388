/** Three servers over one bucket behind a proxy: an index is published, and a server killed, while people go on asking. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startS3Server } from '#retrieval/store/__fixtures__/s3-server';
import { objectStore } from '#retrieval/store/object-store';
import { roundRobin } from './__fixtures__/round-robin.ts';
import { startServerProcess } from './__fixtures__/server-process.ts';
import { dingtalkPlatform } from './bots/__fixtures__/dingtalk-platform.ts';
import { until } from './bots/__fixtures__/manual-clock.ts';
import { dingtalkSign } from './bots/dingtalk/dingtalk-robot.ts';
import { bucketRecords } from './records/bucket-records.ts';
import { steadyClock } from './steady-clock.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'plans-three-'));
const started: ChildProcess[] = [];
const planOf = (figure: number): string =>
  `无锡市2023年数字经济工作要点\n一、发展目标\n全年新建5G基站${figure}个，培育数字企业${figure}家。\n`;
const QUESTION = '无锡2023年新建5G基站多少个';

mkdirSync(path.join(folder, 'plans'));
const plan = path.join(folder, 'plans/wuxi.txt');
writeFileSync(plan, planOf(120));

afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Asked {
  id: string;
  text: string;
  quotes: string[];
  servedBy: string;
}

function post(url: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function askWhole(url: string): Promise<Asked> {
  const response = await post(`${url}/api/ask`, { question: QUESTION });
  expect(response.status).toBe(200);
  const { id, answer, citations } = await response.json();
  const quotes = citations.map(({ quote }: { quote: string }) => quote);
  return { id, text: answer, quotes, servedBy: response.headers.get('x-served-by') ?? '' };
}

async function askStream(url: string): Promise<Asked> {
  const response = await post(`${url}/api/chat`, { question: QUESTION });
  expect(response.status).toBe(200);
  const lines = (await response.text()).split('\n').filter((line) => line.startsWith('data: {'));
  const parts = lines.map((line) => JSON.parse(line.slice('data: '.length)));
  const text = parts.flatMap(({ type, delta }) => (type === 'text-delta' ? [delta] : [])).join('');
  const quotes = parts.flatMap(({ type, data }) => (type === 'data-citation' ? [data.quote] : []));
  const id = parts.find(({ type }) => type === 'data-answer')?.data.id;
  return { id, text, quotes, servedBy: response.headers.get('x-served-by') ?? '' };
}

/** The figure that an answer and all its quotes agree on. */
function figureOf({ text, quotes }: Asked): string {
  const figures = new Set([text, ...quotes].map((each) => /(120|150)个/.exec(each)?.[1] ?? each));
  expect([...figures]).toHaveLength(1);
  expect(quotes.length).toBeGreaterThan(0);
  const [figure = ''] = figures;
  return figure;
}

describe('three servers over one bucket', () => {
  it('go over to a new index without a failed request or a mixed answer, and share what they keep', async () => {
    const store = await startS3Server();
    const platform = await dingtalkPlatform();
    const { uri, storageOptions = {} } = store.location('index');
    const environment = (name: string): Record<string, string> => ({
      PLANS_DIR: path.join(folder, 'plans'),
      DATA_DIR: path.join(folder, name),
      LANCEDB_URI: uri,
      RECORDS_URI: 's3://plans/records',
      AWS_ENDPOINT: storageOptions.endpoint ?? '',
      AWS_REGION: storageOptions.region ?? '',
      AWS_ACCESS_KEY_ID: storageOptions.accessKeyId ?? '',
      AWS_SECRET_ACCESS_KEY: storageOptions.secretAccessKey ?? '',
      DINGTALK_CLIENT_SECRET: 'client-secret',
      DINGTALK_STREAM: 'off',
      DINGTALK_API_BASE: platform.http.url,
      BOT_REPLY_ORIGINS: platform.http.url,
    });
    const servers = ['one', 'two', 'three'].map((name) =>
      startServerProcess({ cwd: folder, environment: environment(name) }),
    );
    started.push(...servers.map(({ child }) => child));
    const urls = await Promise.all(servers.map(({ written }) => written(/http:\/\/127\.0\.0\.1:\d+/)));
    await Promise.all(servers.map(({ written }) => written(/已就绪/)));
    const proxy = await roundRobin(urls);

    const answers: Asked[] = [];
    let isAsking = true;
    const faults: unknown[] = [];
    const people = [askWhole, askStream, askWhole, askStream].map(async (ask) => {
      while (isAsking) {
        try {
          answers.push(await ask(proxy.url));
        } catch (fault) {
          faults.push(fault);
        }
      }
    });

    await until(() => answers.length > 20);
    writeFileSync(plan, planOf(150));
    const ingestion = spawn(process.execPath, [path.join(import.meta.dirname, 'commands/ingest.ts')], {
      cwd: folder,
      env: { ...process.env, ...environment('one') },
      stdio: 'ignore',
    });
    started.push(ingestion);
    expect(await once(ingestion, 'exit')).toEqual([0, null]);
    await Promise.all(servers.map(({ written }) => written(/已换用新的索引/)));
    for (const url of urls) expect(figureOf(await askWhole(url))).toBe('150');
    expect(faults).toEqual([]);
    expect(new Set(answers.map(({ servedBy }) => servedBy))).toEqual(new Set(urls));

    // What was answered before, and after, by any of them is known to each of them.
    const records = bucketRecords({
      objects: objectStore({ uri: 's3://plans/records', storageOptions }),
      retentionDays: 1,
      clock: steadyClock(),
    });
    const figuresOf = new Map<string, Set<string>>();
    for (const asked of answers) {
      const version = (await records.answer(asked.id))?.indexVersion ?? 'none';
      figuresOf.set(version, (figuresOf.get(version) ?? new Set()).add(figureOf(asked)));
    }
    expect([...figuresOf.values()].map((figures) => [...figures])).toEqual([['120'], ['150']]);
    for (const { id, servedBy } of [answers[0], answers.at(-1)].filter((one) => one !== undefined)) {
      for (const url of urls.filter((each) => each !== servedBy)) {
        expect((await post(`${url}/api/feedback`, { answerId: id, vote: 'up' })).status).toBe(204);
        expect((await fetch(`${url}/api/answers/${id}?format=docx`)).status).toBe(200);
      }
      expect(await records.feedbackOf(id)).toHaveLength(2);
    }

    // The platform sends a message to two of them.
    const sent = (): string[] => platform.http.callsTo('/robot/sendBySession').map(({ body }) => body.markdown.text);
    const tell = async (url: string, message: object): Promise<void> => {
      const timestamp = String(Date.now());
      const headers = { 'content-type': 'application/json', timestamp, sign: dingtalkSign(timestamp, 'client-secret') };
      const told = await fetch(`${url}/bots/dingtalk/robot`, {
        method: 'POST',
        headers,
        body: JSON.stringify(message),
      });
      expect(told.status).toBe(200);
    };
    const lasting = { sessionWebhookExpiredTime: Date.now() + 5_400_000 };
    const question = platform.message(QUESTION, lasting);
    await Promise.all(urls.map((url) => tell(url, question)));
    await until(() => sent().length === 1);
    await tell(urls[1] ?? '', platform.message('你能做什么', lasting));
    await until(() => sent().length > 1);
    expect(sent()[0]).toContain('150个');
    expect(sent()).toHaveLength(2);

    const before = answers.length;
    servers[1]?.child.kill('SIGKILL');
    await servers[1]?.exited;
    await until(() => answers.length > before + 20);
    isAsking = false;
    await Promise.all(people);
    // Only an answer that the dead one had begun can have broken off.
    expect(faults.length).toBeLessThanOrEqual(people.length);
    const later = answers.slice(-10);
    expect(later.map(figureOf)).toEqual(Array.from({ length: 10 }, () => '150'));
    expect(later.some(({ servedBy }) => servedBy === urls[1])).toBe(false);
    await proxy.close();
    for (const { child } of servers) child.kill('SIGTERM');
    const outputs = await Promise.all(servers.map(({ exited }) => exited));
    expect(outputs.map(({ output }) => output).join()).not.toContain('test-secret');
    await platform.close();
    await store.close();
  }, 120_000);
});
