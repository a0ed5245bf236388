import { describe, expect, it } from 'vitest';
import type { Term } from '#retrieval/query/question-terms';
import type { Statement } from './draft.ts';
import { isOfOthers } from './join-parts.ts';

const term = (text: string): Term => ({ text, weight: 2, known: true, core: true });
const of = (part: string, ...own: string[]): ((text: string) => boolean) => {
  const isOf = isOfOthers({ text: part, own: own.map(term) }, { others: [term('就业驿站')], shown: [] });
  return (text) => isOf({ text, proofs: [] } as Statement);
};

describe('isOfOthers', () => {
  it('takes a body or a class that a part asks for only of the thing of the other parts', () => {
    expect(of('谁协同', '协同')('“农村公路改造”牵头部门为区交通运输局')).toBe(false);
    expect(of('谁协同', '协同')('“就业驿站建设”协同单位为区妇联')).toBe(true);
    expect(of('分别落在哪些园区', '落', '园区')('依托园区打造一批中试平台')).toBe(false);
  });

  it('takes any answer of a part that names a thing of its own', () => {
    expect(of('农村公路谁牵头', '农村公路', '牵头')('“农村公路改造”牵头部门为区交通运输局')).toBe(true);
  });
});
