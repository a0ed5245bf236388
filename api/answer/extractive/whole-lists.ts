/** A whole paper as one list: its parts, its numbered tasks, or the rows of the table that it is. */
import type { Section } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { describe } from '#retrieval/query/find-evidence';
import { numberedClauses } from '#retrieval/query/named-clause';
import { normal } from '#retrieval/query/question-terms';
import type { PlanStore, StoredDocument } from '#retrieval/store/plan-store';
import { cleanText } from '#retrieval/text/clean';
import type { Statement } from '../draft.ts';
import { headingStatement } from './outline-lists.ts';
import { proofOfRange } from './proofs.ts';
import { nameCell } from './row-name.ts';
import type { Candidate } from './table-list.ts';

/** 五大部分, 共多少条措施: the outermost headings of a paper, or its numbered tasks when they run through it. */
export function wholeLists({
  analysis,
  document,
  wanted,
  alone,
}: {
  analysis: Analysis;
  document: StoredDocument;
  wanted: number | null;
  alone: boolean;
}): Candidate[] {
  if (!alone && analysis.documents.ids.length === 0) return [];
  const titled = document.sections.filter((section) => section.heading !== '');
  const parts = titled.filter((section) => section.depth === 1 && !/^附件/.test(section.label));
  const running = numberedClauses(document);
  const asksParts = /部分|板块|章节?|[几二三四五六七八九十\d]大?块|篇|方面|条目/.test(analysis.question);
  const asksTasks = /(?:多少|几|[二三四五六七八九十\d]+)(?:条|项)(?:措施|任务|举措|政策|工作|要求)?/.test(
    analysis.question,
  );
  // 有哪些工程, 有几项工程: the outermost headings when each of them is called so.
  const noun = /(?:哪些|哪几[个项大]?|几[个项大]|多少[个项])([\p{Script=Han}]{2})(?=$|[？?，。])/u.exec(
    analysis.question,
  )?.[1];
  const called = noun !== undefined && parts.every((section) => section.heading.endsWith(noun)) ? parts : [];
  const groups = [
    ...(asksParts ? [parts] : []),
    ...(asksTasks && running.length > 0 ? [running] : []),
    ...(called.length > 1 ? [called] : []),
  ];
  return groups.flatMap((sections): Candidate[] => {
    if (sections.length < 2 || (wanted !== null && wanted !== sections.length)) return [];
    const items = sections.map((section) => clauseStatement(document, section));
    const title = document.factSpans.title;
    const lead: Statement = {
      text: `${document.region ?? ''}《${document.title}》共${items.length}${asksTasks ? '条' : '个部分'}`,
      proofs: title ? [{ document, span: title, section: null, context: [] }] : [],
      computed: true,
    };
    const named = normal(`${document.title}，${document.issuer ?? ''}`);
    const strong = analysis.terms.filter(
      (term) => term.weight >= 1.2 && term.core && !named.includes(term.text) && term.text !== noun,
    ).length;
    return [{ score: strong === 0 ? 0.98 : 0.6, lead, items }];
  });
}

/** 重点任务清单有哪些: a paper that is one table is listed by the names of its rows. */
export async function wholeTable({
  analysis,
  document,
  store,
}: {
  analysis: Analysis;
  document: StoredDocument;
  store: PlanStore;
}): Promise<Candidate[]> {
  if (document.sections.length > 0 || !/任务|项目|指标|措施|事项|清单/.test(analysis.question)) return [];
  const named = normal(`${document.title}，${document.issuer ?? ''}`);
  if (analysis.terms.some((term) => term.core && term.weight >= 1.2 && !named.includes(term.text))) return [];
  const rows = (await store.passagesOf(document.id)).filter((passage) => passage.kind === 'table-row');
  const items = rows.map((passage): Statement => {
    const found = describe({ passage, score: 0, document, figures: [] });
    return { text: nameCell(found), proofs: [proofOfRange(found, { start: 0, end: passage.indexText.length })] };
  });
  const lead: Statement = {
    text: `${document.region ?? ''}《${document.title}》共${items.length}项`,
    proofs: items.flatMap((item) => item.proofs).slice(0, 1),
    computed: true,
  };
  return items.length >= 2 ? [{ score: 0.98, lead, items }] : [];
}

/** A numbered task without a title of its own is named by the words that it opens with. */
function clauseStatement(document: StoredDocument, section: Section): Statement {
  if (section.heading !== '') return headingStatement(document, section);
  const { start, end } = section.span;
  const opening = /^[^。；，]{2,60}/u.exec(document.text.slice(section.headingSpan.end, end))?.[0] ?? '';
  const span = { start, end: section.headingSpan.end + opening.length };
  return { text: cleanText(opening), proofs: [{ document, span, section: section.index, context: [] }] };
}
