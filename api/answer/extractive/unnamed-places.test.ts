import { describe, expect, it } from 'vitest';
import { readSource } from './__fixtures__/read-source.ts';
import { unnamedPlaces } from './unnamed-places.ts';

const paper = (said: string): string =>
  `青海省养老服务改革工作要点\n一、重点任务\n1.开展试点。${said}\n2.加强宣传。组织培训。\n`;
const answer = (said: string, question = '青海养老服务改革试点选了哪几个县') => {
  const { analysis, ranked } = readSource(paper(said), question);
  return unnamedPlaces(analysis, ranked);
};

describe('unnamedPlaces', () => {
  it('gives the sentence that names no place and says that it names none', () => {
    expect(answer('选择部分县开展养老服务改革试点。')).toMatchObject({
      status: 'partial',
      lead: '文件没有写明具体是哪些县；能查到的是：',
      missing: ['具体是哪些县'],
    });
  });

  it('is silent where places are named, or where none are asked for', () => {
    expect(answer('选择大通县、湟中区等部分县开展养老服务改革试点。')).toBeNull();
    expect(answer('选择部分县开展养老服务改革试点。', '青海养老服务改革试点怎么开展')).toBeNull();
  });
});
