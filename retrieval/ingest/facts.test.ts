import { describe, expect, it } from 'vitest';
import { documentOf, printed, seedDocument, seedIds } from '../__fixtures__/seed-documents.ts';
import type { PlanDocument } from '../plan-document.ts';
import { readDocument } from './read-document.ts';

type Facts = Pick<
  PlanDocument,
  'title' | 'documentNumber' | 'issuer' | 'published' | 'dates' | 'region' | 'level' | 'kind' | 'years'
>;

const factsOf = ({
  title,
  documentNumber,
  issuer,
  published,
  dates,
  region,
  level,
  kind,
  years,
}: PlanDocument): Facts => ({
  title,
  documentNumber,
  issuer,
  published,
  dates,
  region,
  level,
  kind,
  years,
});

describe('facts of the five documents', () => {
  it('are those of 镇江', () => {
    expect(factsOf(seedDocument('zhenjiang-digital-economy-work-points-2022'))).toEqual({
      title: '2022年镇江市数字经济发展工作要点',
      documentNumber: '镇数字发〔2022〕4号',
      issuer: '镇江市数字经济工作领导小组',
      published: '2022-08-22',
      dates: { signed: '2022-08-22', posted: '2022-09-27' },
      region: '镇江市',
      level: 'city',
      kind: 'work-points',
      years: [2022],
    });
  });

  it('are those of 盐城, which names no number, issuer or date of its own', () => {
    expect(factsOf(seedDocument('yancheng-digital-economy-action-plan-2022-2024'))).toEqual({
      title: '盐城市数字经济发展三年行动计划(2022—2024年)',
      documentNumber: null,
      issuer: null,
      published: null,
      dates: {},
      region: '盐城市',
      level: 'city',
      kind: 'action-plan',
      years: [2022, 2023, 2024],
    });
  });

  it('are those of 宿城, as printed, the issuer and the region simplified', () => {
    expect(factsOf(seedDocument('sucheng-digital-economy-action-plan-2022-2024'))).toEqual({
      title: '宿城區數字經濟發展三年行動計劃(2022-2024年)',
      documentNumber: '宿區數字發〔2022〕1號',
      issuer: '宿城区数字经济工作领导小组',
      published: '2022-10-20',
      dates: { signed: '2022-10-20' },
      region: '宿城区',
      level: 'district',
      kind: 'action-plan',
      years: [2022, 2023, 2024],
    });
  });

  it('are those of 江苏: the plan, not the notice that carries it', () => {
    expect(factsOf(seedDocument('jiangsu-14th-five-year-digital-economy-plan-2021'))).toEqual({
      title: '江苏省“十四五”数字经济发展规划',
      documentNumber: '苏政办发〔2021〕44号',
      issuer: '江苏省人民政府办公厅',
      published: '2021-08-10',
      dates: { signed: '2021-08-10', posted: '2021-11-01' },
      region: '江苏省',
      level: 'province',
      kind: 'plan',
      years: [2021, 2022, 2023, 2024, 2025],
    });
  });

  it('are those of the bulletin, whose articles have other regions', () => {
    expect(factsOf(seedDocument('jiangsu-digital-economy-bulletin-2022-05'))).toEqual({
      title: '数字经济工作简报2022年第5期',
      documentNumber: null,
      issuer: '江苏省数字经济工作领导小组办公室',
      published: '2022-09-08',
      dates: { signed: '2022-09-08', issued: '2022-09-08' },
      region: '江苏省',
      level: 'province',
      kind: 'bulletin',
      years: [2022],
    });
  });

  it.each([
    ['zhenjiang-digital-economy-work-points-2022', 'documentNumber', '镇数字发〔2022〕4号'],
    ['zhenjiang-digital-economy-work-points-2022', 'signed', '2022年8月22日'],
    ['zhenjiang-digital-economy-work-points-2022', 'posted', '2022-09-27'],
    ['zhenjiang-digital-economy-work-points-2022', 'issuer', '镇江市数字经济工作领导小组'],
    ['yancheng-digital-economy-action-plan-2022-2024', 'title', '盐城市数字经济发展三年行动计划(2022—2024年)'],
    ['sucheng-digital-economy-action-plan-2022-2024', 'documentNumber', '宿區數字發〔2022〕1號'],
    ['sucheng-digital-economy-action-plan-2022-2024', 'title', '宿城區數字經濟發展三年行動計劃(2022-2024年)'],
    ['sucheng-digital-economy-action-plan-2022-2024', 'issuer', '宿城區數字經濟工作領導小組'],
    ['sucheng-digital-economy-action-plan-2022-2024', 'signed', '2022年10月20日'],
    ['jiangsu-14th-five-year-digital-economy-plan-2021', 'documentNumber', '苏政办发〔2021〕44号'],
    ['jiangsu-14th-five-year-digital-economy-plan-2021', 'issuer', '江苏省人民政府办公厅'],
    ['jiangsu-14th-five-year-digital-economy-plan-2021', 'signed', '2021年8月10日'],
    ['jiangsu-14th-five-year-digital-economy-plan-2021', 'posted', '2021-11-01'],
    ['jiangsu-digital-economy-bulletin-2022-05', 'title', '数字经济工作简报2022年第5期'],
    ['jiangsu-digital-economy-bulletin-2022-05', 'issued', '2022年9月8日'],
  ] as const)('of %s: %s stands where its span says', (id, fact, words) => {
    const document = seedDocument(id);
    const span = document.factSpans[fact];
    expect(span && printed(document, span)).toBe(words);
  });

  it('have a place for each fact that there is, and none for the others', () => {
    for (const id of seedIds) {
      const { factSpans, documentNumber, issuer, dates } = seedDocument(id);
      expect(factSpans.title).toBeDefined();
      expect(factSpans.documentNumber !== undefined).toBe(documentNumber !== null);
      expect(factSpans.issuer !== undefined).toBe(issuer !== null);
      for (const date of ['signed', 'issued', 'posted'] as const)
        expect(factSpans[date] !== undefined).toBe(dates[date] !== undefined);
    }
  });

  it('are not searched for as text', () => {
    for (const id of seedIds) {
      const { passages, factSpans } = seedDocument(id);
      for (const [fact, span] of Object.entries(factSpans)) {
        const same = passages.filter((passage) => passage.span.start <= span.start && span.end <= passage.span.end);
        // The name of a paper stands in the sentence that issues it too.
        if (fact !== 'title') expect(same.map((passage) => passage.id)).toEqual([]);
      }
    }
  });
});

