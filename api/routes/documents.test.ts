import { describe, expect, it } from 'vitest';
import { buildApp, expectProblem } from '../__fixtures__/small-app.ts';
import { smallStore } from '../__fixtures__/small-store.ts';

describe('documentRoutes', () => {
  it('lists them with their counts', async () => {
    const response = await buildApp().app.request('/api/documents');
    expect(await response.json()).toEqual({
      documents: [
        {
          id: 'zhenjiang-work-points-2022',
          file: 'zhenjiang-work-points-2022.txt',
          title: '2022年镇江市数字经济发展工作要点',
          documentNumber: '镇数字发〔2022〕4号',
          issuer: '镇江市数字经济工作领导小组',
          published: '2022-08-22',
          dates: { signed: '2022-08-22' },
          region: '镇江市',
          level: 'city',
          kind: 'work-points',
          years: [2022],
          passages: 2,
          characters: 218,
        },
      ],
    });
  });

  it('gives the outline with spans', async () => {
    const { app } = buildApp();
    const { outline } = await (await app.request('/api/documents/zhenjiang-work-points-2022')).json();
    const text = await (await app.request('/api/documents/zhenjiang-work-points-2022/text')).text();
    expect(outline[2]).toMatchObject({
      index: 2,
      parent: 1,
      depth: 2,
      label: '(五)健全数字基础设施体系',
      region: null,
    });
    expect(text.slice(outline[2].headingStart, outline[2].headingEnd)).toBe('(五)健全数字基础设施体系');
  });

  it('gives the text as plain text in UTF-8', async () => {
    const response = await buildApp().app.request('/api/documents/zhenjiang-work-points-2022/text');
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).toContain('新建5G基站1400个');
  });

  it('gives the text in simplified characters, every one at its place', async () => {
    const text = '數據產業：新增5G基站1400個。';
    const original = smallStore();
    const store = {
      ...original,
      document: async (id: string) => ({ ...(await original.document(id)), text }) as never,
    };
    const { app } = buildApp({ store: () => store });
    const path = '/api/documents/zhenjiang-work-points-2022/text';
    expect(await (await app.request(path)).text()).toBe(text);
    expect(await (await app.request(`${path}?script=simplified`)).text()).toBe('数据产业：新增5G基站1400个。');
    await expectProblem(await app.request(`${path}?script=latin`), 400);
  });

  it.each([
    '/api/documents/no-such',
    '/api/documents/no-such/text',
    '/api/documents/..%2f..%2fetc',
    '/api/documents/%E0%A4',
  ])('answers 404 to %s', async (path) => {
    await expectProblem(await buildApp().app.request(path), 404);
  });
});
