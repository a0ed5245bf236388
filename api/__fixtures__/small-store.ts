/**
 * One document in memory, cut from the 2022 work points of 镇江 (seeds/zhenjiang-digital-economy-work-points-2022.txt),
 * and a PlanStore over it. Search finds the passages that hold the whole query.
 */
import type { DocumentFacts, Passage, Section, Span } from '#retrieval/plan-document';
import type { PlanStore, StoredDocument } from '#retrieval/store/plan-store';

export const DOCUMENT_ID = 'zhenjiang-work-points-2022';

const CLAUSE =
  '16.打造高速泛在、融合智能的网络基础设施。推动5G网络与工业互联网、智慧政务、智能制造、车联网等领域的深度融合。加大“双千兆”网络和5G基站建设力度,新建5G基站1400个,着力推进基础设施全面升级换代。';

const TEXT = `镇数字发〔2022〕4号
2022年镇江市数字经济发展工作要点
镇江市数字经济工作领导小组
2022年8月22日
一、发展目标
力争2022年培育数字经济相关领域高新技术企业超40家。
二、重点工作
(五)健全数字基础设施体系
${CLAUSE}
`;

export function spanOf(quote: string): Span {
  const start = TEXT.indexOf(quote);
  if (start < 0) throw new Error(`The fixture does not hold the quote of ${quote.length} units`);
  return { start, end: start + quote.length };
}

const facts: DocumentFacts = {
  id: DOCUMENT_ID,
  file: 'zhenjiang-work-points-2022.txt',
  title: '2022年镇江市数字经济发展工作要点',
  documentNumber: '镇数字发〔2022〕4号',
  issuer: '镇江市数字经济工作领导小组',
  published: '2022-08-22',
  dates: { signed: '2022-08-22' },
  region: '镇江市',
  level: 'city',
  kind: 'work-points',
  years: [2022],
};

function section(
  index: number,
  options: { parent: number | null; depth: number; label: string; from: string },
): Section {
  const { parent, depth, label, from } = options;
  const headingSpan = spanOf(from);
  const heading = from.slice(label.length);
  return {
    index,
    parent,
    depth,
    label,
    heading,
    headingSpan,
    span: { ...headingSpan, end: TEXT.length },
    region: null,
  };
}

const sections: Section[] = [
  section(0, { parent: null, depth: 1, label: '一、发展目标', from: '一、发展目标' }),
  section(1, { parent: null, depth: 1, label: '二、重点工作', from: '二、重点工作' }),
  section(2, { parent: 1, depth: 2, label: '(五)健全数字基础设施体系', from: '(五)健全数字基础设施体系' }),
  section(3, { parent: 2, depth: 3, label: '16.', from: '16.打造高速泛在、融合智能的网络基础设施。' }),
];

function passage(quote: string, sectionIndex: number): Passage {
  const span = spanOf(quote);
  const starts = Array.from({ length: quote.length }, (_, index) => span.start + index);
  return {
    id: `${DOCUMENT_ID}:${span.start}-${span.end}`,
    documentId: DOCUMENT_ID,
    kind: 'clause',
    span,
    section: sectionIndex,
    indexText: quote,
    sourceStarts: starts,
    sourceEnds: starts.map((start) => start + 1),
    context: [],
  };
}

const passages = [passage('力争2022年培育数字经济相关领域高新技术企业超40家。', 0), passage(CLAUSE, 3)];

const document: StoredDocument = {
  ...facts,
  text: TEXT,
  pages: [],
  factSpans: {},
  sections,
  passageCount: passages.length,
};

export function smallStore(): PlanStore {
  return {
    version: 'small-1',
    passageCount: passages.length,
    documents: () => [facts],
    document: async (id) => (id === DOCUMENT_ID ? document : null),
    search: async ({ text, filters, limit }) =>
      passages
        .filter(({ indexText }) => indexText.includes(text) && (filters?.regions ?? ['镇江市']).includes('镇江市'))
        .slice(0, limit)
        .map((found) => ({ passage: found, score: 1.5 })),
    passages: async (ids) => ids.flatMap((id) => passages.filter((found) => found.id === id)),
    passagesOf: async (id) => (id === DOCUMENT_ID ? passages : []),
    figuresOf: async () => [],
    figures: async () => ({ figures: [], total: 0 }),
    figureNames: () => [],
    words: () => new Map(),
    close: async () => {},
  };
}
