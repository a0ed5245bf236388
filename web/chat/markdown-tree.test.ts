import { describe, expect, it } from 'vitest';
import { type Leaf, readMarkdown } from './markdown-tree.ts';

/** `p(text strong(bold))`, short enough to read. */
function outline(leaves: readonly Leaf[]): string {
  return leaves
    .map((leaf) => {
      if (typeof leaf === 'string') return leaf;
      return 'children' in leaf ? `${leaf.tag}${leaf.start ?? ''}(${outline(leaf.children)})` : '/';
    })
    .join('');
}

const read = (markdown: string): string => outline(readMarkdown(markdown));

describe('readMarkdown', () => {
  it('reads what an answer has: paragraphs, bold, lists, tables', () => {
    expect(read('镇江市**新建1400个**[1]。\n\n第二段\n换行')).toBe('p(镇江市strong(新建1400个)[1]。)p(第二段/换行)');
    expect(read('- 甲\n- 乙\n  - 丙\n\n后文')).toBe('ul(li(p(甲))li(p(乙)ul(li(p(丙)))))p(后文)');
    expect(read('3. 三\n4. 四')).toBe('ol3(li(p(三))li(p(四)))');
    expect(read('| 指标 | 值 |\n|---|---|\n| 基站 | **1400个**[1] |')).toBe(
      'table(thead(tr(th(指标)th(值)))tbody(tr(td(基站)td(strong(1400个)[1]))))',
    );
    expect(read('> 引文')).toBe('blockquote(p(引文))');
  });

  it.each([
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '<svg onload=alert(1)>',
    '[点我](javascript:alert(1))',
    '![图](https://evil.test/x.png)',
    '[点我][1]',
    '<https://evil.test>',
    '`code`',
    '&lt;b&gt; &amp; &#60;',
    '# 标题',
    '[1]: https://evil.test "x"',
  ])('keeps %s as text', (text) => {
    expect(read(text)).toBe(`p(${text})`);
  });

  it('loses no character of what looks like code, rules or headings', () => {
    expect(read('```\n代码\n```')).toBe('p(```/代码/```)');
    expect(read('甲\n\n***\n\n乙')).toBe('p(甲)p(***)p(乙)');
    expect(read('5\\*3')).toBe('p(5*3)');
  });
});
