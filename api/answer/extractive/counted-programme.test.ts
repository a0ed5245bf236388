import { describe, expect, it } from 'vitest';
import type { Proof } from '../draft.ts';
import { alikeMembers, type Member, mostOf, partOf } from './counted-programme.ts';

const member = (opening: string, value: number, unit: string): Member => ({
  figure: { value, unit },
  text: `${opening}${value}${unit}实施工程`,
  opening,
  proof: { span: { start: value, end: value } } as unknown as Proof,
});

const parts = [
  member('筹措', 7, '亿元'),
  member('安排', 9, '亿元'),
  member('筹措', 8000, '万元'),
  member('筹措', 3, '万人'),
];

describe('alikeMembers', () => {
  it('takes those that open alike and are counted alike when there are just as many as the programme counts', () => {
    expect(alikeMembers(parts, 2)?.map(({ text }) => text)).toEqual(['筹措7亿元实施工程', '筹措8000万元实施工程']);
    expect(alikeMembers(parts, 3)).toBeNull();
  });
});

describe('mostOf', () => {
  it('compares values in single units and names none of two that share the first place', () => {
    expect(mostOf(parts.slice(0, 3), '多')?.figure.value).toBe(9);
    expect(mostOf(parts.slice(0, 3), '少')?.figure.value).toBe(8000);
    expect(mostOf([...parts.slice(0, 3), member('筹措', 9, '亿元')], '多')).toBeNull();
  });
});

describe('partOf', () => {
  const named = (question: string): (number | null)[] | undefined =>
    partOf(parts.slice(0, 3), question)?.members.map(({ figure }) => figure.value);

  it('chooses the first ones and those beyond a bound in single units', () => {
    expect(named('前二的是哪几项')).toEqual([9, 7]);
    expect(named('超过1亿元的有哪几项')).toEqual([7, 9]);
    expect(named('7亿元以上的有哪几项')).toEqual([7, 9]);
    expect(named('不足7亿元的有哪几项')).toEqual([8000]);
    expect(named('超过3万人的有哪几项')).toBeUndefined();
    expect(named('有哪几项')).toBeUndefined();
  });
});
