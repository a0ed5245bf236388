import { describe, expect, it } from 'vitest';
import { markdownBlocks } from './markdown-blocks.ts';

const note = (marker: number) => (marker <= 2 ? { kind: 'link' as const, text: `注${marker}`, href: '' } : null);

describe('markdownBlocks', () => {
  it('reads paragraphs, bold words, lists and tables, and puts notes where markers stand', () => {
    const markdown = '新建**1400个**[1][2]。\n\n1. 甲[1]\n   - 乙\n\n| 地区 | 数 |\n| --- | --- |\n| 镇江 | 1400[1] |';
    const text = (words: string) => ({ kind: 'text', text: words });
    expect(markdownBlocks(markdown, note)).toEqual([
      {
        kind: 'paragraph',
        inlines: [text('新建'), { ...text('1400个'), bold: true }, note(1), note(2), text('。')],
      },
      { kind: 'numbered', depth: 0, inlines: [text('甲'), note(1)] },
      { kind: 'bullet', depth: 1, inlines: [text('乙')] },
      {
        kind: 'table',
        rows: [
          [[[text('地区')]], [[text('数')]]],
          [[[text('镇江')]], [[text('1400'), note(1)]]],
        ],
      },
    ]);
  });

  it('makes no link, heading or HTML of a document’s words, and no note of a number without a source', () => {
    const [block] = markdownBlocks('# 一[9] <b>x</b> [y](javascript:z) ![i](u)', note);
    expect(block).toEqual({
      kind: 'paragraph',
      inlines: [
        { kind: 'text', text: '# 一' },
        { kind: 'text', text: '[9]' },
        { kind: 'text', text: ' <b>x</b> [y](javascript:z) ![i](u)' },
      ],
    });
  });
});
