import { describe, expect, it } from 'vitest';
import type { PlanStore } from '#retrieval/store/plan-store';
import { withSeedStore } from '../../__fixtures__/seed-store.ts';
import type { AskReply } from '../../contract.ts';
import { answerQuestion } from '../answer-question.ts';

let store: PlanStore;
withSeedStore((opened) => {
  store = opened;
});

/** The last of the turns is answered, the others came before it. */
function ask(...turns: string[]): Promise<AskReply> {
  const history = turns.slice(0, -1).map((content) => ({ role: 'user' as const, content }));
  return answerQuestion({ store, now: () => 0, newId: () => 'test' }, { question: turns.at(-1) ?? '', history });
}

describe('follow-ups', () => {
  const works = '镇江市2022年的重点工作有哪些';

  it('lists what stands under an item of a list', async () => {
    const { answer } = await ask(works, '第三项是什么');
    expect(answer).toContain('“建立数据要素市场体系”共4项');
    for (const task of ['推动公共数据共享开放', '推进数据资源开发利用', '培育数据要素市场', '强化数据安全防护'])
      expect(answer).toContain(task);
  });

  it('names who helps in each task of the item', async () => {
    const { answer } = await ask(works, '第三项是什么', '配合单位有哪些');
    expect(answer).toContain('市委网信办、市工信局、市市场监管局、市大数据管理局等按职责分工负责');
    expect(answer).toContain('“强化数据安全防护”牵头部门为市委网信办');
  });

  it('says nothing of another place that has no such heading', async () => {
    expect((await ask(works, '第三项是什么', '配合单位有哪些', '盐城呢')).status).toBe('refused');
  });

  it.each([
    [['镇江新建5G基站和为制造业企业免费诊断各多少', '这两个谁牵头']],
    [['镇江2022年新建5G基站目标', '镇江为制造业企业免费诊断多少家', '这两个谁牵头']],
  ])('asks who leads each of two things: %j', async (turns) => {
    const { answer } = await ask(...turns);
    expect(answer).toContain('牵头部门为市工信局、镇江通管办');
    expect(answer).toMatch(/智改数转.*牵头部门为市工信局\[/u);
  });

  it('repeats the number that a list stated', async () => {
    expect((await ask('盐城数字核心产业提升行动有哪些任务', '一共几个')).answer).toContain('共3项');
    expect((await ask('宿城区重点平台有哪些', '一共几个')).answer).toContain('共12个');
  });

  it('says that the papers give no reason', async () => {
    const { answer, status } = await ask('镇江2022年5G基站目标', '为什么');
    expect(status).toBe('refused');
    expect(answer).toContain('没有说明原因');
    expect(answer).not.toContain('1400');
  });

  it('keeps the measure for another chain', async () => {
    expect((await ask('宿城区光电显示产业链2024年产值', '微电子呢')).answer).toMatch(/微电子.*15亿元/u);
    expect((await ask('宿城光电显示产业链产值目标是多少', '微电子呢')).answer).toMatch(/微电子.*15亿元/u);
  });

  it('names the paper that a figure is from', async () => {
    expect((await ask('镇江2022年5G基站目标', '这是哪份文件里的')).answer).toContain(
      '写在《2022年镇江市数字经济发展工作要点》',
    );
  });

  it('names the office that closes an article of a bulletin', async () => {
    expect((await ask('全省水利数字化转型', '哪篇是哪个单位报的')).answer).toContain('文末署名为省水利厅');
    expect((await ask('苏州光子产业那篇简报文章是谁供稿的')).answer).toContain('文末署名为苏州市');
  });

  it('does not take the line that says who gets a copy for a statement', async () => {
    const { answer, status } = await ask('镇江市领导小组组长是谁');
    expect(status).toBe('refused');
    expect(answer).not.toContain('副组长');
  });
});
