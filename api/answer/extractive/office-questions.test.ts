import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPapers, type Papers } from '../__fixtures__/ask-papers.ts';

const REPORT = `2026年江阴市政府工作报告
——2026年1月20日在江阴市第十八届人民代表大会第五次会议上
一、过去五年工作回顾
“十四五”时期，城镇新增就业45.2万人。地区生产总值年均增长4.8%，2025年总量比2020年增加超740亿元。高新技术企业从940家增加到1550家、科技型中小企业达到2800家。
2025年，固定资产投资增长6.1%，居民人均可支配收入实际增长5.4%。
二、2026年重点工作
支持徐霞客镇数据标注基地发展，打造周庄、华士算力高地。城镇新增就业8.6万人。2026年固定资产投资增长5.5%左右。适时选取部分县、市开展数据共享试点工作。
`;
const STATISTICS = `2024年江阴市国民经济和社会发展统计公报
一、人口
全年出生人口6850人，人口出生率为6.39‰；死亡人口6010人，人口死亡率为5.60‰；自然增长率为0.79‰。
二、综合
全市人均地区生产总值28.3万元，比上年增长7.5%。
`;
const MEASURES = `江阴市优化营商环境惠企便民行动方案
为贯彻落实《江苏省人民政府办公厅关于印发江苏省营商环境全面提质年行动方案的通知》（苏政办发〔2023〕16号），制定本方案。
一、主要任务
1.统筹安排外资专项奖励资金，用于支持开展外资招引工作、建设招引外资平台载体。（责任单位：市商务局）
2.制定轻微违法行为免罚清单，明确不予处罚的适用情形。（责任单位：市司法局）
3.对日均流量超过30GB的新建5G基站，市财政给予每个最高5000元补贴。（责任单位：市工信局）
4.组织小餐饮店制定应急处置卡。（责任单位：市应急局、市司法局）
5.持续开展区域内医疗机构一年2次医疗质量专业督查。（责任单位：市卫健委）
二、保障措施
各部门于每月25日前向市营商环境办报送措施实施情况。
本方案自发布之日起施行，有效期3年。
`;

let papers: Papers;
const ask: Papers['ask'] = (question) => papers.ask(question);

beforeAll(async () => {
  papers = await openPapers({ 'report.txt': REPORT, 'statistics.txt': STATISTICS, 'measures.txt': MEASURES });
});

afterAll(() => papers.close());

describe('the half that is not there', () => {
  it.each([
    // The sum of five years is nearest, and no answer for one of them.
    ['2025年江阴城镇新增就业多少万人', '“十四五”时期城镇新增就业45.2万人', '2025年城镇新增就业'],
    ['江阴2025年地区生产总值总量一共多少亿元', '增加超740亿元', '总数'],
    ['江阴的外资专项奖励资金每年安排多少亿元？主要用在哪些方面？', '外资招引工作', '多少亿元'],
    ['江阴2025年居民人均可支配收入是多少元', '实际增长5.4%', '人均可支配收入的数值'],
    ['江阴的数据共享试点工作选取了哪几个县', '部分县、市', '哪些县'],
    ['江阴轻微违法行为免罚清单由哪个部门负责？清单一共列了多少项？', '市司法局', '多少项'],
  ])('%s: named beside “%s”', async (question, said, missing) => {
    const reply = await ask(question);
    expect(reply).toMatchObject({ status: 'partial' });
    expect(reply.said).toContain(said);
    expect(reply.missing).toContain(missing);
  });

  it('takes no number of another paper for that of the paper asked for', async () => {
    const reply = await ask('江阴市优化营商环境惠企便民行动方案的文号是多少');
    expect(reply.status).toBe('refused');
    expect(reply.said).not.toContain('16号');
    expect((await ask('江阴市方案贯彻的营商环境全面提质年行动方案文号是多少')).said).toContain('16号');
  });
});

describe('a premise', () => {
  it.each([
    ['江阴新建5G基站是不是个个都能拿到5000元补贴', ['不是', '条件和上限', '30GB', '最高5000元']],
    ['江阴2026年固定资产投资增长目标是不是比2025年实际增速还高', ['不是', '6.1%', '5.5%左右', '0.6个百分点']],
  ])('%s', async (question, said) => {
    const reply = await ask(question);
    expect(reply.status).toBe('answered');
    for (const words of said) expect(reply.said).toContain(words);
  });
});

describe('what an office asks', () => {
  it.each([
    ['江阴高新技术企业从多少家增加到多少家', '从940家增加到1550家', '2800'],
    ['江阴的措施中，只由市司法局一家负责的是哪几条', '轻微违法行为免罚清单', '应急处置卡'],
    ['江阴医疗质量专业督查一年查几回', '一年2次', '应急处置卡'],
    ['江阴要把哪两个镇打造成算力高地', '周庄、华士', '没有关于'],
    [
      '2024年江阴市人口自然增长率是6.39‰，对吗',
      '不是，与文件不符。文件的表述是： 江阴市2024年自然增长率为0.79‰',
      '28.3',
    ],
    ['江阴2024年人均GDP多少万元，比上年涨了多少', '7.5%', '没有给出'],
    ['江阴新建5G基站满足条件的市财政每个最高补多少钱', '5000元', '没有给出'],
    ['江阴免罚清单是市商务局负责的，对不对', '市司法局', '是的'],
    ['江阴各部门每月几号前、向谁报送措施实施情况', '每月25日前向市营商环境办报送', '商务局'],
    ['江阴优化营商环境惠企便民行动方案有效期几年', '有效期3年', '没有关于'],
    ['江阴最高给5G基站补3000元——这个数字有没有错', '5000元', '没有给出'],
  ])('%s: %s', async (question, said, unsaid) => {
    const reply = await ask(question);
    expect(reply.said).toContain(said);
    expect(reply.said).not.toContain(unsaid);
  });
});
