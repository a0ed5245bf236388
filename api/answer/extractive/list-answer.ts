/**
 * Lists in full: the headings under a heading (十大行动), the opening sentences of its paragraphs (发展原则), the rows of
 * a table (重点平台), or the enumeration in a sentence. A number in the question (哪四个) chooses among them.
 */
import { type Section, sectionPath } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { coverage } from '#retrieval/query/coverage';
import { describe, type Found } from '#retrieval/query/find-evidence';
import { numberedClauses } from '#retrieval/query/named-clause';
import { normal } from '#retrieval/query/question-terms';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import type { PlanStore, StoredDocument } from '#retrieval/store/plan-store';
import { cleanText } from '#retrieval/text/clean';
import { parseNumeral } from '#retrieval/text/numerals';
import { sentences } from '#retrieval/text/sentences';
import type { Draft, Statement } from '../draft.ts';
import { numberedOpenings } from './numbered-openings.ts';
import { proofOfRange } from './proofs.ts';
import { nameCell } from './row-name.ts';
import { inRegions, statementOf } from './sentence-answer.ts';
import { type Candidate, tableLists } from './table-list.ts';

const SAYS_ALL = 0.9;
const SAYS_SOME = 0.5;

export async function listAnswer({
  analysis,
  found,
  ranked,
  documents,
  store,
}: {
  analysis: Analysis;
  found: readonly Found[];
  ranked: readonly RankedSentence[];
  documents: readonly StoredDocument[];
  store: PlanStore;
}): Promise<Draft | null> {
  const wanted = wantedCount(analysis.question);
  const scope = documents.filter((document) => fits(analysis, document));
  const candidates: Candidate[] = [];
  for (const document of scope) {
    candidates.push(
      ...(await outlineLists({ analysis, document, wanted, store })),
      ...wholeLists({ analysis, document, wanted, alone: scope.length === 1 }),
      ...(await wholeTable({ analysis, document, store })),
    );
  }
  candidates.push(...(await tableLists(analysis, found, store)));
  const best = candidates.sort((a, b) => b.score - a.score)[0];
  const sentence = inRegions(analysis, ranked)
    .filter((one) => one.coverage >= 0.72 && (one.own >= 0.42 || listsHead(analysis, one.text)) && enumerates(one))
    .map((one) => ({ one, score: one.score + (listsHead(analysis, one.text) ? 0.25 : 0) }))
    .sort((a, b) => b.score - a.score)[0]?.one;
  if (best && best.score >= 0.72 && (!sentence || best.score >= sentence.score - 0.06)) {
    return { status: 'answered', blocks: [{ kind: 'list', lead: best.lead, items: best.items }], missing: [] };
  }
  if (
    !sentence ||
    analysis.asks.has('summary') ||
    (/多少|几[家个座项条户]/.test(analysis.question) && !asksForMembers(analysis))
  )
    return null;
  return {
    status: 'answered',
    blocks: [{ kind: 'sentences', statements: [statementOf(analysis, sentence, { must: /、.*、|一是|（一）/ })] }],
    missing: [],
  };
}

function fits(analysis: Analysis, document: StoredDocument): boolean {
  const { ids } = analysis.documents;
  if (ids.length > 0) return ids.includes(document.id);
  return (
    analysis.regions.length === 0 ||
    analysis.regions.some(
      ({ name }) => name === document.region || document.sections.some((section) => section.region === name),
    )
  );
}

function wantedCount(question: string): number | null {
  const match = /([二两三四五六七八九十\d]{1,3})(?:大|个|项|条|类|种|方面|块)/.exec(question);
  return match?.[1] ? parseNumeral(match[1]) : null;
}

