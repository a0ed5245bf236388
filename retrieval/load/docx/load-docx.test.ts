import { describe, expect, it } from 'vitest';
import { inList, paragraph, table, tableRow, type WordParts, wordFile } from '../__fixtures__/word-file.ts';
import { loadDocx } from './load-docx.ts';

async function linesOf(parts: WordParts): Promise<string[]> {
  const loaded = await loadDocx(wordFile(parts));
  if ('reason' in loaded) throw new Error(loaded.reason);
  return loaded.text.trimEnd().split('\n');
}

const level = (at: number, format: string, pattern: string): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/></w:lvl>`;
/** 一、 （一） 1. as GB/T 9704 numbers an official paper; list 2 goes by the same rules and begins anew. */
const NUMBERING = `<w:abstractNum w:abstractNumId="7">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;

describe('loadDocx', () => {
  it('prints the numbers that Word keeps as rules', async () => {
    const item = (text: string, at: number, list = 1): string => paragraph(text, inList(list, at));
    const body = [
      item('总体要求', 0),
      item('指导思想', 1),
      item('发展目标', 1),
      item('新建5G基站1400个。', 2),
      item('培育企业40家。', 2),
      item('重点任务', 0),
      item('健全基础设施', 1),
      item('第二个清单', 0, 2),
    ].join('');
    expect(await linesOf({ body, numbering: NUMBERING })).toEqual([
      '一、总体要求',
      '（一）指导思想',
      '（二）发展目标',
      '1.新建5G基站1400个。',
      '2.培育企业40家。',
      '二、重点任务',
      '（一）健全基础设施',
      '一、第二个清单',
    ]);
  });

  it('counts on where a level does not begin anew: tasks numbered through the whole paper', async () => {
    const through = `<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/><w:lvlRestart w:val="0"/></w:lvl>`;
    const numbering = `<w:abstractNum w:abstractNumId="7">${level(0, 'chineseCounting', '%1、')}${through}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>`;
    const item = (text: string, at: number): string => paragraph(text, inList(1, at));
    const body = [item('甲', 0), item('建网络。', 1), item('乙', 0), item('建平台。', 1)].join('');
    expect(await linesOf({ body, numbering })).toEqual(['一、甲', '1.建网络。', '二、乙', '2.建平台。']);
  });

  it('prints the numbers of a style, unless a paragraph takes its number away', async () => {
    const styles = `<w:style w:styleId="a"><w:pPr>${inList(1, 0)}</w:pPr></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>`;
    const body = [
      paragraph('总体要求', '<w:pStyle w:val="a"/>'),
      paragraph('重点任务', '<w:pStyle w:val="b"/>'),
      paragraph('没有编号', `<w:pStyle w:val="a"/>${inList(0, 0)}`),
    ].join('');
    expect(await linesOf({ body, numbering: NUMBERING, styles })).toEqual(['一、总体要求', '二、重点任务', '没有编号']);
  });

  it('prints a merged cell once, and keeps an empty one in its place', async () => {
    const down = '<w:vMerge w:val="restart"/>';
    const below = '<w:vMerge/>';
    const body = table(
      tableRow(['主要指标表'], { 0: '<w:gridSpan w:val="3"/>' }),
      tableRow(['类别', '指标', '2024年']),
      tableRow(['基础设施', '5G基站（个）', '12000'], { 0: down }),
      tableRow(['', '机架（个）', ''], { 0: below }),
      tableRow(['注：按年末数统计。'], { 0: '<w:gridSpan w:val="3"/>' }),
    );
    const lines = await linesOf({ body });
    expect(lines).toEqual([
      '主要指标表',
      '类别 | 指标 | 2024年',
      '基础设施 | 5G基站（个） | 12000',
      '机架（个） | ',
      '注：按年末数统计。',
    ]);
  });

  it('loses neither a text box nor a footnote, and gives each once', async () => {
    const box = `<w:txbxContent>${paragraph('专栏1 数字基建工程')}${paragraph('新建机架2万个。')}</w:txbxContent>`;
    const body = `<w:p><w:r><w:t>加快建设</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>网络。</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>${paragraph('下一段。')}`;
    const footnotes = `<w:footnote w:id="2">${paragraph('指5G网络。')}</w:footnote>`;
    expect(await linesOf({ body, footnotes })).toEqual([
      '加快建设网络。',
      '专栏1 数字基建工程',
      '新建机架2万个。',
      '下一段。',
      '指5G网络。',
    ]);
  });

  it('leaves out what is not printed: a table of contents, hidden and deleted words', async () => {
    const body = [
      paragraph('一、总体要求\t1', '<w:pStyle w:val="TOC1"/>'),
      '<w:p><w:r><w:t>新建</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>（草稿）</w:t></w:r><w:del><w:r><w:delText>1000</w:delText></w:r></w:del><w:ins><w:r><w:t>1400个</w:t></w:r></w:ins></w:p>',
    ].join('');
    expect(await linesOf({ body })).toEqual(['新建1400个']);
  });

  it('says so when a file holds no text', async () => {
    expect(await loadDocx(wordFile({ body: '' }))).toEqual({ reason: '文件里没有文字' });
  });
});
