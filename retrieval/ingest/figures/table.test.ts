import { describe, expect, it } from 'vitest';
import { documentOf } from '../../__fixtures__/seed-documents.ts';

const said = (paper: string): string[] =>
  documentOf(paper).figures.map(({ period, statement }) => `${period?.label ?? ''} ${statement}`);

describe('rowFigures', () => {
  it('gives each value the head above it where the corner of the table was lost', () => {
    const paper = `测试县2019年国民经济和社会发展统计公报
表1 2019年测试县生产总值
| 绝对数 (亿元) | 比上年增长 (%) |
第一产业 | 37.15 | 2.5 |
第二产业 | 339.25 | 4.5 |
`;
    expect(said(paper)).toEqual([
      '2019年 第一产业绝对数37.15亿元',
      '2019年 第一产业比上年增长2.5%',
      '2019年 第二产业绝对数339.25亿元',
      '2019年 第二产业比上年增长4.5%',
    ]);
  });

  it('says nothing of a row with more cells than the head', () => {
    const paper = '测试县2019年统计公报\n指标 | 产量（吨） |\n粮食 | 12 |\n油料 | 1.5 | 2.5 |\n';
    expect(said(paper)).toEqual(['2019年 粮食产量12吨']);
  });

  it('takes the year that prices are measured by for no year of the value', () => {
    const paper =
      '测试县2022年统计公报\n指标 | 按2020年不变价格计算（万元） | 比2015年增长（%） | 2021年（万元） |\n工业 | 350 | 12 | 320 |\n';
    expect(said(paper)).toEqual([
      '2022年 工业按2020年不变价格计算350万元',
      '2022年 工业比2015年增长12%',
      '2021年 工业320万元',
    ]);
  });

  it('keeps the measure that a head gives beside its year', () => {
    const paper =
      '测试县2023年重点项目表\n项目名称 | 总投资（万元） | 2023年计划投资（万元） | 2023年目标 |\n厂房二期 | 3600 | 1500 | 80% |\n';
    expect(said(paper)).toEqual([
      '2023年 厂房二期总投资3600万元',
      '2023年 厂房二期计划投资1500万元',
      '2023年 厂房二期80%',
    ]);
  });

  it('takes the kind of a row from its name', () => {
    const paper =
      '测试县2023年主要指标\n指标 | 2023年（个） |\n新建充电桩 | 100 |\n累计建成充电桩 | 800 |\n充电桩 | 900 |\n';
    expect(documentOf(paper).figures.map(({ kind }) => kind)).toEqual(['new', 'cumulative', 'level']);
  });

  it('keeps what a head says beside its year, and takes a year above from the line of its group', () => {
    const paper = `测试县2024年主要经济指标
指标 | 单位 | 2023年完成 |  | 2024年目标 | 
数值 | 增速 | 数值 | 增速
地区生产总值 | 亿元 | 1500 | 6.5% | 1620 | 6.0%
`;
    expect(said(paper)).toEqual([
      '2023年 地区生产总值1500亿元',
      '2023年 地区生产总值增速6.5%',
      '2024年 地区生产总值1620亿元',
      '2024年 地区生产总值增速6.0%',
    ]);
    const [, growth] = documentOf(paper).figures;
    expect(growth?.context.slice(0, 2).map(({ span }) => paper.slice(span.start, span.end))).toEqual([
      '增速',
      '2023年完成',
    ]);
    expect(said('测试县重点项目表\n项目 | 总投资（亿元） | 2024年计划投资（亿元）\n智慧港口 | 8 | 3\n')).toContain(
      '2024年 智慧港口计划投资3亿元',
    );
  });

  it('takes no body for a unit, and the unit that stands behind a name', () => {
    expect(
      said('测试县2024年工作要点\n类别 | 2024年 | 责任单位\n敬老院（所） | 5 | 县民政局\n食堂（家） | 20 | 县民政局\n'),
    ).toEqual(['2024年 敬老院5所', '2024年 食堂20家']);
  });

  it('gives 全市 of a table that lists the own place among others to nobody, 全省 to the province', () => {
    const figures = (paper: string): string[] =>
      documentOf(paper).figures.map(({ region, statement }) => `${region} ${statement}`);
    const title = '靖江市2023年国民经济和社会发展统计公报\n地区 | 常住人口（万人） |\n';
    expect(figures(`${title}靖江市 | 66 |\n泰兴市 | 98 |\n全市 | 450 |\n全省 | 8526 |\n`)).toEqual([
      '靖江市 常住人口66万人',
      '泰兴市 常住人口98万人',
      '江苏省 常住人口8526万人',
    ]);
    expect(figures(`${title}靖城街道 | 25 |\n斜桥镇 | 7 |\n全市 | 66 |\n`).at(-1)).toBe('靖江市 常住人口66万人');
  });

  it('names the value of a place by its head, never by the office that answers for it', () => {
    const paper =
      '2024年分县目标\n县 | 2024年新建5G基站（个） | 牵头单位 |\n丰县 | 166 | 县工信局 |\n泗阳县 | 177 | 县发改局 |\n';
    const figures = documentOf(paper).figures.map(({ region, statement }) => `${region} ${statement}`);
    expect(figures).toEqual(['丰县 新建5G基站166个', '泗阳县 新建5G基站177个']);
  });

  it('takes no place of the row above for 全市 where that row lacks a value', () => {
    const paper = '泰州市2023年统计公报\n地区 | 生产总值（亿元） | 增速（%） |\n靖江市 | 1200 | 6.2 |\n全市 | 6700 |\n';
    expect(said(paper)).toEqual(['2023年 生产总值1200亿元', '2023年 增速6.2%']);
  });
});