/** `A、B、C等未来产业` and `未来产业包括A、B` list what is asked for; a long sentence that only has the words does not. */
function listsHead(analysis: Analysis, text: string): boolean {
  const heads = [...analysis.phrases, ...analysis.terms.filter((term) => term.core).map((term) => term.text)];
  const plain = normal(text);
  return heads.some((head) => {
    const name = head.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(
      `、[^，。；：]{1,24}(?:等|和|及)[^，。；：、]{0,12}${name}|、[^、，。；：]{1,10}(?:\\d{1,2}(?:大|个|项|类))[^，。；：、]{0,4}${name}|(?<!、)${name}[^，。；、]{0,6}(?:包括|分为|有|为|：|主要是)[^。]*、`,
    ).test(plain);
  });
}

/** Two members are a list where the sentence says all of the question by itself: 研究制定…管理办法、…名单制度. */
export function enumerates({ own, text }: Pick<RankedSentence, 'own' | 'text'>): boolean {
  return isEnumeration(text) || (own >= SAYS_ALL && /、/.test(text));
}

function isEnumeration(text: string): boolean {
  return /：[^。]*[、；]|、[^、]{2,}、|（一）.*（二）|一是.*二是|[^、]{2,}、[^、]{2,}(?:和|及|与|以及|等)/.test(text);
}

async function outlineLists({
  analysis,
  document,
  wanted,
  store,
}: {
  analysis: Analysis;
  document: StoredDocument;
  wanted: number | null;
  store: PlanStore;
}): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const section of document.sections) {
    if (!ofPlace(analysis, document, section)) continue;
    const children = document.sections.filter((child) => child.parent === section.index && child.heading !== '');
    if (children.length >= 2) {
      const items =
        analysis.asks.has('summary') && children.length <= 6
          ? await withBodies({ document, children, store })
          : children.map((child) => headingStatement(document, child));
      found.push(candidate({ analysis, document, section, items, wanted }));
    } else if (children.length === 0 && mayMean(analysis, section)) {
      const opening = await openings({ document, section, store });
      const items = opening.length >= 2 ? opening : await numberedOpenings({ document, section, store });
      if (items.length >= 2) found.push(candidate({ analysis, document, section, items, wanted }));
    }
  }
  return found;
}

/** In a paper of many places only the articles of the one that was asked for. */
function ofPlace({ regions }: Analysis, document: StoredDocument, section: Section): boolean {
  if (regions.length === 0) return true;
  const own =
    sectionPath(document.sections, section.index).findLast((one) => one.region !== null)?.region ?? document.region;
  return regions.some(({ name }) => name === own || name === document.region);
}

