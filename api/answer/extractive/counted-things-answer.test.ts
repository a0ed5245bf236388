import { describe, expect, it } from 'vitest';
import { readSource } from './__fixtures__/read-source.ts';
import { countedThingsAnswer } from './counted-things-answer.ts';

const paper = (said: string): string =>
  `青海省2023年养老工作要点\n一、重点任务\n1.完善服务。${said}\n2.加强宣传。组织开展培训。\n`;
const answer = (said: string) => {
  const { analysis, found, statistics } = readSource(paper(said), '青海2023年计划新增哪些养老设施，各多少');
  return countedThingsAnswer(analysis, found, statistics);
};

describe('countedThingsAnswer', () => {
  it('gives the sentence that counts several things of the class', () => {
    expect(answer('计划新增5个养老服务站、2家老年食堂。')).toMatchObject({
      status: 'answered',
      blocks: [{ statements: [{ text: expect.stringContaining('5个养老服务站、2家老年食堂') }] }],
    });
  });

  it('is silent where one thing is counted', () => {
    expect(answer('计划新增5个养老服务站。')).toBeNull();
  });
});
