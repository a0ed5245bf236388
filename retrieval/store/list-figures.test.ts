import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Figure, PlanDocument } from '../plan-document.ts';
import { threeDocuments } from './__fixtures__/plan-documents.ts';
import { PLACES, type StorePlace } from './__fixtures__/store-places.ts';
import { writeIndex } from './build-index.ts';
import type { StoreLocation } from './database.ts';
import { openStore } from './lance-store.ts';
import type { FigureFilters, PlanStore } from './plan-store.ts';

describe.each(PLACES)('on %s', (_place, openPlace) => {
  let place: StorePlace;
  let at: StoreLocation;
  let store: PlanStore;

  /** 1400个 and 200座 of 临海 in 2022, 1180座 of 东山 from 2022 to 2024, 86个 without a period. */
  const details: Record<string, Partial<Figure>> = {
    '1400个': { region: '临海市', period: { from: 2022, to: 2022, label: '2022年' }, name: '5G基站', kind: 'new' },
    '200座': { region: '临海市', period: { from: 2022, to: 2022, label: '2022年' }, name: '智慧杆塔' },
    '1180座': {
      region: '东山县',
      period: { from: 2022, to: 2024, label: '2022—2024年' },
      name: '5G基站',
      kind: 'cumulative',
    },
    '86个': { region: null, name: "数据'产品" },
  };

  function documents(): PlanDocument[] {
    return threeDocuments().map((document) => ({
      ...document,
      figures: document.figures.map((figure) => ({ ...figure, ...details[figure.valueText] })),
    }));
  }

  beforeAll(async () => {
    place = await openPlace();
    at = await place.location();
    await writeIndex({ ...at, documents: documents(), fingerprint: 'figures' });
    store = await openStore(at);
  });

  afterAll(async () => {
    await store.close();
    await place.close();
  });

  async function values(filters?: FigureFilters): Promise<string[]> {
    const page = await store.figures({ limit: 10, ...(filters && { filters }) });
    expect(page.total).toBe(page.figures.length);
    return page.figures.map(({ valueText }) => valueText);
  }

  describe('figures', () => {
    it('come by document in the order of the build, then by place, as they were written', async () => {
      expect(await values()).toEqual(['1400个', '200座', '1180座', '86个']);
      const { figures } = await store.figures({ limit: 10 });
      expect(figures).toEqual(documents().flatMap((document) => document.figures));
    });

    it('are filtered by region, year, name, kind and document, all at once', async () => {
      expect(await values({ regions: ['临海市'] })).toEqual(['1400个', '200座']);
      expect(await values({ years: [2022] })).toEqual(['1400个', '200座', '1180座']);
      expect(await values({ years: [2023, 2030] })).toEqual(['1180座']);
      expect(await values({ names: ['5G基站', "数据'产品"] })).toEqual(['1400个', '1180座', '86个']);
      expect(await values({ kinds: ['new', 'cumulative'] })).toEqual(['1400个', '1180座']);
      expect(await values({ documentIds: ['linhai-2022'], names: ['5G基站'], years: [2022] })).toEqual(['1400个']);
    });

    it('are none for a list of no names or kinds', async () => {
      expect(await values({ names: [] })).toEqual([]);
      expect(await values({ kinds: [] })).toEqual([]);
      expect(await values({ regions: [], years: [] })).toHaveLength(4);
    });

    it('come in pages that know the total', async () => {
      const page = await store.figures({ limit: 2, offset: 1 });
      expect(page.figures.map(({ valueText }) => valueText)).toEqual(['200座', '1180座']);
      expect(page.total).toBe(4);
      expect(await store.figures({ limit: 2, offset: 9 })).toEqual({ figures: [], total: 4 });
    });

    it.each(["' OR 1=1 --", "5G基站') OR ('1'='1", "\\' OR 1=1 --", '5G基站\u0000'])(
      'take %j as a name that nothing has',
      async (name) => {
        expect(await values({ names: [name] })).toEqual([]);
        expect(await values({ regions: [name] })).toEqual([]);
      },
    );
  });

  describe('figureNames', () => {
    it('gives each name once', () => {
      expect([...store.figureNames()].sort()).toEqual(['5G基站', "数据'产品", '智慧杆塔'].sort());
    });
  });
});