/** 五大部分, 共多少条措施: the outermost headings of a paper, or its numbered tasks when they run through it. */
function wholeLists({
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
async function wholeTable({
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

function asksForMembers(analysis: Analysis): boolean {
  return /哪些|哪几|分别是|是哪|都有/.test(analysis.question);
}

function mayMean(analysis: Analysis, section: Section): boolean {
  const heading = normal(section.heading);
  return (
    heading !== '' &&
    (analysis.terms.some((term) => heading.includes(term.text)) || wantedCount(analysis.question) !== null)
  );
}

/** For a summary each heading with the first sentence under it, when that is short. */
async function withBodies({
  document,
  children,
  store,
}: {
  document: StoredDocument;
  children: readonly Section[];
  store: PlanStore;
}): Promise<Statement[]> {
  const passages = await store.passagesOf(document.id);
  return children.map((child) => {
    const own = headingStatement(document, child);
    const passage = passages.find((one) => one.section === child.index && one.kind === 'clause');
    const ranges = passage ? sentences(passage.indexText) : [];
    const body = ranges.find(
      (range) => passage && !normal(passage.indexText.slice(range.start, range.end)).includes(normal(child.heading)),
    );
    if (!passage || !body || body.end - body.start > 160) return own;
    const starts = passage.sourceStarts[body.start] ?? passage.span.start;
    const ends = passage.sourceEnds[body.end - 1] ?? passage.span.end;
    return {
      text: `${own.text}：${passage.indexText.slice(body.start, body.end).replace(/。$/, '')}`,
      proofs: [...own.proofs, { document, span: { start: starts, end: ends }, section: child.index, context: [] }],
    };
  });
}

function headingStatement(document: StoredDocument, section: Section): Statement {
  return {
    text: section.heading,
    proofs: [{ document, span: section.headingSpan, section: section.index, context: [] }],
  };
}

/** First sentences of the paragraphs under a heading when each is a short title of its own. */
async function openings({
  document,
  section,
  store,
}: {
  document: StoredDocument;
  section: Section;
  store: PlanStore;
}): Promise<Statement[]> {
  const passages = (await store.passagesOf(document.id)).filter(
    (passage) => passage.section === section.index && passage.kind === 'clause',
  );
  if (passages.length < 2) return [];
  const items: Statement[] = [];
  for (const passage of passages) {
    const [first] = sentences(passage.indexText);
    const text = first ? passage.indexText.slice(first.start, first.end).replace(/^——/, '') : '';
    if (!first || text.length > 32 || !text.endsWith('。') || first.end >= passage.indexText.length) continue;
    const starts = passage.sourceStarts[first.start] ?? passage.span.start;
    const ends = passage.sourceEnds[first.end - 1] ?? passage.span.end;
    items.push({
      text: text.replace(/。$/, ''),
      proofs: [{ document, span: { start: starts, end: ends }, section: section.index, context: [] }],
    });
  }
  return items.length >= passages.length - 1 ? items : [];
}

function candidate({
  analysis,
  document,
  section,
  items,
  wanted,
}: {
  analysis: Analysis;
  document: StoredDocument;
  section: Section;
  items: Statement[];
  wanted: number | null;
}): Candidate {
  const heading = normal(section.heading);
  const members = normal(items.map((item) => item.text).join('，'));
  const said = coverage(analysis.terms.length > 0 ? analysis.terms : [], [
    { text: heading, worth: 1 },
    { text: members, worth: 0.85 },
    { text: normal(document.title), worth: 0.6 },
  ]).share;
  const headSaid = coverage(analysis.terms, [{ text: heading, worth: 1 }]).share;
  let score = analysis.terms.length === 0 ? 0.5 : said * 0.7 + headSaid * 0.3;
  if (wanted !== null) score += wanted === items.length ? 0.25 : -0.3;
  // The heading itself stands in the question: 发展原则有哪几条.
  if (heading.length >= 3 && normal(analysis.question).includes(heading)) score += 0.5;
  // 八大行动: the noun behind the number stands in every member.
  const noun = /(?:[二两三四五六七八九十\d]{1,3}|几)(?:大|个|项|条|类)([\p{Script=Han}]{2,6})/u.exec(
    analysis.question,
  )?.[1];
  const members0 = items.map((item) => normal(item.text));
  if (
    // 点名了哪几个重点领域: uncounted, 领域 alone stands in many a list; this one has to say more of the question.
    (wanted === items.length || (wanted === null && said >= SAYS_SOME)) &&
    noun &&
    members0.every((member) => [...Array(noun.length - 1).keys()].some((at) => member.includes(noun.slice(at, at + 2))))
  )
    score = Math.max(score + 0.3, 0.97);
  // 六个方面的工作: only the number says which list is meant.
  const sameLength = document.sections.filter(
    (other) => document.sections.filter((child) => child.parent === other.index).length === items.length,
  ).length;
  if (
    wanted === items.length &&
    sameLength === 1 &&
    /[二三四五六七八九十\d](?:个)?(?:方面|部分|块|大部分)/.test(analysis.question)
  )
    score = Math.max(score, 0.95);
  const lead: Statement = {
    text: `${document.region ?? ''}《${document.title}》“${section.heading || section.label}”共${items.length}项`,
    proofs: [{ document, span: section.headingSpan, section: section.index, context: [] }],
  };
  return { score, lead, items };
}
