import { describe, expect, it } from 'vitest';
import { documentOf, printed, seedDocument, seedIds } from '../__fixtures__/seed-documents.ts';
import type { PlanDocument } from '../plan-document.ts';

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

  it('fall back to the name of the file where no line is a title', () => {
    const document = documentOf('数字经济稳步发展，各项工作有序推进。\n', 'notes-2024.txt');
    expect(document.title).toBe('notes-2024');
    expect(document.factSpans.title).toBeUndefined();
  });
});
