import { describe, expect, it } from 'vitest';
import { splitStatements } from './split-statements.ts';

describe('splitStatements', () => {
  it('keeps the place of each statement in the text', () => {
    const text = '# 镇江\n\n镇江新建1400个[1]。盐城累计1.2万个。[2][3]\n- 第一项；\n2. 第二项【4】';
    const found = splitStatements(text);
    for (const { text: words, start, end } of found) expect(text.slice(start, end)).toBe(words);
    expect(found.map(({ plain, markers, kind }) => [kind, plain, markers])).toEqual([
      ['heading', '镇江', []],
      ['sentence', '镇江新建1400个。', [1]],
      ['sentence', '盐城累计1.2万个。', [2, 3]],
      ['item', '第一项；', []],
      ['item', '第二项', [4]],
    ]);
  });

  it('takes each row of a table for one statement that names the heads of its cells', () => {
    const found = splitStatements('| 指标 | 2024年（座） |\n| --- | --- |\n| 5G基站 | 1500 [1] |\n');
    expect(found.map(({ kind, plain, markers }) => [kind, plain, markers])).toEqual([
      ['row', '5G基站，2024年1500座', [1]],
    ]);
  });

  it('does not end a sentence inside brackets or quotation marks', () => {
    expect(splitStatements('提出“加快建设；全面提升”的要求（市工信局牵头；）。').length).toBe(1);
  });

  it('does not lose the rest of a line behind a mark that never closes', () => {
    expect(splitStatements('提出（加快建设。全面提升。').map(({ plain }) => plain)).toEqual([
      '提出（加快建设。',
      '全面提升。',
    ]);
  });
});
