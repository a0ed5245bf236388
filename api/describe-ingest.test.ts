import { describe, expect, it } from 'vitest';
import { describeIngest } from './describe-ingest.ts';

describe('describeIngest', () => {
  it('says of each file what was found in it, why it was left out, or that it went', () => {
    const sizes = { characters: 20481, passages: 96, figures: 120, title: '某市规划' };
    expect(
      describeIngest({
        found: [
          { file: 'a.pdf', format: 'pdf', pages: 12, recognised: 2, notes: ['第 3 页没有文字'], ...sizes },
          { file: 'b.txt', format: 'text', pages: 0, recognised: 0, notes: [], ...sizes },
        ],
        removed: ['old-plan'],
        skipped: [{ file: 'c\u001b[2J.doc', reason: '是旧版 Word 文件' }],
      }),
    ).toEqual([
      '已收入：a.pdf　《某市规划》　PDF 12 页（其中 2 页由图像识别），20481 字，96 个片段，120 个数字；第 3 页没有文字',
      '已收入：b.txt　《某市规划》　文本，20481 字，96 个片段，120 个数字',
      '已移出：old-plan',
      '未收入：c[2J.doc（是旧版 Word 文件）',
    ]);
  });
});
