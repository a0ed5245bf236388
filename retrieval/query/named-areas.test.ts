import { describe, expect, it } from 'vitest';
import { findRegions } from '../vocabulary/regions.ts';
import { namedAreas } from './named-areas.ts';

const areas = (question: string, inPapers: string[] = []): string[] =>
  namedAreas({
    question,
    regions: findRegions(question),
    skipped: [],
    occurrences: (text) => (inPapers.includes(text) ? 1 : 0),
  }).map(({ name }) => name);

describe('namedAreas', () => {
  it('finds zones, wide areas, streets and waters by name', () => {
    expect(areas('雄安新区2025年的地区生产总值')).toEqual(['雄安新区']);
    expect(areas('南京江北新区有几家企业')).toEqual(['江北新区']);
    expect(areas('长春现代化都市圈2026年目标')).toEqual(['长春现代化都市圈']);
    expect(areas('苏南国家自主创新示范区软件业务收入')).toEqual(['苏南国家自主创新示范区']);
    expect(areas('京津冀优良天数比率和辽河流域水质')).toEqual(['辽河流域', '京津冀']);
    expect(areas('外滩街道新增几家食堂')).toEqual(['外滩街道']);
  });

  it('finds a bare name that the papers have with its zone', () => {
    expect(areas('雄安2025年GDP', ['雄安新区'])).toEqual(['雄安']);
    expect(areas('雄安2025年GDP')).toEqual([]);
  });

  it('takes kinds of places for no names', () => {
    expect(areas('江苏省高新区入选了几家')).toEqual([]);
    expect(areas('全省有多少家省级以上高新区')).toEqual([]);
    expect(areas('要建园区几个，智慧社区几个，特色产业园几个')).toEqual([]);
    expect(areas('建设数字经济示范区有哪些任务')).toEqual([]);
  });

  it('reads official variants of one zone alike', () => {
    const [area] = namedAreas({
      question: '盐城经开区产值',
      regions: findRegions('盐城经开区产值'),
      skipped: [],
      occurrences: () => 0,
    });
    expect(area?.pattern.test('盐城经济技术开发区产值达到300亿元')).toBe(true);
    expect(area?.pattern.test('盐城市产值达到300亿元')).toBe(false);
  });
});
