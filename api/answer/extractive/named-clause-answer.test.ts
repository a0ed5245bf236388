import { describe, expect, it } from 'vitest';
import type { PlanStore, StoredDocument } from '#retrieval/store/plan-store';
import { withSeedStore } from '../../__fixtures__/seed-store.ts';
import type { AskReply } from '../../contract.ts';
import { answerQuestion } from '../answer-question.ts';
import { namedByWords } from './named-clause-answer.ts';

let store: PlanStore;
withSeedStore((opened) => {
  store = opened;
});

/** The last of the turns is answered, the others came before it. */
function ask(...turns: string[]): Promise<AskReply> {
  const history = turns.slice(0, -1).map((content) => ({ role: 'user' as const, content }));
  return answerQuestion({ store, now: () => 0, newId: () => 'test' }, { question: turns.at(-1) ?? '', history });
}

describe('namedClauseAnswer', () => {
  it.each([
    ['镇江第16条谁牵头', '牵头部门为市工信局、镇江通管办，'],
    ['镇江第十六条谁牵头', '牵头部门为市工信局、镇江通管办，'],
    ['镇江第5条由谁牵头', '牵头部门为市科技局，'],
    ['盐城第14条谁牵头', '牵头部门为市工信局，市发改委、盐城通管办'],
    // 1. to 4. of the goals are not the clauses.
    ['盐城第3条谁牵头', '牵头部门为市工信局，市委网信办'],
    ['宿城第19条谁牵头', '牵头部门为区应急管理局'],
    ['盐城第12条谁牵头', '没有注明牵头部门，由市教育局、市民政局'],
  ])('%s: %s', async (question, expected) => {
    expect((await ask(question)).answer).toContain(expected);
  });

  it.each([
    ['镇江第16条的牵头单位包括市发改委吗', '不是'],
    ['镇江第16条的牵头单位包括市工信局吗', '是的'],
    ['盐城第10条的牵头单位是市工信局吗', '不是'],
    ['盐城第10条的牵头单位是市行政审批局吗', '是的'],
    ['盐城第11条由市公安局牵头吗', '文件没有注明牵头部门'],
  ])('%s: %s', async (question, verdict) => {
    expect((await ask(question)).answer.startsWith(verdict)).toBe(true);
  });

  it('tells what a clause says', async () => {
    const { answer } = await ask('镇江第20条讲什么');
    expect(answer).toContain('第20条“促进农业数字化提升”');
    expect(answer).toContain('推进实施“互联网+”农产品出村进城工程');
  });

  it('looks for a figure within the clause alone', async () => {
    const { citations } = await ask('镇江第16条的5G基站目标是多少');
    expect(citations[0]?.quote).toContain('新建5G基站1400个');
  });

  it('refuses a number that the paper does not have, and asks back for the paper', async () => {
    expect((await ask('镇江第30条谁牵头')).status).toBe('refused');
    expect(await ask('第16条谁牵头')).toMatchObject({ status: 'refused', reason: 'ambiguous' });
  });

  it('goes on to another clause', async () => {
    expect((await ask('镇江第16条谁牵头', '第17条呢')).answer).toContain('牵头部门为市发改委、市住建局，');
    expect((await ask('镇江第16条谁牵头', '第17条呢', '盐城第10条呢')).answer).toContain('牵头部门为市行政审批局');
    expect((await ask('镇江第16条谁牵头', '那第20条讲什么', '谁牵头')).answer).toContain('牵头部门为市农业农村局');
  });
});

describe('namedByWords', () => {
  const papers = ['促进开放型经济发展的若干政策意见', '养老服务若干措施'].map((title) => ({ title }) as StoredDocument);
  const of = (question: string, thing: string): string[] | undefined =>
    namedByWords({ question, terms: [{ text: thing, weight: 2, known: true, core: true }] }, papers)?.map(
      ({ title }) => title,
    );

  it('takes the paper whose title says the words in front of the number, none where another is named', () => {
    expect(of('开放型经济政策意见第1条是什么', '开放型经济')).toEqual(['促进开放型经济发展的若干政策意见']);
    expect(of('乡村振兴若干政策意见第1条是什么', '乡村振兴')).toBeUndefined();
    expect(of('第1条的补贴是多少', '补贴')).toHaveLength(2);
  });
});

describe('whoAnswer', () => {
  it('shows body text and annex when the question names no place', async () => {
    const { answer } = await ask('激光装备产业链产值哪个部门牵头');
    expect(answer).toContain('牵头部门为区工业和信息化局');
    expect(answer).toContain('附件1“激光装备产业链产值”牵头部门为区科技局');
  });
});
