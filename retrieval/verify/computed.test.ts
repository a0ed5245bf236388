import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { verifyStatement } from './verify-statement.ts';

const sucheng = 'sucheng-digital-economy-action-plan-2022-2024';

// 每年实施 1000项“智改数转”项目 … 每年培育300家省星级上云企业
const yearly = givenFrom('yancheng-digital-economy-action-plan-2022-2024', '每年培育 300家省星级上云企业');
// 每年组织30户以上企业登录“两化融合服务平台”
const assessed = givenFrom(sucheng, '每年組織30戶以上企業');
const chains = givenFrom(sucheng, '激光裝備、光電顯示、微電子信息技術三條產業鏈');
const shared = givenFrom(sucheng, '公共數據按需共享率 |');
const goals = givenFrom('yancheng-digital-economy-action-plan-2022-2024', '产值规模突破');
const tasks = givenFrom('jiangsu-digital-economy-bulletin-2022-05', '提出十一项重点任务');
const netRetail = givenFrom('jiangsu-14th-five-year-digital-economy-plan-2021', '网上零售总额1.0678万亿元');
const income = givenFrom('jiangsu-14th-five-year-digital-economy-plan-2021', '制造业业务收入2.87万亿元');
const talent = givenFrom('zhenjiang-digital-economy-work-points-2022', '超1000人次');
// 8家企业入选中国元宇宙潜力企业榜单，占全省的61.5%；6家企业入选中国产业区块链企业100强，占全省的60%
const metaverse = givenFrom('jiangsu-digital-economy-bulletin-2022-05', '占全省的 61.5%');
const fields = givenFrom('jiangsu-digital-economy-bulletin-2022-05', '工作要点包含3个“建立”');
// 争创4家省级智能制造示范工厂, 省级智能制造示范工厂不少于2个
const factories = [
  ...givenFrom('zhenjiang-digital-economy-work-points-2022', '全年争创4家省级智能制造示范工厂'),
  ...givenFrom(sucheng, '推廣應用先進機器人500臺以上'),
];

describe('what is computed from figures and lists', () => {
  it.each([
    ['盐城市每年培育300家省星级上云企业，按3年计算共900家。', yearly],
    ['盐城市2022年至2024年三年合计培育900家省星级上云企业，即每年培育300家。', yearly],
    ['盐城市2022年至2024年每年培育300家省星级上云企业，合计培育900家。', yearly],
    ['宿城区每年组织30户以上企业登录“两化融合服务平台”，三年合计90户以上。', assessed],
    ['江苏省2020年电子信息产品制造业业务收入2.87万亿元，软件和信息服务业1.08万亿元，前者约是后者的2.66倍。', income],
    ['镇江市加快数字经济创新人才引进培育的牵头单位共3个，分别是市人才办、市教育局、市人社局。', talent],
    ['按每年实施1000项计算，盐城市2022年至2024年三年共实施“智改数转”项目3000项。', yearly],
    ['按全省高新区8家入选、占全省61.5%推算，江苏省入选中国元宇宙潜力企业榜单的企业约13家。', metaverse],
    ['镇江市2022年争创省级智能制造示范工厂4家，按所写数值计算，比宿城区到2024年新增的不少于2个多2家。', factories],
    ['《2022年镇江市数字经济发展工作要点》的8个方面由3个“建立”、2个“健全”和3个“建强”组成。', fields],
    ['宿城区到2024年，激光装备产业链产值是光电显示产业链的10倍以上。', chains],
    ['宿城区公共数据按需共享率2022年、2023年、2024年分别为95%、97%、98%。', shared],
    ['江苏省2020年实现网上零售总额1.0678万亿元，换算为10678亿元。', netRetail],
    [
      '盐城市到2024年的数字产业化目标有三项：核心产业增加值占地区生产总值比重达到10%以上，产值规模突破3500亿元，规上企业数达1000家以上。',
      goals,
    ],
    ['江苏省数字经济人才引进培育专项行动的第一项重点任务是加大数字经济人才引进支持力度。', tasks],
  ])('recomputes: %s', (statement, given) => {
    expect(verifyStatement(statement, given).verdict).toBe('supported');
  });

  it.each([
    ['盐城市每年培育300家省星级上云企业，按3年计算共800家。', yearly],
    ['盐城市每年培育300家省星级上云企业，按5年计算共1500家。', yearly],
    ['盐城市2022年至2024年三年合计培育800家省星级上云企业，即每年培育300家。', yearly],
    ['盐城市2022年至2024年每年培育300家省星级上云企业，合计培育600家。', yearly],
    ['盐城市2022年至2023年每年培育300家省星级上云企业，两年合计培育900家。', yearly],
    ['江苏省2020年电子信息产品制造业业务收入2.87万亿元，软件和信息服务业1.08万亿元，后者是前者的约2.66倍。', income],
    ['镇江市加快数字经济创新人才引进培育的牵头单位共2个，分别是市人才办、市教育局。', talent],
    ['按每年实施1000项计算，盐城市2022年至2024年三年共实施“智改数转”项目2000项。', yearly],
    // 每年创建100个…示范工厂 is no 100项.
    ['按每年实施100项计算，盐城市2022年至2024年三年共实施“智改数转”项目300项。', yearly],
    ['按全省高新区8家入选、占全省61.5%推算，江苏省入选中国元宇宙潜力企业榜单的企业约15家。', metaverse],
    ['江苏省高新区6家企业入选中国产业区块链企业100强，占全省的60%，按此推算全省入选企业约13家。', metaverse],
    ['镇江市2022年争创省级智能制造示范工厂4家，按所写数值计算，比宿城区到2024年新增的2个多2家。', factories],
    ['镇江市2022年争创省级智能制造示范工厂4家，按所写数值计算，比宿城区到2024年新增的不少于2个多3家。', factories],
    ['《2022年镇江市数字经济发展工作要点》的8个方面由2个“建立”、3个“健全”和3个“建强”组成。', fields],
    ['盐城市每年培育300家省星级上云企业，三年合计900家以上。', yearly],
    ['宿城区每年组织30户以上企业登录“两化融合服务平台”，三年合计90户。', assessed],
    ['宿城区每年组织30户以上企业登录“两化融合服务平台”，两年合计60户以上。', assessed],
    ['宿城区到2024年，激光装备产业链产值是光电显示产业链的11倍以上。', chains],
    ['宿城区到2024年，光电显示产业链产值是激光装备产业链的10倍以上。', chains],
    ['宿城区公共数据按需共享率2022年、2023年、2024年分别为95%、98%、97%。', shared],
    ['宿城区公共数据按需共享率2024年、2023年、2022年分别为95%、97%、98%。', shared],
    ['江苏省2020年实现网上零售总额1.0678万亿元，换算为106780亿元。', netRetail],
    [
      '盐城市到2024年的数字产业化目标有四项：核心产业增加值占地区生产总值比重达到10%以上，产值规模突破3500亿元，规上企业数达1000家以上。',
      goals,
    ],
    ['江苏省数字经济人才引进培育专项行动的第二项重点任务是加大数字经济人才引进支持力度。', tasks],
  ])('turns away: %s', (statement, given) => {
    expect(verifyStatement(statement, given).verdict).not.toBe('supported');
  });
});
