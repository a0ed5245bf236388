import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { threeDocuments } from './__fixtures__/plan-documents.ts';
import { ALL_PLACES, type StorePlace } from './__fixtures__/store-places.ts';
import { writeIndex } from './build-index.ts';
import type { StoreLocation } from './database.ts';
import { openStore, readCurrent } from './lance-store.ts';
import type { PlanStore, SearchFilters } from './plan-store.ts';

describe.each(ALL_PLACES)('on %s', (_place, openPlace) => {
  let place: StorePlace;
  let at: StoreLocation;
  let store: PlanStore;

  beforeAll(async () => {
    place = await openPlace();
    at = await place.location();
    await writeIndex({ ...at, documents: threeDocuments(), fingerprint: 'three' });
    store = await openStore(at);
  });

  afterAll(async () => {
    await store.close();
    await place.close();
  });

  async function documentsFound(text: string, filters?: SearchFilters): Promise<string[]> {
    const found = await store.search({ text, limit: 10, ...(filters && { filters }) });
    return [...new Set(found.map(({ passage }) => passage.documentId))].sort();
  }

  describe('openStore', () => {
    it('lists the documents in order of their ids, without their text', () => {
      const documents = store.documents();
      expect(documents.map(({ id }) => id)).toEqual(['bulletin-2022-05', 'dongshan-2023', 'linhai-2022']);
      expect(documents[1]).toEqual({
        id: 'dongshan-2023',
        file: 'dongshan-2023.txt',
        title: '東山縣數字經濟發展行動計劃',
        documentNumber: null,
        issuer: null,
        published: null,
        dates: {},
        region: '东山县',
        level: null,
        kind: 'plan',
        years: [2022, 2023, 2024],
      });
    });

    it('gives a document back as it was written, and null for an unknown one', async () => {
      const [written] = threeDocuments();
      const document = await store.document('linhai-2022');
      expect(document?.text).toBe(written?.text);
      expect(document?.sections).toEqual(written?.sections);
      expect(document?.factSpans).toEqual({ title: { start: 0, end: 16 } });
      expect(document?.passageCount).toBe(3);
      expect(await store.document("linhai-2022' OR '1'='1")).toBeNull();
    });

    it('gives passages back with every offset, in the order of the text', async () => {
      const written = threeDocuments()[1]?.passages;
      expect(await store.passagesOf('dongshan-2023')).toEqual(written);
      expect(written?.[0]?.indexText).toContain('1180座,电子商务');
    });

    it('gives passages in the order asked and leaves unknown ids out', async () => {
      const ids = (await store.passagesOf('linhai-2022')).map(({ id }) => id).reverse();
      const found = await store.passages([...ids, 'linhai-2022:0-99999']);
      expect(found.map(({ id }) => id)).toEqual(ids);
      expect(await store.passages([])).toEqual([]);
    });

    it('gives the figures of passages in the order of the passages', async () => {
      const passages = await store.passagesOf('linhai-2022');
      const figures = await store.figuresOf(passages.map(({ id }) => id).reverse());
      expect(figures.map(({ valueText }) => valueText)).toEqual(['200座', '1400个']);
    });

    it('counts each word once for a passage or heading', () => {
      const words = store.words();
      expect(words.get('5g')).toBe(2);
      expect(words.get('电子')).toBe(1);
      expect(words.get('数字')).toBe(4);
      expect(words.has('電子')).toBe(false);
      expect(words.has('2022')).toBe(false);
      expect(words.has('年')).toBe(false);
    });

    it('answers the questions under way before it closes', async () => {
      const closing = await openStore(at);
      const asked = [closing.search({ text: '5G基站', limit: 3 }), closing.passagesOf('linhai-2022')];
      await closing.close();
      expect((await Promise.all(asked)).map((found) => found.length)).toEqual([3, 3]);
    });

    it('fails with a code where no index is', async () => {
      const empty = await place.location();
      await expect(openStore(empty)).rejects.toMatchObject({ name: 'StoreFault', code: 'index-missing' });
      expect(await readCurrent(empty)).toBeNull();
    });
  });

  describe('search', () => {
    it('finds the passage that the question is about first', async () => {
      const [best] = await store.search({ text: '临海5G基站目标是多少', limit: 5 });
      expect(best?.passage.indexText).toBe('年内新建5G基站1400个,重点场所深度覆盖。');
      expect(best?.score).toBeGreaterThan(0);
    });

    it('meets Traditional text with simplified questions and the other way round', async () => {
      expect((await store.search({ text: '跨境电商园区', limit: 1 }))[0]?.passage.documentId).toBe('dongshan-2023');
      expect((await store.search({ text: '園區', limit: 1 }))[0]?.passage.documentId).toBe('dongshan-2023');
      expect((await store.search({ text: '２００', limit: 1 }))[0]?.passage.documentId).toBe('linhai-2022');
    });

    it('searches title, headings and region along with the passage', async () => {
      const found = await store.search({ text: '保障措施', limit: 1 });
      expect(found[0]?.passage.indexText).toBe('市工信局牵头开展督查评估,按季度通报。');
      expect((await store.search({ text: '海东省', limit: 1 }))[0]?.passage.documentId).toBe('bulletin-2022-05');
    });

    it('filters by region, the region of a section before that of its document', async () => {
      expect(await documentsFound('数字经济', { regions: ['临海市'] })).toEqual(['bulletin-2022-05', 'linhai-2022']);
      expect(await documentsFound('增加值', { regions: ['海东省'] })).toEqual(['bulletin-2022-05']);
      expect(await documentsFound('数据产品', { regions: ['海东省'] })).not.toContain('linhai-2022');
      expect(await documentsFound('数字经济', { regions: ['临海'] })).toEqual([]);
    });

    it('filters by year and by document', async () => {
      expect(await documentsFound('数字经济', { years: [2024, 2030] })).toEqual(['dongshan-2023']);
      expect(await documentsFound('数字经济', { years: [2022], documentIds: ['linhai-2022'] })).toEqual([
        'linhai-2022',
      ]);
      expect(await documentsFound('数字经济', { years: [2022.5] })).toEqual([]);
    });

    it('does not restrict by an empty list', async () => {
      const all = ['bulletin-2022-05', 'dongshan-2023', 'linhai-2022'];
      expect(await documentsFound('数字经济', { regions: [], years: [], documentIds: [] })).toEqual(all);
    });

    it.each(["' OR 1=1 --", "临海市') OR ('1'='1", "\\' OR 1=1 --", '临海市\u0000', "'; DROP TABLE passages; --"])(
      'takes the filter %j as a name that nothing has',
      async (region) => {
        expect(await documentsFound('数字经济', { regions: [region] })).toEqual([]);
        expect(await documentsFound('数字经济', { documentIds: [region] })).toEqual([]);
        expect(await documentsFound('数字经济')).toHaveLength(3);
      },
    );

    it.each(["' OR 1=1 --", '"', '%', '', '   ', '。，？', '\u0000', '((((', 'AND OR NOT', '🙂'])(
      'lives with the question %j',
      async (text) => {
        expect(await store.search({ text, limit: 3 })).toEqual([]);
      },
    );

    it('keeps to the limit', async () => {
      expect(await store.search({ text: '数字经济', limit: 2 })).toHaveLength(2);
      expect(await store.search({ text: '数字经济', limit: 0 })).toEqual([]);
    });

    it('counts a word once, however often the question says it', async () => {
      const once = await store.search({ text: '基站', limit: 3 });
      expect(await store.search({ text: '基站 基站，基站！', limit: 3 })).toEqual(once);
    });

    it('uses the first 200 characters of a long question', async () => {
      const long = `基站${'，'.repeat(198)}园区`;
      expect(await store.search({ text: long, limit: 3 })).toEqual(await store.search({ text: '基站', limit: 3 }));
    });
  });
});
