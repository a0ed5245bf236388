/** Who leads, where the thing asked for stands in a goal, in one task or under a heading of several. */
import { describe, expect, it } from 'vitest';
import type { PlanStore } from '#retrieval/store/plan-store';
import { withSeedStore } from '../../__fixtures__/seed-store.ts';
import { answerQuestion } from '../answer-question.ts';

let store: PlanStore;
withSeedStore((opened) => {
  store = opened;
});

function ask(question: string) {
  return answerQuestion({ store, now: () => 0, newId: () => 'test' }, { question });
}

describe('who leads', () => {
  it('names the leads of every task under a heading that is named without its last word', async () => {
    const { status, answer } = await ask('盐城信息基础设施升级谁牵头');
    expect(status).toBe('answered');
    expect(answer).toContain('“加快建设新型基础设施”牵头部门为市工信局');
    expect(answer).toContain('“建设融合型智能化基础设施”牵头部门为市发改委');
  });

  it.each(['盐城5G基站谁牵头', '盐城市5G基站建设由哪个部门负责'])(
    '%s: a goal without a body is no answer to who',
    async (question) => {
      const { status, answer, missing } = await ask(question);
      expect(status).toBe('refused');
      expect(missing).toEqual(['牵头部门']);
      expect(answer).toContain('没有写明由谁牵头');
    },
  );

  it('takes the body from the bracket of the task that holds the thing', async () => {
    const { status, answer } = await ask('镇江5G基站哪个部门负责');
    expect(status).toBe('answered');
    expect(answer).toContain('牵头部门为市工信局、镇江通管办');
  });
});
