import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddingServer, startEmbeddingServer } from './__fixtures__/embedding-server.ts';
import { openEmbeddingModel } from './embedding-model.ts';
import { type Embedding, embeddingWith } from './open-embedding.ts';

let server: EmbeddingServer;
let folder: string;
let clock: number;
let changes: unknown[];

beforeEach(async () => {
  server = await startEmbeddingServer();
  folder = await mkdtemp(path.join(tmpdir(), 'plans-embedding-'));
  clock = 1_700_000_000_000;
  changes = [];
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

function open(id = 'small-model'): Embedding {
  return embeddingWith({
    model: openEmbeddingModel({ id, baseUrl: server.baseUrl, apiKey: 'sk-hidden' }),
    cacheFile: path.join(folder, 'embeddings.sqlite'),
    now: () => clock,
    onChange: (fault) => changes.push(fault),
  });
}

const texts = (count: number): string[] => Array.from({ length: count }, (_, index) => `第${index}条`);

describe('vectors of passages', () => {
  it('are asked for ten texts at a time, with the key, and come in order', async () => {
    const { passages } = open();
    expect(await passages.size()).toBe(8);
    server.requests.length = 0;
    const vectors = await passages.embed([...texts(24), '新建充电桩'], 8);
    expect(server.requests.map(({ input }) => input.length).sort()).toEqual([10, 10, 5]);
    expect(server.requests[0]).toMatchObject({ model: 'small-model', authorization: 'Bearer sk-hidden' });
    expect(vectors).toHaveLength(25);
    expect(vectors[24]?.[0]).toBe(1);
    expect(vectors[3]?.[0]).toBeCloseTo(0.01);
  });

  it('are asked for once, by whatever process, and again for another model or size', async () => {
    const first = await open().passages.embed(['养老', '基站', '养老'], 8);
    expect(server.requests.map(({ input }) => input)).toEqual([['养老', '基站']]);
    const again = await open().passages.embed(['基站', '养老', '新的'], 8);
    expect(server.requests.slice(1).map(({ input }) => input)).toEqual([['新的']]);
    expect(again.slice(0, 2)).toEqual([first[1], first[0]]);
    await open('other-model').passages.embed(['基站'], 8);
    server.size = 6;
    await open().passages.embed(['基站'], 6);
    expect(server.requests).toHaveLength(4);
  });

  it('are forgotten when no build has wanted them for ninety days', async () => {
    await open().passages.embed(['旧的', '用着的'], 8);
    clock += 60 * 24 * 3_600_000;
    await open().passages.embed(['用着的'], 8);
    clock += 60 * 24 * 3_600_000;
    await open().passages.embed(['旧的', '用着的'], 8);
    expect(server.requests.map(({ input }) => input)).toEqual([['旧的', '用着的'], ['旧的']]);
  });

  it('are tried again after a fault that passes', async () => {
    server.statuses = [503, 429];
    expect(await open().passages.embed(['基站'], 8)).toHaveLength(1);
    expect(server.requests).toHaveLength(3);
    expect(changes).toEqual([]);
  });

  it('end with a fault that names neither key nor text', async () => {
    server.statuses = [401];
    const fault = await open()
      .passages.embed(['机密的条目'], 8)
      .catch((reason: unknown) => reason);
    expect(fault).toMatchObject({ code: 'embedding-unavailable', message: expect.stringContaining('HTTP 401') });
    expect(String(fault)).not.toMatch(/hidden|机密/);
    expect(server.requests).toHaveLength(1);
  });
});

describe('vectors of questions', () => {
  it('are asked for once for the searches of one question', async () => {
    const { questions } = open();
    const [one, other] = await Promise.all([questions.embed('基站', 8), questions.embed('基站', 8)]);
    expect(one).toBe(other);
    expect(server.requests).toHaveLength(1);
  });

  it('are null while the model fails, which is told once, as is its return', async () => {
    const embedding = open();
    server.statuses = [500, 500, 500];
    expect(await embedding.questions.embed('基站', 8)).toBeNull();
    expect(embedding.state()).toBe('unavailable');
    expect(await embedding.questions.embed('养老', 8)).toBeNull();
    expect(server.requests).toHaveLength(1);
    clock += 15_000;
    expect(await embedding.questions.embed('基站', 8)).toBeNull();
    expect(server.requests).toHaveLength(2);
    server.statuses = [];
    clock += 15_000;
    expect((await embedding.questions.embed('基站', 8))?.[1]).toBe(1);
    expect(embedding.state()).toBe('ok');
    expect(changes).toEqual([expect.objectContaining({ code: 'embedding-unavailable' }), null]);
  });

  it('are null when the model gives another size than the index has', async () => {
    const embedding = open();
    expect(await embedding.questions.embed('基站', 1024)).toBeNull();
    expect(changes).toEqual([
      expect.objectContaining({ message: 'The embedding model gave 8 numbers, the index has 1024.' }),
    ]);
  });
});
