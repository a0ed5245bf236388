import { describe, expect, it } from 'vitest';
import { documentOf } from '../../__fixtures__/seed-documents.ts';

/** Region and statement of each figure of a sentence. */
const saidIn = (title: string, sentence: string): string[] =>
  documentOf(`${title}\n\n一、工作安排\n${sentence}\n`).figures.map(
    ({ region, statement }) => `${region} ${statement}`,
  );

const CITY = '扬州市2024年工作要点';
const PROVINCE = '江苏省2024年工作简报';

describe('figures of a sentence with several places', () => {
  it.each<[string, string, string, string[]]>([
    [
      '全市 ends what a zone did',
      CITY,
      '扬州高新区新建5G基站120个，全市新建5G基站1500个。',
      ['扬州市 扬州高新区新建5G基站120个', '扬州市 新建5G基站1500个'],
    ],
    [
      'what all of the city has is not what drove it',
      CITY,
      '扬州高新区新建5G基站120个，带动全市累计建成5G基站1500个。',
      ['扬州市 扬州高新区新建5G基站120个', '扬州市 带动全市累计建成5G基站1500个'],
    ],
    [
      '全省 in a paper of a city is the province',
      CITY,
      '全省5G基站累计达到7万座，全国达到300万座。',
      ['江苏省 5G基站累计达到7万座', '全国 5G基站达到300万座'],
    ],
    [
      '全市 in a paper of the province is the city named before',
      PROVINCE,
      '扬州市邗江区新建5G基站120个，全市新建1500个。',
      ['邗江区 扬州市邗江区新建5G基站120个', '扬州市 5G基站新建1500个'],
    ],
    [
      'places joined by 分别 have one each',
      PROVINCE,
      '泰州和扬州分别新建5G基站800个和900个。',
      ['泰州市 泰州5G基站800个', '扬州市 扬州5G基站900个'],
    ],
    [
      'what stands behind the last of several places is said of each',
      CITY,
      '邗江区、江都区规上工业产值分别增长5%、6%。',
      ['邗江区 邗江区规上工业产值增长5%', '江都区 江都区规上工业产值增长6%'],
    ],
    [
      'members of a whole are named like it',
      CITY,
      '全市新建5G基站1500个，其中邗江区200个、扬州高新区120个、大桥镇20个。',
      [
        '扬州市 新建5G基站1500个',
        '邗江区 邗江区新建5G基站200个',
        '扬州市 扬州高新区新建5G基站120个',
        '扬州市 大桥镇新建5G基站20个',
      ],
    ],
    [
      'a member in brackets too',
      CITY,
      '全市累计建成5G基站1500个（其中邗江区200个）。',
      ['扬州市 累计建成5G基站1500个', '邗江区 邗江区累计建成5G基站200个'],
    ],
    [
      'a town goes on behind a comma',
      CITY,
      '大桥镇新建5G基站20个，新增企业30家。',
      ['扬州市 大桥镇新建5G基站20个', '扬州市 大桥镇新增企业30家'],
    ],
    [
      'a park that no list of divisions has, up to 全市',
      '青禾市2024年工作要点',
      '望江新区开工项目35个，实现工业总产值210亿元，全市实现工业总产值900亿元。',
      ['青禾市 望江新区开工项目35个', '青禾市 望江新区实现工业总产值210亿元', '青禾市 实现工业总产值900亿元'],
    ],
    [
      'what is done for a park is not what it has',
      CITY,
      '支持望江新区建设，规上工业产值达到860亿元。',
      ['扬州市 规上工业产值达到860亿元'],
    ],
    [
      'where things come from is no place of theirs',
      CITY,
      '引进上海企业5家、北京企业3家。',
      ['扬州市 引进上海企业5家', '扬州市 引进北京企业3家'],
    ],
    [
      'kinds of parks and towns are no places',
      CITY,
      '全市创建绿色园区12家，其中特色小镇5家、绿色园区2家。',
      ['扬州市 创建绿色园区12家', '扬州市 创建特色小镇5家', '扬州市 绿色园区2家'],
    ],
    [
      'a clause in between that counts nothing hands on no place',
      PROVINCE,
      '数字产业能级稳步提升，无锡试验区获批建设，16家企业入围全国百强企业。',
      ['江苏省 16家企业入围全国百强企业'],
    ],
    [
      'a place behind the number of its clause',
      CITY,
      '1.仪征市新建候车亭60个，高邮市新建候车亭35个。\n（二）全省建成船闸12座。\n①江都区新建厂房12栋。',
      [
        '仪征市 仪征市新建候车亭60个',
        '高邮市 高邮市新建候车亭35个',
        '江苏省 建成船闸12座',
        '江都区 江都区新建厂房12栋',
      ],
    ],
  ])('%s', (_, title, sentence, said) => {
    expect(saidIn(title, sentence)).toEqual(said);
  });
});
