import { describe, expect, it } from 'vitest';
import type { Analysis } from '#retrieval/query/analyse-question';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import { quotedPhrases, quotedWording } from './quoted-mentions.ts';

describe('quotedPhrases', () => {
  it('are what stands between quotation marks, long enough to be a wording', () => {
    expect(quotedPhrases('关于“江风里，慢慢走”和“走透”怎么写的')).toEqual(['江风里，慢慢走']);
  });
});

describe('quotedWording', () => {
  const under = (heading: string, text: string, at: number): RankedSentence =>
    ({
      text,
      range: { start: 0, end: text.length },
      found: {
        text,
        context: heading,
        path: [{ heading }],
        region: null,
        passage: {
          span: { start: at },
          indexText: text,
          sourceStarts: [...text].map((_, at) => at),
          sourceEnds: [...text].map((_, at) => at + 1),
          context: [],
        },
        document: {},
      },
    }) as unknown as RankedSentence;
  const sentences = [
    under('2024年工作回顾', '“江风里，慢慢走”成为热词。', 0),
    under('2025年重点工作', '擦亮“江风里，慢慢走”品牌。', 50),
    under('2025年重点工作', '江风里慢慢吹。', 90),
  ];
  const said = (question: string): string[] => {
    const analysis = { question, terms: [], asks: new Set(['quotation']) } as unknown as Analysis;
    const [block] = quotedWording(analysis, sentences)?.blocks ?? [];
    return block?.kind === 'sentences' ? block.statements.map(({ text }) => text) : [];
  };

  it('has every sentence with the very phrase', () => {
    expect(said('关于“江风里，慢慢走”原文怎么写')).toEqual([
      '“江风里，慢慢走”成为热词。',
      '擦亮“江风里，慢慢走”品牌。',
    ]);
  });

  it('keeps to the part of the report that is asked for', () => {
    expect(said('在今年工作里关于“江风里，慢慢走”原文怎么写')).toEqual(['擦亮“江风里，慢慢走”品牌。']);
  });
});
