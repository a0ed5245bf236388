import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { otherKinds } from '#retrieval/__fixtures__/other-kinds';
import { writeIndex } from '#retrieval/store/build-index';
import { openStore } from '#retrieval/store/lance-store';
import type { PlanStore } from '#retrieval/store/plan-store';
import { answerQuestion } from '../answer-question.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'plan-kinds-'));
let store: PlanStore;

beforeAll(async () => {
  await writeIndex({ uri: folder, documents: otherKinds(), fingerprint: 'kinds' });
  store = await openStore({ uri: folder });
});

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The answer on one line, without markers. */
async function answerTo(question: string): Promise<string> {
  const { answer } = await answerQuestion({ store, now: () => 0, newId: () => 'test' }, { question });
  return answer.replace(/\[\d+\]/g, '').replace(/\s+/g, ' ');
}

describe('a work report', () => {
  it.each([
    ['诸暨2025年城镇新增就业多少人', '2.3万人', '11.5'],
    ['诸暨“十四五”时期城镇新增就业多少人', '11.5万人', '2.3'],
    ['诸暨2025年地区生产总值增长多少', '5.2%', '4.1'],
    ['诸暨2025年人均GDP增长多少', '4.1%', '5.2'],
    ['诸暨2025年地区生产总值增长4.1%，对吗', '不是', '是的'],
    ['诸暨十五五规划纲要提出多少项主要指标', '18项主要指标', '没有'],
    ['诸暨“十五五”重点任务有哪些', '织密社会保障网', '城镇化率'],
    ['诸暨2026年地区生产总值增长5%以上，对吗', '表述有出入', '是的'],
    ['诸暨2026年GDP总量增长目标', '5%左右', '没有'],
    ['诸暨报告怎么说低空经济', '低空经济产业重点推动装备研发和场景开放', '没有'],
  ])('%s: %s', async (question, said, unsaid) => {
    const answer = await answerTo(question);
    expect(answer).toContain(said);
    expect(answer).not.toContain(unsaid);
  });
});

describe('measures', () => {
  it.each([
    ['诸暨协调推动国有投资项目招引的是哪个部门', '市国资委协调推动国有投资项目招引', '工商联'],
    ['诸暨“暖心”行动的责任处室', '责任处室为法规处、指挥中心', '牵头'],
    ['诸暨“暖心”行动由危化处负责吗', '不是', '是的'],
    ['诸暨“减负”行动谁牵头', '牵头部门为危化处，责任单位为执法局、基础处，配合单位为宣教中心', '没有'],
    ['诸暨“活力诸暨”由谁负责', '责任单位为科信处', '基础处'],
    ['诸暨企业座谈会是不是每两年举办一次', '不是', '是的'],
    ['诸暨“三个行动”是什么', '开展“减负”行动', '诸暨”'],
    ['“两个诸暨”指什么', '建设“美丽诸暨”', '暖心'],
    ['诸暨应急管理局的措施共有几条', '共5条', '没有'],
    ['诸暨各科室每季度什么时候报送推进落实情况', '每季度末月15日前', '没有'],
    ['诸暨应急管理局的措施文号是诸应急〔2026〕4号，对吗', '不是', '是的'],
    ['诸暨应急管理局的措施是2026年3月2日印发的吗', '是的', '不是'],
    ['诸暨2019年的营商环境措施', '没有2019年', '座谈会'],
    ['诸暨暖心行动的原文', '每年举办一次企业座谈会', '减负'],
  ])('%s: %s', async (question, said, unsaid) => {
    const answer = await answerTo(question);
    expect(answer).toContain(said);
    expect(answer).not.toContain(unsaid);
  });
});

describe('statistics, task tables, bulletins, subsidies', () => {
  it.each([
    ['桐庐2025年柑橘产量增长2.1%，对吗', '不是', '是的'],
    ['桐庐2025年水泥产量及增速', '-5.3%', '352.8'],
    ['桐庐三次产业结构是多少', '4.5∶42.0∶53.5', '没有'],
    ['桐庐2025年人均生产总值增长多少', '6.6%', '6.8%'],
    ['桐庐企业开办时间压缩到多少', '0.5个工作日', '3个工作日'],
    ['桐庐获得电力的完成时限', '2026年9月', '2026年6月'],
    ['桐庐优化营商环境重点任务清单有多少项', '共2项', '没有'],
    ['越城区通关时间压缩至多少', '12.6小时', '没有'],
    ['柯桥区兑现资金多少', '3.2亿元', '32项'],
    ['淳安对新认定的民营企业总部给予多少开办资助', '300万元', '500万元'],
    ['淳安总部企业营收首次超过50亿元奖励多少', '分别给予50万元、200万元的一次性奖励', '没有'],
    ['淳安县参加境外展会去非洲的补多少', '亚洲以外的，每个展位补助2万元。同一企业每年累计补助不超过8万元', '总部'],
    [
      '淳安种60亩山核桃能补几万',
      '每亩补助300元，单户最高补助10万元；50亩（含）至100亩（不含）的，每亩补助200元',
      '展位',
    ],
    ['淳安县首次列入瞪羚企业名单的总部奖多少钱', '无法回答', '万元'],
    ['淳安的意见由谁解释，什么时候施行', '自2025年3月1日起施行，有效期3年，由县商务局负责解释', '就高'],
    ['淳安那个意见管几年，啥时候开始算', '自2025年3月1日起施行，有效期3年', '就高'],
    ['淳安政策重复了怎么办', '按就高不重复原则执行', '县商务局'],
    ['淳安的政策谁能申请', '申报企业应当具有独立法人资格', '就高'],
    ['淳安总部企业资金由谁拨付', '县财政局负责资金拨付', '税务局'],
    ['淳安整治老旧厂区谁牵头', '牵头部门为县经信局', '下同'],
    ['桐庐优化营商环境重点任务清单是哪些单位印发的', '桐庐县营商环境建设领导小组办公室', '统计局'],
    ['绍兴营商环境工作简报第12期是哪天的', '2026年9月15日', '没有'],
  ])('%s: %s', async (question, said, unsaid) => {
    const answer = await answerTo(question);
    expect(answer).toContain(said);
    expect(answer).not.toContain(unsaid);
  });
});
