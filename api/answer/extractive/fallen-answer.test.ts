import { describe, expect, it } from 'vitest';
import type { Figure } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import type { Found } from '#retrieval/query/find-evidence';
import { fallenAnswer, wayAsked } from './fallen-answer.ts';

const figure = (name: string, change: string, at: number): Figure =>
  ({
    name,
    statement: `${name}${change}`,
    kind: 'change',
    region: '无锡市',
    period: { from: 2018, to: 2018, label: '2018年' },
    span: { start: at, end: at + 4 },
    context: [],
  }) as unknown as Figure;

const FOUND = {
  document: { sections: [] },
  passage: { id: 'p', kind: 'clause', indexText: '农业产值下降0.9%；林业产值增长2.8%；牧业产值下降17.6%。' },
  figures: [figure('牧业产值', '下降17.6%', 20), figure('林业产值', '增长2.8%', 10), figure('农业产值', '下降0.9%', 0)],
} as unknown as Found;

const asking = (question: string, year: number): Analysis =>
  ({
    question,
    regions: [{ name: '无锡市' }],
    periods: [{ from: year, to: year }],
    terms: [{ text: '产值', weight: 1, known: true, core: true }],
    asks: new Set(['list']),
  }) as unknown as Analysis;

describe('fallenAnswer', () => {
  const texts = (question: string, year = 2018): string[] | undefined =>
    fallenAnswer(asking(question, year), [FOUND])?.blocks.flatMap((block) =>
      block.kind === 'sentences' ? block.statements.map(({ text }) => text.replace(/^.*?年/u, '')) : [],
    );

  it('lists the members that go the way asked for, in the order of the paper and of the year asked for', () => {
    expect(texts('无锡2018年各业产值中，哪些是下降的？')).toEqual(['农业产值下降0.9%', '牧业产值下降17.6%']);
    expect(texts('无锡2018年各业产值中，哪些是增长的？')).toEqual(['林业产值增长2.8%']);
    expect(texts('无锡2017年各业产值中，哪些是下降的？', 2017)).toBeUndefined();
    expect(wayAsked('下降的原因有哪些')).toBeNull();
  });
});
