import { describe, expect, it } from 'vitest';
import { HOSTILE_ZIPS } from '../../retrieval/load/__fixtures__/hostile-zip.ts';
import { wordFile } from './__fixtures__/word-file.ts';
import { readWordDraft } from './word-draft.ts';
import { openWordPackage, textOf, WordFault } from './word-package.ts';

const draftOf = (body: string, parts?: Record<string, string>) => readWordDraft(openWordPackage(wordFile(body, parts)));
const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;

describe('readWordDraft', () => {
  it('joins runs, and keeps for every piece where it stands', () => {
    const { text, pieces } = draftOf(`<w:p>${run('新建5G基站14')}${run('00个。')}</w:p><w:p>${run('第二段')}</w:p>`);
    expect(text).toBe('新建5G基站1400个。\n第二段\n');
    expect(pieces.map(({ start, end, holder }) => [text.slice(start, end), textOf(holder)])).toEqual([
      ['新建5G基站14', '新建5G基站14'],
      ['00个。', '00个。'],
      ['第二段', '第二段'],
    ]);
  });

  it('reads what was inserted, linked or in a content control, not what was deleted or is a code of a field', () => {
    const body = [
      '<w:p>',
      `<w:ins>${run('插入')}</w:ins><w:del><w:r><w:delText>删去</w:delText></w:r></w:del>`,
      `<w:hyperlink>${run('链接')}</w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r>`,
      '<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>',
      '</w:p>',
      `<w:sdt><w:sdtContent><w:p>${run('控件')}</w:p></w:sdtContent></w:sdt>`,
    ];
    expect(draftOf(body.join('')).text).toBe('插入链接甲\t乙\n丙\n控件\n');
  });

  it('marks headings by the name of their style, in whatever language Word runs', () => {
    const styles =
      '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>';
    const heading = `<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr>${run('2022年情况')}</w:p>`;
    expect(draftOf(heading, { 'word/styles.xml': styles }).text).toBe('# 2022年情况\n');
    expect(draftOf(heading).text).toBe('2022年情况\n');
  });

  it('writes a table as Markdown has it', () => {
    const row = (...cells: string[]): string =>
      `<w:tr>${cells.map((cell) => `<w:tc><w:p>${run(cell)}</w:p></w:tc>`).join('')}</w:tr>`;
    expect(draftOf(`<w:tbl>${row('地区', '2022年')}${row('宿城区', '1180')}</w:tbl>`).text).toBe(
      '\n| 地区 | 2022年 |\n| --- | --- |\n| 宿城区 | 1180 |\n\n',
    );
  });

  it('leaves nothing out of cells with several paragraphs, content controls and tables of their own', () => {
    const cell = (inner: string): string => `<w:tc>${inner}</w:tc>`;
    const paragraph = (text: string): string => `<w:p>${run(text)}</w:p>`;
    const inner = `<w:tbl><w:tr>${cell(paragraph('内一'))}${cell(paragraph('内二'))}</w:tr></w:tbl>`;
    const control = `<w:sdt><w:sdtContent>${cell(paragraph('控件'))}</w:sdtContent></w:sdt>`;
    const row = `<w:tr>${cell(paragraph('甲') + paragraph('乙'))}${control}${cell(`${inner}${paragraph('')}`)}</w:tr>`;
    expect(draftOf(`<w:tbl>${row}</w:tbl>`).text).toBe('\n| 甲 乙 | 控件 | 内一 内二  |\n| --- | --- | --- |\n\n');
  });

  it('knows no entities that the file declares itself, and closes what was left open', () => {
    const entities = '<!DOCTYPE w:document [<!ENTITY a "expanded">]>';
    const xml = `${entities}<w:document><w:body><w:p><w:r><w:t>1 &lt; &#50;&a;</w:t></w:r></w:body>`;
    expect(draftOf('', { 'word/document.xml': xml }).text).toBe('1 < 2&a;\n');
  });

  it.each([
    ['no archive', new TextEncoder().encode('just text')],
    ['an archive of something else', wordFile('', { 'word/document.xml': '<html/>' })],
    ['a part that is empty', wordFile('', { 'word/document.xml': '' })],
    ['a part beyond bounds', wordFile('', { 'word/document.xml': `<x>${' '.repeat(4_200_000)}</x>` })],
    ['parts beyond bounds', wordFile('', { 'word/media/a.bin': '0'.repeat(34_000_000) })],
    ['content controls without end', wordFile('<w:sdt><w:sdtContent>'.repeat(20_000))],
    ['unknown elements without end', wordFile('<w:x>'.repeat(20_000))],
  ])('refuses %s', (_, bytes) => {
    expect(() => readWordDraft(openWordPackage(bytes))).toThrow(WordFault);
  });

  it.each(HOSTILE_ZIPS)('refuses %s', (_, bytes) => {
    expect(() => openWordPackage(bytes)).toThrow(WordFault);
  });
});
