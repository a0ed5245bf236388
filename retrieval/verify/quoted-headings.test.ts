import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { verifyStatement } from './verify-statement.ts';

const plan = 'jiangsu-14th-five-year-digital-economy-plan-2021';
// (三)发展原则。 … 坚持市场主导。…形成多方参与的数字经济发展格局。
const market = givenFrom(plan, '坚持市场主导。深化“放管服”改革');
// 南通市聚焦“三个一”推进数字政府建设
const nantong = givenFrom('jiangsu-digital-economy-bulletin-2022-05', '一是构建“一格局”。');
// (二)发展定位。 has four paragraphs that open with a 高地.
const technology = givenFrom(plan, '具有世界影响力的数字技术创新高地。树立');
const industry = givenFrom(plan, '具有国际竞争力的数字产业发展高地。大力');

const zhenjiang = givenFrom('zhenjiang-digital-economy-work-points-2022', '');
const yancheng = givenFrom('yancheng-digital-economy-action-plan-2022-2024', '');
// 24.加强数字应用监管。… two sentences that end in ；and 。
const monopolies = givenFrom('yancheng-digital-economy-action-plan-2022-2024', '加强数字经济反垄断');
const QUOTED =
  '盐城市数字经济发展三年行动计划(2022—2024年)的原文是：“加强数字经济反垄断，依法查处社会反映强烈的垄断行为，强化重大典型垄断案件警示震慑效应；严厉查处收集公共场所违法违规使用人脸识别技术等行为，加强对算法画像、大数据杀熟等不正当竞争行为的监管执法，坚决防止资本无序扩张，优化数字经济环境”';

describe('a quotation of two sentences', () => {
  it('is proven sentence by sentence', () => {
    expect(verifyStatement(QUOTED, monopolies).verdict).toBe('supported');
  });

  it('may change no word', () => {
    expect(verifyStatement(QUOTED.replace('严厉查处', '依法严厉查处'), monopolies).verdict).not.toBe('supported');
  });
});

describe('quotedHeadings', () => {
  it.each([
    ['江苏省“十四五”数字经济发展规划的“发展原则”：坚持市场主导', market],
    ['南通市“南通市聚焦三个一推进数字政府建设”：搭建“一框架”', nantong],
    ['江苏省“四个高地”如下：具有世界影响力的数字技术创新高地', technology],
    ['江苏省“四个高地”之一是具有国际竞争力的数字产业发展高地', industry],
    ['镇江市“健全数字基础设施体系”中，新建5G基站1400个。', zhenjiang],
    ['镇江市“健全数字基础设施体系”里，新建5G基站1400个。', zhenjiang],
    ['盐城市“产业融合发展推进行动”中，争创10个省级数字商务企业。', yancheng],
  ])('lets a heading say where the rest stands: %s', (statement, given) => {
    expect(verifyStatement(statement, given).verdict).toBe('supported');
  });

  it.each([
    ['江苏省“十四五”数字经济发展规划的“发展定位”：坚持市场主导', market],
    ['江苏省形成多方参与的数字经济发展原则', market],
    ['南通市“南通市聚焦四个一推进数字政府建设”：搭建“一框架”', nantong],
    ['南通市“南通市聚焦三个一推进数字政府建设”：搭建三个框架', nantong],
    ['南通市聚焦三个框架推进数字政府建设', nantong],
    ['江苏省“五个高地”如下：具有世界影响力的数字技术创新高地', technology],
    ['江苏省“四个基地”如下：具有世界影响力的数字技术创新高地', technology],
    ['江苏省“四个高地”如下：坚持市场主导', [...technology, ...market]],
    ['江苏省“四个高地”之一是坚持市场主导', [...technology, ...market]],
    ['镇江市“健全数字化治理体系”中，新建5G基站1400个。', zhenjiang],
    ['镇江市“健全数字化治理体系”里，新建5G基站1400个。', zhenjiang],
    ['镇江市“健全数字化治理体系”方面，新建5G基站1400个。', zhenjiang],
    ['镇江市“健全数字化治理体系”部分提出，新建5G基站1400个。', zhenjiang],
    ['盐城市“制造业数字化赋能行动”中，争创10个省级数字商务企业。', yancheng],
  ])('lets no other words or numbers pass with it: %s', (statement, given) => {
    expect(verifyStatement(statement, given).verdict).not.toBe('supported');
  });
});
