import { describe, expect, it } from 'vitest';
import type { Analysis } from '#retrieval/query/analyse-question';
import type { Found } from '#retrieval/query/find-evidence';
import { bodyKey } from '#retrieval/vocabulary/body-names';
import { ledMembersAnswer, membersLed } from './led-members-answer.ts';

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

describe('ledMembersAnswer', () => {
  const draftOf = (text: string) =>
    ledMembersAnswer(
      {
        question: '4个推进组，哪几个由市教育局牵头？',
        documents: { ids: [], unknown: [], spans: [] },
        regions: [],
        periods: [],
        areas: [],
        terms: [],
        asks: new Set(),
      } as unknown as Analysis,
      [{ text, passage: { indexText: text }, document: { id: 'a' }, region: null } as unknown as Found],
    );

  it('gives way where the passage does not say in clauses who leads', () => {
    expect(draftOf('建好4个推进组（牵头单位：市教育局、市科技局）。')).toBeNull();
  });

  it('refuses where clauses give the members to others', () => {
    expect(draftOf('下设4个推进组，其中市科技局牵头负责攻关推进组。')?.status).toBe('refused');
  });
});
