import { describe, expect, it } from 'vitest';
import { seedDocument } from '../__fixtures__/seed-documents.ts';
import { readBlocks } from './paragraphs.ts';

const paragraphs = (source: string): string[] =>
  readBlocks(source).flatMap((block) => (block.kind === 'paragraph' && !block.furniture ? [block.text.text] : []));

/** A paper as an extractor gives it: lines of one width, cut anywhere, page marks between. */
const WRAPPED = `# Page 1:
青禾市数字经济发展实施方案
为加快数字经济发展，推动产业转型升级，结
合我市实际，制定本方案。
一、主要目标
到2026年，全市数字经济核心产业增加值占地
区生产总值比重达到8%以上，培育数字企业60
家，建成5G基站3000座，产业规模超过500亿元，
数字化应用场景达到120个。（市工信局、市发改
委按职责分工负责）
# Page 2:
二、重点任务
（一）推进设施建设。加快千兆光网建设，推动
算力中心布局，新增标准机架2000架，完善数据
中心绿色节能体系，提升网络安全防护能力，打
造“云网数
用”一体化平台。
`;

/** Lines that go on in the middle of a sentence and begin like a heading. */
const CUT_AT_NUMERALS = `青禾市数据条例实施办法
为规范公共数据管理，促进数据资源开发利用，结
合我市实际，制定本办法，请各单位认真贯彻执行
并抓好落实。
（一）打造融合服务体系。推进政务服务线上线下
标准统
一、服务同质，推动大厅端和移动端功能升级，对
照《青禾市公共数据管理条例》
第十二条规定，公布目录并接受监督，促进
一、二、三产业融合发展，推动数据共享应用。
1.加强新修订
《青禾市数据条例》
宣传解读，组织各类培训活动，提升全体工作人员
依法管理数据的能力和水平，营造良好的氛围。
2.强化监督检查，压实各部门责任。
`;

describe('readBlocks', () => {
  it('takes no numeral for a heading that stands in the middle of a cut sentence', () => {
    expect(paragraphs(CUT_AT_NUMERALS).map((text) => text.slice(0, 9))).toEqual([
      '青禾市数据条例实施',
      '为规范公共数据管理',
      '（一）打造融合服务',
      '1.加强新修订《青',
      '2.强化监督检查，',
    ]);
  });

  it('joins what a page break cut, and a character that both pages carry once', () => {
    const bulletin = seedDocument('jiangsu-digital-economy-bulletin-2022-05');
    const all = paragraphs(bulletin.text);
    expect(all.filter((text) => text.includes('发展的若干政策措施，出台数字经济产业载体建设工作方案'))).toHaveLength(1);
    expect(all.filter((text) => text.includes('系列高级专业技术资格评审委员会'))).toHaveLength(1);
    expect(all.filter((text) => text.includes('两年内实现规上工业企业诊断全覆盖'))).toHaveLength(1);
    expect(all.filter((text) => text.includes('依托省水利智能中枢开发的'))).toHaveLength(1);
  });

  it('joins a doubled character at a break alone, not inside a line', () => {
    expect(paragraphs('推动我市加快发展，制定若干政策措施\n\n施，出台方案。')).toEqual([
      '推动我市加快发展，制定若干政策措施，出台方案。',
    ]);
    expect(paragraphs('推动公共服务数字化改造，做到人\n人享有服务。')).toEqual([
      '推动公共服务数字化改造，做到人人享有服务。',
    ]);
  });

  it('joins the lines of 盐城 that end in the middle of a word', () => {
    const all = paragraphs(seedDocument('yancheng-digital-economy-action-plan-2022-2024').text);
    expect(all.some((text) => text.includes('按照“数实融合”发展导向，以23条重点产业链数字化转型为突破口'))).toBe(true);
    expect(all.some((text) => text.includes('依托“江苏政务服务（苏服办）”，围绕个人事项'))).toBe(true);
  });

  it('makes whole paragraphs of hard-wrapped lines and drops the page marks', () => {
    expect(paragraphs(WRAPPED)).toEqual([
      '青禾市数字经济发展实施方案',
      '为加快数字经济发展，推动产业转型升级，结合我市实际，制定本方案。',
      '一、主要目标',
      '到2026年，全市数字经济核心产业增加值占地区生产总值比重达到8%以上，培育数字企业60家，建成5G基站3000座，产业规模超过500亿元，数字化应用场景达到120个。（市工信局、市发改委按职责分工负责）',
      '二、重点任务',
      '（一）推进设施建设。加快千兆光网建设，推动算力中心布局，新增标准机架2000架，完善数据中心绿色节能体系，提升网络安全防护能力，打造“云网数用”一体化平台。',
    ]);
  });

  it('joins what an extractor broke inside a word, at a name in marks and before 等', () => {
    const broken = WRAPPED.replace(
      '二、重点任务\n',
      '二、重点任务\n推行远程引导。\n加快线\n下“15分钟政务服务圈”建设。\n持续探索\n“揭榜挂帅”\n“包干制”\n等新型组织方式。\n',
    );
    const all = paragraphs(broken);
    expect(all.some((text) => text.includes('加快线下“15分钟政务服务圈”建设。'))).toBe(true);
    expect(all.some((text) => text.includes('持续探索“揭榜挂帅”“包干制”等新型组织方式。'))).toBe(true);
    expect(all).toContain('二、重点任务');
  });

  it('lets a sentence go on behind a page mark', () => {
    expect(paragraphs('全市共有规上企业，其中数字经\n# Page 2:\n济企业60家。')).toEqual([
      '全市共有规上企业，其中数字经济企业60家。',
    ]);
  });

  it('keeps paragraphs apart that are whole', () => {
    expect(paragraphs('第一段到此为止。\n第二段从这里开始，内容不多。\n三、保障措施\n（一）加强领导。')).toEqual([
      '第一段到此为止。',
      '第二段从这里开始，内容不多。',
      '三、保障措施',
      '（一）加强领导。',
    ]);
  });

  it('puts a space between Latin words that a line break parted', () => {
    expect(paragraphs('鼓励创新，支持企业采用open\n\nsource，降低成本。')).toEqual([
      '鼓励创新，支持企业采用open source，降低成本。',
    ]);
  });

  it('marks the buttons of a page', () => {
    const blocks = readBlocks('正文到此。\n扫一扫在手机打开当前页\n打印本页');
    expect(blocks.map((block) => block.kind === 'paragraph' && block.furniture)).toEqual([false, true, true]);
  });

  it('gathers the lines of a table, Markdown or tabs', () => {
    const source =
      '说明如下：\n| 指标 | 2025年 |\n| --- | --- |\n| 基站 | 100 |\n\n完。\n序号\t名称\t单位\n1\t平台\t个\n';
    const blocks = readBlocks(source);
    expect(blocks.map((block) => (block.kind === 'table' ? block.lines.length : block.text.text))).toEqual([
      '说明如下：',
      3,
      '完。',
      2,
    ]);
  });

  it('ends a line of duties where who does it ends: the title below begins anew', () => {
    const duties = '责任单位：市科技局牵头，市教育局、市财政局按职责分工负责';
    expect(
      paragraphs(`1. 建设实验室\n新建实验室3个。\n${duties}\n完善创新服务体系\n2. 引进人才\n引进人才20名。\n`),
    ).toContain(duties);
  });
});
