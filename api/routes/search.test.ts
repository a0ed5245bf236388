import { describe, expect, it } from 'vitest';
import { buildApp, expectProblem, post } from '../__fixtures__/small-app.ts';

describe('POST /api/search', () => {
  it('gives the source slice with its section path', async () => {
    const { app } = buildApp();
    const response = await app.request(post('/api/search', JSON.stringify({ query: '新建5G基站1400个', limit: 3 })));
    const { passages } = await response.json();
    expect(passages).toHaveLength(1);
    expect(passages[0]).toMatchObject({
      documentId: 'zhenjiang-work-points-2022',
      title: '2022年镇江市数字经济发展工作要点',
      section: ['二、重点工作', '(五)健全数字基础设施体系', '16.'],
      score: 1.5,
    });
    const text = await (await app.request('/api/documents/zhenjiang-work-points-2022/text')).text();
    expect(text.slice(passages[0].start, passages[0].end)).toBe(passages[0].text);
  });

  it('takes a region as people write it', async () => {
    const { app } = buildApp();
    const counts = [['镇江'], ['鎮江市'], ['江苏镇江'], ['盐城']].map(async (regions) => {
      const response = await app.request(
        post('/api/search', JSON.stringify({ query: '5G基站', filters: { regions } })),
      );
      return (await response.json()).passages.length;
    });
    expect(await Promise.all(counts)).toEqual([1, 1, 1, 0]);
  });

  it.each([
    [{ query: ' ' }, 'query'],
    [{ query: '镇江', limit: 0 }, 'limit'],
    [{ query: '镇江', limit: 51 }, 'limit'],
    [{ query: '镇江', limit: '5' }, 'limit'],
    [{ query: '镇江', filters: { regions: ["' OR 1=1 --"] } }, 'filters.regions[0]'],
    [{ query: '镇江', filters: { documentIds: ['x'] } }, 'filters.documentIds[0]'],
  ])('answers 400 to %j', async (body, field) => {
    const problem = await expectProblem(await buildApp().app.request(post('/api/search', JSON.stringify(body))), 400);
    expect(problem.errors).toEqual([{ field, expected: expect.any(String) }]);
  });
});
