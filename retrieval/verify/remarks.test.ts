import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { verifyStatement } from './verify-statement.ts';

const plan = 'jiangsu-14th-five-year-digital-economy-plan-2021';
const yancheng = 'yancheng-digital-economy-action-plan-2022-2024';
const zhenjiang = 'zhenjiang-digital-economy-work-points-2022';

// 支持南京、苏州、无锡、常州、盐城等地因地制宜开展能源互联网试点示范城市建设
const cities = givenFrom(plan, '支持南京、苏州、无锡、常州、盐城等地因地制宜');
const network = givenFrom(yancheng, '累计建成 1.2 万个5G基站');
const baseStations = givenFrom(zhenjiang, '新建5G基站1400个');
const bases = givenFrom('sucheng-digital-economy-action-plan-2022-2024', '省級數字農業農村基地 |');
// 11．推动城乡治理数字化。…〔市委政法委、市发改委、… 按职责分工负责〕, and no 牵头
const governing = givenFrom(yancheng, '推动城乡治理数字化。按照管理科学');
// 〔市行政审批局牵头，市发改委、市工信局（大数据管理局）等按职责分工负责〕
const led = givenFrom(yancheng, '市行政审批局牵头 , 市发改委、市工信 局 (大数据管理局) 等');
// 全省在用数据中心标准机架数达35万架, and no year
const racks = givenFrom(plan, '标准机架数达35万架');
const both = [...network, ...baseStations];

describe('withoutRemarks', () => {
  it.each([
    ['江苏省支持南京、苏州、无锡、常州、盐城等地开展能源互联网试点示范城市建设，点名的地方里没有写徐州。', cities],
    ['江苏省支持南京、苏州、无锡、常州、盐城等地开展能源互联网试点示范城市建设，没有提到南通。', cities],
    ['盐城市的1.2万个5G基站是累计数，不是新建数。', network],
    // 省級數字農業農村基地 | 個 | / | 2 | 3
    ['宿城区省级数字农业农村基地2023年2个、2024年3个，2022年没有填写数值。', bases],
    ['镇江市2022年新建5G基站1400个，而盐城市1.2万个5G基站是到2024年累计建成的数，两个数字口径不同。', both],
    ['盐城市“推动城乡治理数字化”没有注明牵头部门，由市委政法委、市发改委等按职责分工负责。', governing],
    ['江苏省在用数据中心标准机架数达35万架，资料没有写明是哪一年的数。', racks],
    ['盐城市提出创建国家级绿色数据中心，但没有写明数量。', network],
    ['镇江市2022年新建5G基站1400个，不是每年新建的数。', baseStations],
  ])('lets pass what follows from the passages: %s', (statement, given) => {
    expect(verifyStatement(statement, given).verdict).toBe('supported');
  });

  it.each([
    ['江苏省支持南京、苏州、无锡、常州等地开展能源互联网试点示范城市建设，点名的地方里没有盐城。', cities],
    ['江苏省支持南京、徐州、无锡等地开展能源互联网试点示范城市建设，点名的地方里没有盐城。', cities],
    ['江苏省支持南京、苏州、无锡、常州、盐城等地开展能源互联网试点示范城市建设，没有支持徐州。', cities],
    ['江苏省支持南京、苏州、无锡、常州、盐城等地开展能源互联网试点示范城市建设，其中没有江苏省。', cities],
    ['宿城区省级数字农业农村基地2024年3个，2023年没有填写数值。', bases],
    ['江苏省不支持徐州开展能源互联网试点示范城市建设。', cities],
    ['盐城市的1.2万个5G基站是新建数，不是累计数。', network],
    ['盐城市到2024年累计建成5G基站1.2万个，不是累计数。', network],
    ['镇江市2022年的1400个5G基站是累计数。', baseStations],
    ['镇江市2022年新建5G基站1400个，盐城市到2024年累计建成5G基站1.2万个，两个数字年份相同。', both],
    ['盐城市到2024年累计建成5G基站1.2万个，两个数字口径不同。', network],
    ['镇江市2022年新建5G基站1400个，文件没有写明年份。', baseStations],
    ['盐城市到2024年累计建成工业互联网标识解析二级节点，但没有写明数量。', network],
    ['镇江市2022年新建5G基站1400个，不是新建的数。', baseStations],
    // Another clause's body, nobody that the clause names, and the whole plan for one clause of it.
    ['盐城市“推动城乡治理数字化”没有注明牵头部门，由市委政法委、市统计局等按职责分工负责。', governing],
    ['盐城市“推动城乡治理数字化”没有注明牵头部门，由市发改委牵头。', governing],
    ['盐城市数字经济发展三年行动计划没有注明牵头部门，由市委政法委、市发改委等按职责分工负责。', governing],
    ['盐城市“推动政务服务数字化”没有注明牵头部门，由市发改委、市工信局等按职责分工负责。', led],
  ])('lets nothing else pass: %s', (statement, given) => {
    expect(verifyStatement(statement, given).verdict).not.toBe('supported');
  });
});
