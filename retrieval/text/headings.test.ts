import { describe, expect, it } from 'vitest';
import { markerOf } from './headings.ts';

const read = (text: string): [string, string, string | null] | null => {
  const marker = markerOf(text);
  return marker && [marker.kind, marker.text, marker.number];
};

describe('markerOf', () => {
  it.each([
    ['一、总体要求', 'han', '一、', '一'],
    ['二十、附则', 'han', '二十、', '二十'],
    ['（五）健全数字基础设施体系', 'han-bracket', '（五）', '五'],
    ['16.打造网络基础设施。', 'number', '16.', '16'],
    ['3、加快发展', 'number', '3、', '3'],
    ['（2）建设平台', 'number-bracket', '（2）', '2'],
    ['①完善制度', 'circle', '①', '①'],
    ['第一章 总则', 'chapter', '第一章', '一'],
    ['第三节 主要目标', 'article-section', '第三节', '三'],
    ['第十二条 本办法', 'clause-article', '第十二条', '十二'],
    ['第二编 创新', 'part', '第二编', '二'],
    ['附件1', 'annex', '附件1', '1'],
    ['附件：', 'annex', '附件：', null],
    ['专栏3重大工程', 'box', '专栏3', '3'],
    ['——数字产业能级显著提升。', 'dash', '——', null],
    ['※常州市加速推进', 'star', '※', null],
    ['## 主要目标', 'markdown', '## ', null],
  ])('reads %j', (text, kind, marker, number) => {
    expect(read(text)).toEqual([kind, marker, number]);
  });

  it.each([
    '1.2万个5G基站',
    '2022年工作',
    '一是构建格局',
    '第一时间传达',
    '一、二、三产业融合发展',
    '二、三线城市',
    '十二个平台',
    '附件2022年度',
    '（市工信局牵头）',
    '数字经济',
  ])('reads no marker in %j', (text) => {
    expect(read(text)).toBeNull();
  });

  it('puts each level of an official paper below the one before', () => {
    const ranks = ['附件1', '第一编 甲', '第一章 甲', '第一节 甲', '一、甲', '（一）甲', '1.甲', '（1）甲', '①甲'].map(
      (text) => markerOf(text)?.rank,
    );
    expect(ranks).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('puts ## below # and both above 一、', () => {
    const [first = 9, second = 9] = [markerOf('# 甲')?.rank, markerOf('## 乙')?.rank];
    expect(first).toBeLessThan(second);
    expect(second).toBeLessThan(4);
  });
});