const NOTICE = `青禾市人民政府办公室关于印发青禾市
人工智能产业行动方案（2024—2026年）的通知
青政办发〔2024〕12号
各县（市、区）人民政府，市各有关部门：
《青禾市人工智能产业行动方案（2024—2026年）》已经市政府同意，现印发给你们，请认真贯彻落实。
青禾市人民政府办公室
2024年3月5日
（此件公开发布）
青禾市人工智能产业行动方案（2024—2026年）
为贯彻《省人民政府关于加快数字经济发展的意见》（省政发〔2023〕8号），制定本方案。
一、总体要求
到2026年，产业规模突破100亿元。
`;

describe('facts of other papers', () => {
  it('come from the notice around a plan', () => {
    expect(factsOf(documentOf(NOTICE))).toMatchObject({
      title: '青禾市人工智能产业行动方案（2024—2026年）',
      documentNumber: '青政办发〔2024〕12号',
      issuer: '青禾市人民政府办公室',
      published: '2024-03-05',
      kind: 'action-plan',
      years: [2024, 2025, 2026],
    });
  });

  it('never are the number of a paper that is only cited', () => {
    const cited = NOTICE.replace('青政办发〔2024〕12号\n', '');
    expect(documentOf(cited).documentNumber).toBeNull();
    const named = cited.replace('（省政发〔2023〕8号），制定本方案。', '，见省政发〔2023〕8号');
    expect(documentOf(named).documentNumber).toBeNull();
  });

  it.each([
    ['2024年苏州市政府工作报告', 'work-report', '苏州市', 'city'],
    ['南京市2023年国民经济和社会发展统计公报', 'statistics', '南京市', 'city'],
    ['上海市黄浦区2023年“放管服”改革工作要点', 'work-points', '黄浦区', 'district'],
    ['浙江省数字经济促进条例', 'plan', '浙江省', 'province'],
    ['上海市数字经济发展规划', 'plan', '上海市', 'province'],
    ['徐州市推进智能制造实施方案', 'action-plan', '徐州市', 'city'],
    ['关于数字经济提案的答复', 'news', null, null],
  ])('tell kind, region and level of %s', (title, kind, region, level) => {
    const document = documentOf(`${title}\n一、总体情况\n各项工作稳步推进，成效明显。\n`);
    expect([document.title, document.kind, document.region, document.level]).toEqual([title, kind, region, level]);
  });

  it.each([
    [
      'a work report: when it was given and for which government',
      '2026年浙江省政府工作报告\n——2026年1月20日在浙江省第十四届人民代表大会第四次会议上\n来源：浙江日报\n时间：2026-01-28\n省长 王　某\n各位代表：\n现在，我代表省人民政府，向大会报告工作，请予审议。\n一、2025年工作回顾\n各项工作稳步推进。\n',
      {
        issuer: '浙江省人民政府',
        dates: { signed: '2026-01-20', posted: '2026-01-28' },
        published: '2026-01-20',
        kind: 'work-report',
        years: [2026],
      },
    ],
    [
      'a report without a year in its title is of the year that it plans',
      '政府工作报告\n（2023年12月28日在诸暨市第十八届人民代表大会第三次会议上）\n各位代表：\n现在，我代表市人民政府，向大会报告工作。\n一、2023年工作回顾\n各项工作稳步推进。\n二、2024年工作安排\n加快项目建设。\n',
      { title: '政府工作报告', issuer: '诸暨市人民政府', region: '诸暨市', level: 'city', years: [2024] },
    ],
    [
      'the table at the head of a page',
      '区人民政府办公室关于印发2023年区《政府工作报告》主要目标任务分解方案的通知\n\n索 引 号 MB15/2023-05 发文日期 2023-01-03\n发布机构 区人民政府办公室 文    号 越政办〔2023〕1号\n各街道办事处：\n2023年《区〈政府工作报告〉主要目标任务分解方案》已报经区人民政府同意，现印发给你们，并通知如下：\n一、切实加强领导。\n越城区人民政府办公室\n2023年1月3日\n2023年区《政府工作报告》主要目标任务分解方案\n一、主要目标\n（一）地区生产总值增长7%以上\n责任单位：区发改局\n',
      {
        title: '2023年区《政府工作报告》主要目标任务分解方案',
        documentNumber: '越政办〔2023〕1号',
        issuer: '越城区人民政府办公室',
        region: '越城区',
        kind: 'work-points',
      },
    ],
    [
      'two bodies on one line, a note behind the title',
      '2023年绍兴市国民经济和社会发展统计公报[1]\n\n绍兴市统计局  国家统计局绍兴调查队\n\n2024年3月15日\n\n一、综合\n\n全年全市生产总值增长6.2%。\n',
      {
        title: '2023年绍兴市国民经济和社会发展统计公报',
        issuer: '绍兴市统计局、国家统计局绍兴调查队',
        kind: 'statistics',
        years: [2023],
      },
    ],
    [
      'ministries on two lines',
      '工业和信息化部办公厅 财政部办公厅关于印发《中试发展实施意见》的通知\n工信厅联科〔2024〕11号\n各省、自治区、直辖市主管部门：\n现将《中试发展实施意见》印发给你们。\n工业和信息化部办公厅\n财政部办公厅\n2024年1月16日\n中试发展实施意见\n一、总体要求\n坚持创新驱动。\n',
      { issuer: '工业和信息化部办公厅、财政部办公厅', region: '全国', level: 'national', kind: 'plan' },
    ],
    [
      'a date in characters at the end',
      '绍兴市人民政府办公厅关于加快绿色能源发展的实施意见\n绍政办函〔2023〕16号\n各区、县人民政府：\n经市政府同意，现提出以下意见。\n一、总体要求\n坚持绿色发展。\n绍兴市人民政府办公厅\n二〇二三年一月二十日\n',
      { issuer: '绍兴市人民政府办公厅', published: '2023-01-20', years: [2023], kind: 'plan' },
    ],
    [
      'the masthead of a bulletin',
      '营商环境工作简报\n第12期\n绍兴市营商环境建设领导小组办公室       2023年9月15日\n一、工作动态\n今年以来，办件量增长20%。\n',
      {
        title: '营商环境工作简报第12期',
        issuer: '绍兴市营商环境建设领导小组办公室',
        published: '2023-09-15',
        kind: 'bulletin',
        region: '绍兴市',
      },
    ],
    [
      'the line that says who passed a law and when',
      '浙江省数字经济促进条例\n（2020年12月24日浙江省第十三届人民代表大会常务委员会第二十六次会议通过）\n第一章 总则\n第一条 为了促进数字经济发展，制定本条例。\n第二条 本条例适用于本省。\n',
      { issuer: '浙江省第十三届人民代表大会常务委员会', published: '2020-12-24', kind: 'plan' },
    ],
    [
      'a report of the press',
      '全省数字经济发展大会召开\n\n发布时间：2024-05-20 09:12 来源：湖北日报\n\n5月19日，大会在武汉召开，部署全年工作。\n',
      { title: '全省数字经济发展大会召开', published: '2024-05-20', kind: 'news' },
    ],
    [
      'the table of a portal',
      '索引号\t014000001/2023-00123\t主题分类\t工业\n发布机构\t盐城市人民政府\t发文日期\t2023-04-10\n标题\t盐城市人民政府关于加快新型工业化的若干意见\n文号\t盐政发〔2023〕18号\t有效性\t有效\n\n盐城市人民政府关于加快新型工业化的若干意见\n各县（市、区）人民政府：\n一、总体要求\n坚持稳中求进。\n',
      {
        title: '盐城市人民政府关于加快新型工业化的若干意见',
        documentNumber: '盐政发〔2023〕18号',
        issuer: '盐城市人民政府',
        dates: { signed: '2023-04-10' },
      },
    ],
    [
      'an order',
      '苏州市人民政府令\n第160号\n《苏州市数据条例实施细则》已经2023年8月25日市政府第38次常务会议讨论通过，现予公布。\n市长　某某某\n2023年9月1日\n苏州市数据条例实施细则\n第一条　为了规范数据处理活动，制定本细则。\n',
      {
        title: '苏州市数据条例实施细则',
        documentNumber: '苏州市人民政府令第160号',
        issuer: '苏州市人民政府',
        published: '2023-09-01',
      },
    ],
    [
      'a law of the whole country',
      '中华人民共和国乡村振兴促进法\n（2021年4月29日第十三届全国人民代表大会常务委员会第二十八次会议通过）\n第一章　总则\n第一条　为了全面实施乡村振兴战略，制定本法。\n',
      { title: '中华人民共和国乡村振兴促进法', region: '全国', level: 'national', published: '2021-04-29' },
    ],
    [
      'a new district with a name of its own',
      '南京江北新区2024年重点工作任务清单\n南京江北新区管理委员会办公室\n2024年2月1日\n一、总体要求\n坚持稳中求进。\n',
      { region: '南京江北新区', level: 'district', issuer: '南京江北新区管理委员会办公室' },
    ],
    [
      'a draft that is signed in a month',
      '《泰兴市数字经济发展“十四五”规划》\n泰兴市工业和信息化局\n二〇二一年十月\n一、总体要求\n坚持稳中求进。\n',
      { title: '泰兴市数字经济发展“十四五”规划', issuer: '泰兴市工业和信息化局', published: null },
    ],
    [
      'a report of the press that begins with a year',
      '2022年全市数字经济工作推进会召开\n来源：盐城晚报　时间：2022/05/18\n5月17日，全市数字经济工作推进会召开。\n',
      { title: '2022年全市数字经济工作推进会召开', published: '2022-05-18', kind: 'news' },
    ],
    [
      'the head of a printed paper with its signer',
      '000015 特急\n东台市人民政府文件\n东政发〔2024〕32号 签发人：某某某\n东台市人民政府关于印发东台市2024年\n深化改革重点任务的通知\n现将《东台市2024年深化改革重点任务》印发给你们。\n东台市人民政府\n2024年5月9日\n东台市2024年深化改革重点任务\n一、总体目标\n坚持稳中求进。\n',
      {
        title: '东台市2024年深化改革重点任务',
        documentNumber: '东政发〔2024〕32号',
        issuer: '东台市人民政府',
        published: '2024-05-09',
      },
    ],
    [
      'a workbook whose first sheet has a name of no place',
      '主要指标\n海门区2024年主要经济指标\n指标 | 单位 | 目标\n5G基站 | 个 | 300\n镇街分解\n镇街 | 目标\n海门街道 | 120\n',
      { title: '海门区2024年主要经济指标', region: '海门区', years: [2024] },
    ],
    [
      'a plan of attack',
      '无锡市工业互联网发展三年攻坚计划（2024-2026年）\n一、总体要求\n坚持稳中求进。\n',
      { kind: 'action-plan', years: [2024, 2025, 2026] },
    ],
    [
      'a five-year plan, however far it looks',
      '绍兴市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要\n第一章 发展环境\n坚持稳中求进。\n',
      { years: [2021, 2022, 2023, 2024, 2025], kind: 'plan' },
    ],
  ])('are read from %s', (_, text, facts) => {
    expect(factsOf(documentOf(text))).toMatchObject(facts);
  });

  it('fall back to the name of the file where no line is a title', () => {
    const document = documentOf('数字经济稳步发展，各项工作有序推进。\n', 'notes-2024.txt');
    expect(document.title).toBe('notes-2024');
    expect(document.factSpans.title).toBeUndefined();
  });
});

