import { describe, expect, it } from 'vitest';
import type { Section } from '../plan-document.ts';
import { clausesAsked, findClauseNumbers, numberedClauses } from './named-clause.ts';

function sectionsOf(...labels: string[]): Section[] {
  return labels.map((label, index) => ({
    index,
    parent: null,
    depth: 1,
    label,
    heading: '',
    headingSpan: { start: 0, end: 0 },
    span: { start: 0, end: 0 },
    region: null,
  }));
}

describe('findClauseNumbers', () => {
  it.each([
    ['镇江第16条谁牵头', [16]],
    ['第十六条讲什么', [16]],
    ['第二十条和第21条', [20, 21]],
    ['服务数字经济发展20条', []],
    ['在第几条', []],
    ['第3条产业链', []],
    ['第三项是什么', []],
  ])('%s: %j', (question, numbers) => {
    expect(findClauseNumbers(question, false).map(({ number }) => number)).toEqual(numbers);
  });
});

it('takes an item of a named paper for a clause, said as it was asked', () => {
  expect(findClauseNumbers('工作要点第40项是什么', true)).toEqual([{ number: 40, start: 4, end: 8 }]);
  expect(clausesAsked('工作要点第40项和第2条')).toBe('第40项、第2条');
});

describe('numberedClauses', () => {
  const labelled = (kind: 'plan' | 'bulletin', ...labels: string[]) =>
    numberedClauses({ kind, sections: sectionsOf(...labels) }).map(({ index }) => index);

  it('takes the run that goes through the whole paper', () => {
    expect(labelled('plan', '一、', '1.', '2.', '二、', '(一)', '1.', '2.', '3.', '(二)', '4.', '5.', '6.')).toEqual([
      5, 6, 7, 9, 10, 11,
    ]);
  });

  it('takes none where every part begins anew', () => {
    expect(labelled('plan', '(一)', '1.', '2.', '3.', '4.', '(二)', '1.', '2.', '3.')).toEqual([]);
  });

  it('takes none of a piece of a paper that begins with a later number', () => {
    expect(labelled('plan', '3.', '4.', '5.', '6.', '7.', '8.', '9.', '10.', '11.', '五、', '1.', '2.', '3.')).toEqual(
      [],
    );
  });

  it('takes none of a bulletin', () => {
    expect(labelled('bulletin', '1.', '2.', '3.', '4.')).toEqual([]);
  });
});
