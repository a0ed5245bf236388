import { describe, expect, it } from 'vitest';
import { readSource } from './__fixtures__/read-source.ts';
import { growthAlone } from './growth-alone.ts';

const paper = `2023年青海省国民经济和社会发展统计公报
一、综合
2023年，全体居民人均可支配收入增长5.9%。2023年，粮食产量116万吨，增长8.2%。
`;
const answer = (question: string) => growthAlone(readSource(paper, question));

describe('growthAlone', () => {
  it('tells the growth as what it is, and the amount as missing', () => {
    expect(answer('青海2023年全体居民人均可支配收入是多少元')).toMatchObject({
      status: 'partial',
      reason: 'no-figure',
      lead: '文件没有给出青海全体居民人均可支配收入的数值，只给出了增长情况：',
      blocks: [{ statements: [{ text: expect.stringContaining('增长5.9%') }] }],
    });
  });

  it('is silent where the growth itself is asked for, or another year', () => {
    expect(answer('青海2023年全体居民人均可支配收入增长多少')).toBeNull();
    expect(answer('青海2021年全体居民人均可支配收入是多少元')).toBeNull();
  });
});