describe('facts that share a line', () => {
  const title = '测试市2023年数字经济工作要点';
  it.each([
    ['测试市人民政府办公室　测数发〔2023〕5号　2023年3月1日', '测试市人民政府办公室', '2023-03-01'],
    ['测数发〔2023〕5号　　测试市人民政府办公室', '测试市人民政府办公室', undefined],
    ['2023年3月1日　测数发〔2023〕 5 号', null, '2023-03-01'],
    ['测试市人民政府办公室测数发〔2023〕5号', '测试市人民政府办公室', undefined],
    ['测试市数据局 文件 测数发〔2023〕5号', '测试市数据局', undefined],
  ])('are told apart in %s', (line, issuer, signed) => {
    for (const head of [`${title}\n${line}`, `${line}\n${title}`]) {
      const text = `${head}\n一、发展目标\n全年新建5G基站120个。\n`;
      const facts = factsOf(readDocument({ file: 'a.txt', bytes: new TextEncoder().encode(text) }));
      expect(facts).toMatchObject({ title, documentNumber: '测数发〔2023〕5号', issuer, region: '测试市' });
      expect(facts.dates.signed).toBe(signed);
    }
  });
});

describe('facts of papers that say little of themselves', () => {
  const read = (text: string, file = 'a.txt'): Facts => factsOf(documentOf(text, file));

  it('take the region for which the body speaks, never one that it merely mentions', () => {
    const body =
      '一、支持范围\n列入县财政预算，由县工信局审核，全县企业均可申报，按照《柳河县发展资金管理办法》执行。\n';
    const facts = read(
      `加快重点产业实施意见\n${body}二、对接苏州市企业\n与苏州市的企业合作。\n由柳河县人民政府解释。\n`,
    );
    expect([facts.region, facts.level]).toEqual(['柳河县', 'district']);
  });

  it('are of the body that signs, not of those whom the paper addresses', () => {
    const text =
      '关于加快充电桩建设的意见\n丹阳市、扬中市、句容市人民政府，市各有关单位：\n一、目标\n新建充电桩300个。\n镇江市人民政府\n本意见由市发改委解释。\n';
    expect(read(text).region).toBe('镇江市');
  });

  it('leave the region open where the body speaks for a lesser one than it names', () => {
    const body = '一、教育\n全区新增学位5000个，由区教育局牵头，区住建局配合，全区各校落实，常州市给予支持。\n';
    expect(read(`2021年重大民生实事项目责任分解表\n${body}`).region).toBeNull();
  });

  it('skip the trail of a page and its table of facts before the title', () => {
    const text =
      '首页\n>> 政务公开 >> 重点工作安排\n公开方式:\n\n主动公开\n\n2024年金东区政府民生实事项目\n\n发布时间: 2024-03-29 12:33\n\n一、教育\n新建学校5家。\n';
    expect(read(text)).toMatchObject({ title: '2024年金东区政府民生实事项目', kind: 'work-points', region: '金东区' });
  });

  it('cut a title that runs on into the addressees', () => {
    const text =
      '南昌市人民政府印发南昌市关于稳定经济增长25条政策措施的通知各县（区）人民政府、市政府各部门：为稳定增长，提出以下措施：一、优服务。推行网上办税。\n';
    expect(read(text)).toMatchObject({
      title: '南昌市关于稳定经济增长25条政策措施',
      issuer: '南昌市人民政府',
      kind: 'plan',
    });
  });

  it.each([
    ['2022年五河县国民经济和社会发展统计公报 2022', 'statistics', [2022]],
    ['2021年重大民生实事项目任务责任分解表.docx', 'work-points', [2021]],
    ['三、2026年工作安排', 'plan', [2026]],
  ] as const)('of %s', (line, kind, years) => {
    expect(read(`${line}\n一、综合\n各项工作稳步推进，成效明显。\n`)).toMatchObject({ kind, years });
  });

  it.each([
    ['gwr-2026-hebei.txt', [2026]],
    ['计划2022-2024.txt', [2022, 2023, 2024]],
    ['20230415.txt', []],
  ])('take the year from the name of the file where no word of the paper says one: %s', (file, years) => {
    expect(read('关于推进人才集聚的意见\n坚持创新驱动，扎实推进。\n', file).years).toEqual(years);
  });

  it.each([
    ['“十三五”期间，要坚持创新驱动，基本建成新城。', [2016, 2017, 2018, 2019, 2020]],
    ['2012年起5年内，引进人才2000名。', [2012, 2013, 2014, 2015, 2016]],
    ['坚持创新驱动。\n本意见自2019年1月1日起施行，有效期至2021年12月31日。', [2019, 2020, 2021]],
  ])('take the term of an undated paper from its opening or its end: %s', (body, years) => {
    expect(read(`关于推进人才集聚的实施意见\n${body}\n`).years).toEqual(years);
  });
});
