import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planDocument, threeDocuments } from './__fixtures__/plan-documents.ts';
import { ALL_PLACES, type StorePlace, tableNamesIn } from './__fixtures__/store-places.ts';
import { type BuildProgress, writeIndex } from './build-index.ts';
import type { StoreLocation } from './database.ts';
import type { PassageEmbedder, QueryEmbedder } from './embedding.ts';
import { openStore, readCurrent } from './lance-store.ts';

const SIZE = 4;
/** Words of one thing; each thing is a direction. */
const THINGS = [/充电桩|补能/, /基站/, /督查/];

function vectorOf(text: string): Float32Array {
  return Float32Array.from([...THINGS.map((thing) => (thing.test(text) ? 1 : 0)), 0.1]);
}

const embedded: string[] = [];
const passages: PassageEmbedder = {
  model: 'things',
  size: async () => SIZE,
  embed: async (texts) => {
    embedded.push(...texts);
    return texts.map(vectorOf);
  },
};
const questions: QueryEmbedder = { model: 'things', embed: async (text) => vectorOf(text) };

const documents = () => [
  ...threeDocuments(),
  planDocument({
    id: 'charging',
    title: '另一份文件',
    region: '西山市',
    years: [2025],
    sections: [{ heading: '一、任务', clauses: ['建设充电桩300个。', '改造老旧小区20个。'] }],
  }),
];

describe.each(ALL_PLACES)('on %s', (_place, openPlace) => {
  let place: StorePlace;
  let at: StoreLocation;
  const steps: BuildProgress[] = [];

  beforeAll(async () => {
    place = await openPlace();
    at = await place.location();
    embedded.length = 0;
    await writeIndex({
      ...at,
      documents: documents(),
      fingerprint: 'four',
      embedding: { embedder: passages, size: SIZE },
      onProgress: (step) => steps.push(step),
    });
  });

  afterAll(() => place.close());

  async function found(text: string, options: { filters?: { regions?: string[] }; by?: QueryEmbedder } = {}) {
    const store = await openStore({ ...at, queryEmbedder: options.by ?? questions });
    const { filters } = options;
    const matches = await store.search({ text, limit: 3, ...(filters && { filters }) });
    await store.close();
    return matches.map(({ passage }) => passage.indexText);
  }

  describe('a search by words and vectors', () => {
    it('finds what is said in other words', async () => {
      expect(await found('补能')).toEqual(expect.arrayContaining(['建设充电桩300个。']));
      expect((await found('补能'))[0]).toBe('建设充电桩300个。');
      const store = await openStore(at);
      expect(await store.search({ text: '补能', limit: 3 })).toEqual([]);
      expect(store.embedding).toBeUndefined();
      await store.close();
    });

    it('puts first what both rankings find', async () => {
      expect((await found('新建5G基站'))[0]).toBe('年内新建5G基站1400个,重点场所深度覆盖。');
    });

    it('keeps to the filters', async () => {
      expect(await found('补能', { filters: { regions: ['临海市'] } })).not.toContain('建设充电桩300个。');
      expect(await found('补能', { filters: { regions: ['西山市'] } })).toHaveLength(2);
    });

    it('goes by words alone while there is no vector of the question, or one of another model', async () => {
      const none: QueryEmbedder = { model: 'things', embed: async () => null };
      const other: QueryEmbedder = { model: 'other', embed: async () => vectorOf('基站') };
      const store = await openStore(at);
      const byWords = (await store.search({ text: '5G基站', limit: 3 })).map(({ passage }) => passage.indexText);
      await store.close();
      expect(await found('5G基站', { by: none })).toEqual(byWords);
      expect(await found('5G基站', { by: other })).toEqual(byWords);
    });
  });

  describe('a build with vectors', () => {
    it('embeds each passage with its title and headings, and says how far it is', async () => {
      expect(embedded).toHaveLength(9);
      expect(embedded).toContain('另一份文件\n一、任务\n建设充电桩300个。');
      expect(steps.filter(({ kind }) => kind === 'passages-embedded').at(-1)).toEqual({
        kind: 'passages-embedded',
        done: 9,
        passages: 9,
      });
      expect((await readCurrent(at))?.embedding).toEqual({ model: 'things', size: 4 });
    });

    it('has none when the model fails or gives another size, and is then stale', async () => {
      const fails = [
        async () => Promise.reject(new Error('not there')),
        async (texts: readonly string[]) => texts.map(() => Float32Array.of(1, 2)),
      ];
      for (const embed of fails) {
        const elsewhere = await place.location();
        const told: unknown[] = [];
        const { version } = await writeIndex({
          ...elsewhere,
          documents: documents(),
          fingerprint: 'four',
          embedding: { embedder: { ...passages, embed }, size: SIZE },
          onProgress: (step) => step.kind === 'embedding-failed' && told.push(step.fault),
        });
        expect(told).toHaveLength(1);
        expect(await tableNamesIn(elsewhere)).not.toContain(`vectors_${version}`);
        const current = await readCurrent(elsewhere);
        expect(current).toMatchObject({ embedding: null, documents: 4, fingerprint: 'four without vectors' });
      }
    });
  });
});
