import { describe, expect, it } from 'vitest';
import { findNumbers } from './numbers.ts';

const read = (text: string): [string, number, string][] =>
  findNumbers(text).map((token) => [text.slice(token.start, token.end), token.value, token.unit]);

describe('findNumbers', () => {
  it.each([
    ['新建5G基站1400个', [['1400个', 1400, '个']]],
    ['累计建成1.2万个5G基站', [['1.2万个', 1.2, '万个']]],
    ['网上零售总额1.0678万亿元', [['1.0678万亿元', 1.0678, '万亿元']]],
    ['同比提升一个百分点以上', [['一个百分点', 1, '个百分点']]],
    ['达到11.25%左右', [['11.25%', 11.25, '%']]],
    ['提高百分之三', [['百分之三', 3, '%']]],
    ['吸引了890多个项目', [['890多个', 890, '个']]],
    ['产值1,234亿元', [['1,234亿元', 1234, '亿元']]],
    [
      '争创一个国家平台、两个重点实验室',
      [
        ['一个', 1, '个'],
        ['两个', 2, '个'],
      ],
    ],
    ['标识注册量过亿，', [['亿', 1, '亿']]],
    ['产值超千亿元。', [['千亿元', 1000, '亿元']]],
    ['有机质达到27克/千克', [['27克/千克', 27, '克/千克']]],
    ['每年创建100个“智改数转”示范工厂', [['100个', 100, '个']]],
    ['逐步建成五大基础库', [['五大', 5, '大']]],
  ])('reads %j', (text, tokens) => {
    expect(read(text)).toEqual(tokens);
  });

  it('reads both ends of a range', () => {
    expect(findNumbers('建设3-5个园区')).toMatchObject([{ value: 3, valueTo: 5, unit: '个' }]);
  });

  it.each([
    ['names', '推动5G网络、G312走廊、“531”产业链、12345热线、“20条”'],
    ['rank lists', '瞄准世界500强、互联网百强企业'],
    ['dates and terms', '2022年8月22日，十四五时期，第七届大赛'],
    ['numbers of documents', '苏数字发〔2022〕4号'],
    ['ordinals', '第3个园区，第二批'],
    ['attributes', '防城港30万吨级进港航道，打造千亿级集群'],
    ['spans of time', '24小时政务服务，历时10个月'],
    ['words', '突破一批难题，是一项重要技术，一流人才，四位一体，元宇宙，3个“建立”'],
    ['names with marks', '助力四个“绿色盐城”建设，抓好“一园一中心十二个平台”组建'],
    ['counts of the own parts of a paper', '共8个方面26项重点任务，20条措施，聚焦4大领域、四个维度，十一项重点任务'],
    ['names of what is there', '五大基础数据库建设，围绕四大主导产业'],
    ['one of several', '全国首批4个试点城市之一'],
    ['two that are both named', '推动自然人和法人两个全生命周期'],
  ])('passes over %s', (_, text) => {
    expect(read(text)).toEqual([]);
  });
});
