/** Small plan documents built by hand: one line for the title, one for each heading, one for each clause. */
import type { Figure, Passage, PlanDocument, Section } from '../../plan-document.ts';
import { foldWidth, simplify } from '../../text/simplify.ts';

export interface SectionSpec {
  heading: string;
  region?: string;
  clauses: string[];
}

export interface DocumentSpec {
  id: string;
  title: string;
  region: string | null;
  years: number[];
  sections: SectionSpec[];
}

export function planDocument({ id, title, region, years, sections }: DocumentSpec): PlanDocument {
  const draft = {
    id,
    text: `${title}\n`,
    pages: [],
    reading: { format: 'text' as const, notes: [] },
    sections: [] as Section[],
    passages: [] as Passage[],
    figures: [] as Figure[],
  };
  for (const [index, spec] of sections.entries()) {
    const headingStart = draft.text.length;
    draft.text += `${spec.heading}\n`;
    for (const clause of spec.clauses) addClause(draft, clause, index);
    draft.sections.push({
      index,
      parent: null,
      depth: 1,
      label: '',
      heading: spec.heading,
      headingSpan: { start: headingStart, end: headingStart + spec.heading.length },
      span: { start: headingStart, end: draft.text.length },
      region: spec.region ?? null,
    });
  }
  return {
    ...draft,
    title,
    region,
    years,
    file: `${id}.txt`,
    documentNumber: null,
    issuer: null,
    published: null,
    dates: {},
    level: null,
    kind: 'plan',
    factSpans: { title: { start: 0, end: title.length } },
  };
}

type Draft = Pick<PlanDocument, 'id' | 'text' | 'sections' | 'passages' | 'figures'>;

/** The index text leaves out white space, as that of hard-wrapped documents does. */
function addClause(draft: Draft, clause: string, section: number): void {
  const start = draft.text.length;
  draft.text += `${clause}\n`;
  const kept = [...clause].flatMap((char, offset) => (/\s/.test(char) ? [] : [{ char, at: start + offset }]));
  const id = `${draft.id}:${start}-${start + clause.length}`;
  draft.passages.push({
    id,
    documentId: draft.id,
    kind: 'clause',
    span: { start, end: start + clause.length },
    section,
    indexText: simplify(foldWidth(kept.map(({ char }) => char).join(''))),
    sourceStarts: kept.map(({ at }) => at),
    sourceEnds: kept.map(({ at }) => at + 1),
    context: [],
  });
  for (const match of clause.matchAll(/(\d+)(个|座)/g)) {
    const at = start + match.index;
    draft.figures.push({
      id: `${draft.id}:${at}-${at + match[0].length}`,
      documentId: draft.id,
      passageId: id,
      region: null,
      period: null,
      name: '基站',
      value: Number(match[1]),
      valueTo: null,
      valueText: match[0],
      unit: match[2] ?? '',
      qualifier: null,
      kind: 'level',
      statement: match[0],
      body: null,
      span: { start: at, end: at + match[0].length },
      proof: { start, end: start + clause.length },
      context: [],
    });
  }
}

/** Three invented documents: one simplified, one in Traditional characters with a line broken by a space, one bulletin of two regions. */
export function threeDocuments(): PlanDocument[] {
  return [
    planDocument({
      id: 'linhai-2022',
      title: '临海市2022年数字经济工作要点',
      region: '临海市',
      years: [2022],
      sections: [
        {
          heading: '一、网络基础设施',
          clauses: ['年内新建5G基站1400个，重点场所深度覆盖。', '推进千兆光网建设，建成智慧杆塔200座。'],
        },
        { heading: '二、保障措施', clauses: ['市工信局牵头开展督查评估，按季度通报。'] },
      ],
    }),
    planDocument({
      id: 'dongshan-2023',
      title: '東山縣數字經濟發展行動計劃',
      region: '东山县',
      years: [2022, 2023, 2024],
      sections: [
        { heading: '一、發展目標', clauses: ['到2024年，累計建成5G基站1180座， 電子商務交易額突破50億元。'] },
        { heading: '二、產業培育', clauses: ['培育軟件企業30家，建設跨境電商園區。'] },
      ],
    }),
    planDocument({
      id: 'bulletin-2022-05',
      title: '数字经济工作简报',
      region: '海东省',
      years: [2022],
      sections: [
        { heading: '临海市开展数据要素试点', region: '临海市', clauses: ['该市建成数据交易平台，登记数据产品86个。'] },
        { heading: '全省动态', clauses: ['全省数字经济增加值保持较快增长。'] },
      ],
    }),
  ];
}
