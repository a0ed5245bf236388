import { describe, expect, it } from 'vitest';
import { eventsOf, smallReply } from './__fixtures__/small-answer.ts';
import { labelAnswer } from './label-answer.ts';

const labels = { extractive: '原文摘录', model: 'AI生成，以原文为准' };

async function labelOf(answeredBy: string): Promise<string | undefined> {
  const reply = { ...smallReply({ question: '镇江2022年5G基站目标' }), answeredBy };
  for await (const event of labelAnswer(eventsOf(reply), labels)) {
    if (event.kind === 'answer-end') return event.reply.label;
  }
  throw new Error('no end');
}

describe('labelAnswer', () => {
  it('tells what a model wrote from what is quoted', async () => {
    expect(await labelOf('extractive')).toBe('原文摘录');
    expect(await labelOf('qwen-plus')).toBe('AI生成，以原文为准');
  });
});
