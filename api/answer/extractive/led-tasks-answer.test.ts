import { describe, expect, it } from 'vitest';
import type { PlanStore } from '#retrieval/store/plan-store';
import { withSeedStore } from '../../__fixtures__/seed-store.ts';
import { answerQuestion } from '../answer-question.ts';

let store: PlanStore;
withSeedStore((opened) => {
  store = opened;
});

async function answerTo(question: string): Promise<string> {
  return (await answerQuestion({ store, now: () => 0, newId: () => 'test' }, { question })).answer;
}

/** Numbers of the clauses and names of the rows that an answer lists, in its order. */
function listed(answer: string): string[] {
  return [...answer.matchAll(/^- .*?(?:第(\d+)条)?“([^”]*)”/gmu)].map((match) => match[1] ?? match[2] ?? '');
}

describe('ledTasksAnswer', () => {
  it.each([
    ['镇江哪些任务由市委网信办牵头', ['10', '15']],
    ['镇江市委网信办牵头哪些工作', ['10', '15']],
    ['镇江市委网信办牵头几项任务', ['10', '15']],
    ['市委网信办牵头的任务有哪些', ['22', '23', '24', '10', '15']],
    ['镇江市人社局牵头什么', ['6']],
    ['镇江市科技局牵头哪些任务', ['2', '4', '5', '22']],
    ['镇江发改委牵头哪些任务', ['1', '9', '12', '17', '19', '23', '24', '25', '26']],
    ['镇江大数据局牵头哪些任务', ['7', '8', '11']],
    ['镇江通管办牵头哪些任务', ['16']],
    ['宿城区商务局牵头哪些', ['2', '9', '电子商务交易额', '智慧园区平台', '纺织服装产业平台']],
    ['宿城区委网信办牵头的任务', ['30', '31', '信息安全平台']],
    ['宿城应急管理局牵头哪些任务', ['19']],
    [
      '宿城区科技局牵头哪些任务',
      ['20', '22', '激光装备产业链产值', '光电显示产业链产值', '激光光电产业平台', '数字科技创新平台'],
    ],
    ['盐城市大数据管理局牵头哪些任务', ['13']],
  ])('%s: %s', async (question, expected) => {
    expect(listed(await answerTo(question))).toEqual(expected);
  });

  it('adds what the body only takes part in when its duties are asked for', async () => {
    const answer = await answerTo('镇江市大数据管理局负责什么');
    expect(listed(answer)).toEqual(['7', '8', '11', '9', '13']);
    expect(answer).toContain('参与的任务共2项');
  });

  it('says that a body leads nothing and what it takes part in', async () => {
    const answer = await answerTo('镇江市财政局牵头哪些任务');
    expect(answer).toContain('没有由市财政局牵头的任务，参与的有');
    expect(listed(answer)).toEqual(['4', '25']);
  });

  it('takes the bureau of a district for none of a county', async () => {
    expect(listed(await answerTo('区商务局牵头哪些任务'))).toContain('智慧园区平台');
    expect(listed(await answerTo('县商务局牵头哪些任务'))).toEqual([]);
  });

  it('names those that lead with it', async () => {
    expect(await answerTo('镇江市人社局牵头什么')).toContain('与市人才办、市教育局共同牵头');
  });

  it('takes two names of one office for one', async () => {
    const answer = await answerTo('盐城市大数据管理局牵头哪些任务');
    expect(answer).toContain('第13条“推动公共数据共享开放”');
    expect(answer).not.toContain('共同牵头）[');
  });

  it('leaves other things that an office leads to other answers', async () => {
    expect(await answerTo('盐城市工信局牵头负责哪些专项行动组')).toContain('市工信局牵头负责数字核心产业加速');
  });

  it('refuses for a body that the paper does not name', async () => {
    expect(await answerTo('镇江市体育局牵头哪些任务')).toContain('没有关于“由市体育局牵头的任务”的表述');
  });
});
