import { describe, expect, it } from 'vitest';
import type { DocumentSummary } from '../../api/contract.ts';
import { exampleQuestions } from './example-questions.ts';

function summary(facts: Partial<DocumentSummary>): DocumentSummary {
  return {
    ...{ id: 'd', file: 'd.txt', title: '某市文件', documentNumber: null, issuer: null, published: null, dates: {} },
    ...{ region: null, level: null, kind: 'plan', years: [], passages: 1, characters: 10, ...facts },
  };
}

describe('exampleQuestions', () => {
  it('makes one of each document, newest first', () => {
    expect(
      exampleQuestions([
        summary({ kind: 'plan', region: '江苏省', years: [2021, 2025], published: '2021-08-10' }),
        summary({ kind: 'work-points', region: '镇江市', years: [2022], published: '2022-08-22' }),
        summary({
          kind: 'bulletin',
          title: '数字经济工作简报',
          region: '江苏省',
          years: [2022],
          published: '2022-05-31',
        }),
      ]),
    ).toEqual([
      '镇江市2022年的重点工作有哪些？',
      '《数字经济工作简报》是什么时候发布的？',
      '江苏省到2025年的主要指标有哪些？',
    ]);
  });

  it('asks nothing about a document of which nothing is known, and four at most', () => {
    expect(exampleQuestions([summary({})])).toEqual([]);
    const many = Array.from({ length: 9 }, (_, index) =>
      summary({ kind: 'action-plan', region: `${index}市`, years: [2024] }),
    );
    expect(exampleQuestions(many)).toHaveLength(4);
  });
});
