import { describe, expect, it } from 'vitest';
import { loadHtml } from './load-html.ts';

function linesOf(html: string | Uint8Array): string[] {
  const loaded = loadHtml(typeof html === 'string' ? new TextEncoder().encode(html) : html);
  if ('reason' in loaded) throw new Error(loaded.reason);
  return loaded.text.trimEnd().split('\n');
}

/** The shape of a paper on a site of a city's government, with everything that the site prints around it. */
const PAGE = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>某市人民政府</title><style>p{}</style></head><body>
<div class="top-nav"><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li><li><a href="/fw">政务服务</a></li></ul></div>
<div class="main">
<div class="dqwz">当前位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a></div>
<div class="xl"><h1>某市数字经济发展工作要点</h1><div class="info">发布时间：2022-09-27　来源：市数字办　字体：[ 大 中 小 ]</div>
<table><tr><td>索 引 号：</td><td>000014349/2022-00012</td><td>发文字号：</td><td>某数字发〔2022〕4号</td></tr></table>
<div class="TRS_Editor"><p>一、发展目标</p><p>全年新建
5G基站<b>1400</b>个，<span style="display:none">隐藏的字</span>培育企业40家。</p>
<ol><li>加快建设。</li><li>２.推进应用。</li></ol>
<table><tr><th>指标</th><th>单位</th><th>2022年</th></tr><tr><td rowspan="2">5G基站</td><td>个</td><td>1400</td></tr><tr><td>座</td><td></td></tr></table>
<p>附件：<a href="a.docx">任务分工表</a></p><p>打印本页</p></div></div></div>
<div class="related"><h3>相关链接</h3><a href="1">某市规划</a></div>
<ul><li><a href="1">关于甲的通知</a></li><li><a href="2">关于乙的通知</a></li><li><a href="3">关于丙的通知</a></li><li><a href="4">关于丁的通知</a></li></ul>
<div>主办单位：某市人民政府　苏ICP备00000000号</div></body></html>`;

const PAPER = [
  '某市数字经济发展工作要点',
  '发布时间：2022-09-27　来源：市数字办　字体：[ 大 中 小 ]',
  '索 引 号：000014349/2022-00012',
  '发文字号：某数字发〔2022〕4号',
  '一、发展目标',
  '全年新建5G基站1400个，培育企业40家。',
  '1.加快建设。',
  '２.推进应用。',
  '指标 | 单位 | 2022年',
  '5G基站 | 个 | 1400',
  '座 | ',
  '附件：任务分工表',
];

describe('loadHtml', () => {
  it('keeps the paper and its facts, and drops what the site prints around it', () => {
    expect(linesOf(PAGE)).toEqual(PAPER);
  });

  it('finds the paper without a container that it knows', () => {
    expect(linesOf(PAGE.replace('TRS_Editor', 'zwxx-con'))).toEqual(PAPER);
  });

  it('keeps a headline that is no heading, and not the name of the site', () => {
    const html = `<html><body><div class="site-title">某市</div><div class="pages-title">某市数字经济发展工作要点</div><div class="pages-date">2022-09-27 来源：市数字办</div>
<div id="UCAP-CONTENT"><p>全年新建5G基站1400个，培育数字企业40家，加快推进千兆光网建设。</p></div></body></html>`;
    expect(linesOf(html)).toEqual([
      '某市数字经济发展工作要点',
      '2022-09-27 来源：市数字办',
      '全年新建5G基站1400个，培育数字企业40家，加快推进千兆光网建设。',
    ]);
  });

  it('reads a page laid out in a table as paragraphs', () => {
    const cell = Array.from(
      { length: 9 },
      (_, at) => `<p>${at + 1}.加快数字基础设施建设，推动产业数字化转型，培育壮大市场主体。</p>`,
    );
    const lines = linesOf(`<table><tr><td>标题</td><td>${cell.join('')}</td></tr></table>`);
    expect(lines).toHaveLength(10);
    expect(lines[1]).toBe('1.加快数字基础设施建设，推动产业数字化转型，培育壮大市场主体。');
  });

  it('reads GB18030, declared or not', () => {
    // 规划 in GB18030.
    const word = [0xb9, 0xe6, 0xbb, 0xae];
    const bytes = (head: string): Uint8Array => Uint8Array.from([...Buffer.from(`<html>${head}<body><p>`), ...word]);
    expect(linesOf(bytes('<meta charset="gb2312">'))).toEqual(['规划']);
    expect(linesOf(bytes(''))).toEqual(['规划']);
  });

  it('says so when nothing is left', () => {
    expect(loadHtml(new TextEncoder().encode('<html><body><iframe src="a.html"></iframe></body></html>'))).toEqual({
      reason: '网页正文在框架页里，请打开正文所在的页面另存',
    });
  });
});
