/** 几大块、多少条; 主要任务有几大行动、多少条: a paper counted on two levels, its parts and the clauses in each of them. */
import { type Section, sectionPath } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { numberedClauses } from '#retrieval/query/named-clause';
import { normal } from '#retrieval/query/question-terms';
import type { StoredDocument } from '#retrieval/store/plan-store';
import type { Draft, Statement } from '../draft.ts';
import { inScope } from './in-scope.ts';

const LEVELS =
  /(?:几|多少)(?:大|个|项|大项)?(板块|块|部分|方面|章节?|篇|类|行动|工程|任务|举措|措施|计划)[^几多。？?]{0,8}(?:几|多少)小?(条|项|款|点|节)(?!目?标|建议|线|能)(?:(?:重点|主要|具体|工作)*(任务|措施|举措|条款))?/u;
/** What any parts are called; other names (行动, 工程) stand in the headings themselves. */
const ANY_PART = /块|部分|方面|章|篇|类|任务|举措|措施/;

const TASKS = /(?:主要|重点)(?:任务|工作|行动|举措|措施)/;

export function levelsAnswer(analysis: Analysis, documents: readonly StoredDocument[]): Draft | null {
  const [, noun = '', unit = '', called = ''] = LEVELS.exec(analysis.question) ?? [];
  const document = onlyPaper(analysis, documents);
  if (noun === '' || !document) return null;
  const running = numberedClauses(document);
  const scope = partsOf(document, { analysis, noun, running });
  if (!scope) return null;
  const groups = scope.parts.map((part) => ({ part, clauses: clausesIn(document, part, running) }));
  const clauses = groups.flatMap((group) => group.clauses);
  const last = clauses.at(-1);
  if (!last || clauses.length < groups.length) return null;
  // （一）（二） over 1. 2. 3.: without numbers that run through the paper nobody can tell which of the two are its 条.
  const isSplit = ({ index }: Section): boolean => document.sections.some(({ parent }) => parent === index);
  if (running.length === 0 && clauses.some(isSplit)) return null;
  const proof = (section: Section): Statement['proofs'][number] => ({
    document,
    span: section.headingSpan,
    section: section.index,
    context: [],
  });
  const items = groups.map((group): Statement => {
    const count = group.clauses.length;
    const text = `${group.part.heading}${count > 0 ? `（${count}${unit}）` : ''}`;
    return { text, computed: true, proofs: [proof(group.part)] };
  });
  const parts = noun === '方面' ? '个方面' : ANY_PART.test(noun) ? '个部分' : `项${noun}`;
  const counted = `${items.length}${parts}、${clauses.length}${unit}${called}`;
  const where = `${document.region ?? ''}《${document.title}》${scope.head ? `“${scope.head.heading}”` : ''}`;
  const lead: Statement = {
    text: `${where}共${counted}`,
    computed: true,
    proofs: [...(scope.head ? [proof(scope.head)] : items.flatMap(({ proofs }) => proofs)), proof(last)],
  };
  return { status: 'answered', blocks: [{ kind: 'list', lead, items }], missing: [] };
}

export function onlyPaper(analysis: Analysis, documents: readonly StoredDocument[]) {
  const isNamed = analysis.documents.ids.length > 0;
  const chosen = documents.filter(
    (document) =>
      inScope(analysis, document) &&
      (isNamed || (analysis.regions.length > 0 && document.kind !== 'bulletin' && document.kind !== 'news')),
  );
  return chosen.length === 1 ? chosen[0] : undefined;
}

/** Under the heading that the question names, or whose members all bear the noun; else the outermost parts. */
export function partsOf(
  document: StoredDocument,
  { analysis: { question, rest }, noun, running }: { analysis: Analysis; noun: string; running: readonly Section[] },
): { head: Section | null; parts: Section[] } | null {
  const asked = normal(question);
  const under = (parent: number | null): Section[] =>
    document.sections.filter((one) => one.parent === parent && one.heading !== '' && !/^附[件录表]/.test(one.label));
  const bears = ({ heading }: Section): boolean => ANY_PART.test(noun) || heading.includes(noun);
  const heads = document.sections
    .map((head) => ({ head, parts: under(head.index) }))
    .filter(({ parts }) => parts.length > 1 && parts.every(bears));
  const named = heads.filter(({ head: { heading } }) => heading.length >= 4 && asked.includes(normal(heading)));
  const [first] = named.sort((a, b) => b.head.heading.length - a.head.heading.length);
  if (first) return first;
  // 重点工作有几个方面: of the part that is called so or nearly so (主要工作), never of the whole paper.
  if (TASKS.test(rest)) {
    const [tasks, ...others] = heads.filter(({ head }) => TASKS.test(head.heading));
    return tasks && others.length === 0 ? tasks : null;
  }
  const outermost = under(null);
  // 发展目标 and 重点工作, all the clauses in the second: its own parts are meant.
  const [holder, ...more] = outermost.filter((part) => clausesIn(document, part, running).length > 0);
  const inHolder = holder && more.length === 0 && running.length > 0 ? under(holder.index) : [];
  if (holder && inHolder.length > 1 && inHolder.length < running.length && inHolder.every(bears))
    return { head: holder, parts: inHolder };
  if (outermost.length > 1 && outermost.every(bears)) return { head: null, parts: outermost };
  return !ANY_PART.test(noun) && heads.length === 1 ? (heads[0] ?? null) : null;
}

/** Its numbered clauses, or the headings right under it where no numbers run through the paper. */
export function clausesIn({ sections }: StoredDocument, part: Section, running: readonly Section[]): Section[] {
  const numbered = running.filter(({ index }) =>
    sectionPath(sections, index).some((one) => one.index === part.index && one.index !== index),
  );
  return running.length > 0 ? numbered : sections.filter(({ parent }) => parent === part.index);
}
