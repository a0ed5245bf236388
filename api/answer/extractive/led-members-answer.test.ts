import { describe, expect, it } from 'vitest';
import { bodyKey } from '#retrieval/vocabulary/body-names';
import { membersLed } from './led-members-answer.ts';

describe('membersLed', () => {
  const text =
    '办公室下设4个推进组，其中市工信局牵头负责网络、算力推进组，市工信局（数据局）牵头负责政务推进组，市科技局牵头负责攻关推进组。市工信局牵头做好宣传。';
  const of = (key: string): string[] =>
    membersLed(text, { key: bodyKey(key), noun: '推进组' }).map(({ start, end }) => text.slice(start, end));

  it('are the clauses that give the body something of that name', () => {
    expect(of('工信局')).toEqual(['市工信局牵头负责网络、算力推进组', '市工信局（数据局）牵头负责政务推进组']);
    expect(of('科技局')).toEqual(['市科技局牵头负责攻关推进组']);
  });

  it('are none of a body that leads nothing of the list', () => {
    expect(of('教育局')).toEqual([]);
  });
});
