/** 镇江第16条谁牵头: a clause that the question names by its number is the only one that answers. */
import type { Section } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { coverage } from '#retrieval/query/coverage';
import { describe, type Found } from '#retrieval/query/find-evidence';
import { clausesAsked, findClauseNumbers, isInSection, numberedClauses } from '#retrieval/query/named-clause';
import { normal, questionTerms, type WordStatistics } from '#retrieval/query/question-terms';
import type { PlanStore, StoredDocument } from '#retrieval/store/plan-store';
import { cleanText } from '#retrieval/text/clean';
import type { Draft, Statement } from '../draft.ts';
import { clauseSentences } from './clause-answer.ts';
import { proofOfRange, shortRegion } from './proofs.ts';
import { refusal } from './refusal.ts';
import { checkedClaim, whoAnswer } from './who-answer.ts';

export interface Clause {
  document: StoredDocument;
  section: Section;
}

/** Which clauses are meant; a paper has to be, for every plan has a 第3条. */
export type ClausesMeant =
  | { kind: 'none' }
  /** No number runs through the papers that are meant. */
  | { kind: 'unnumbered'; documents: readonly StoredDocument[] }
  | { kind: 'ambiguous' }
  | { kind: 'absent' }
  | { kind: 'meant'; clauses: Clause[] };

export function clausesMeant(analysis: Analysis, documents: readonly StoredDocument[]): ClausesMeant {
  const { clauses: numbers, regions } = analysis;
  const { ids } = analysis.documents;
  // 正文第4条和附件1写的一样吗 is of more than the clause.
  if (/附[件表录]/.test(analysis.question)) return { kind: 'none' };
  if (numbers.length === 0 || (numbers.length > 1 && regions.length > 1)) return { kind: 'none' };
  const inScope =
    ids.length > 0
      ? documents.filter(({ id }) => ids.includes(id))
      : namedByWords(
          analysis,
          documents.filter(({ region }) => regions.length === 0 || regions.some(({ name }) => name === region)),
        );
  if (inScope === null) return { kind: 'absent' };
  const numbered = inScope
    .map((document) => ({ document, sections: numberedClauses(document) }))
    .filter(({ sections }) => sections.length > 0);
  if (numbered.length === 0 && ids.length + regions.length > 0) return { kind: 'unnumbered', documents: inScope };
  if (numbered.length === 0) return { kind: 'none' };
  if (ids.length + regions.length === 0 && numbered.length > 1) return { kind: 'ambiguous' };
  const clauses = numbered.flatMap(({ document, sections }) =>
    numbers.flatMap((number) => {
      const section = sections[number - 1];
      return section ? [{ document, section }] : [];
    }),
  );
  return clauses.length === 0 ? { kind: 'absent' } : { kind: 'meant', clauses };
}

const PAPER =
  /([\p{Script=Han}\d“”（）()、]{2,40}(?:意见|办法|措施|规划|方案|计划|要点|通知|规定|条例|细则|政策))的?$/u;
const MIN_SAID = 0.3;

/**
 * 乡村振兴若干政策意见第1条: of the papers of a place those whose title says the words in front of the number; all of them
 * when none are there, null when no title says any: another paper's 第一条 is not given for it.
 */
export function namedByWords(
  { question, terms }: Pick<Analysis, 'question' | 'terms'>,
  documents: readonly StoredDocument[],
): readonly StoredDocument[] | null {
  const [clause] = findClauseNumbers(question, true);
  const words = PAPER.exec(question.slice(0, clause?.start ?? 0))?.[1] ?? '';
  const named = terms.filter(({ text, core, weight }) => core && weight >= 1 && normal(words).includes(text));
  if (named.length === 0 || documents.length === 0) return documents;
  const shares = documents.map(({ title }) => coverage(named, [{ text: normal(cleanText(title)), worth: 1 }]).share);
  const best = Math.max(...shares);
  return best < MIN_SAID ? null : documents.filter((_, at) => shares[at] === best);
}

/** Every passage of the clauses, with its figures. */
export async function passagesOfClauses(clauses: readonly Clause[], store: PlanStore): Promise<Found[]> {
  const found: Found[] = [];
  for (const { document, section } of clauses) {
    const passages = (await store.passagesOf(document.id)).filter((one) =>
      isInSection(one, section, document.sections),
    );
    const figures = Map.groupBy(await store.figuresOf(passages.map(({ id }) => id)), (figure) => figure.passageId);
    for (const passage of passages)
      found.push(describe({ passage, score: 1, document, figures: figures.get(passage.id) ?? [] }));
  }
  return found;
}

export interface NamedClauseSource {
  analysis: Analysis;
  meant: ClausesMeant;
  found: readonly Found[];
  statistics: WordStatistics;
  suggestions: string[];
}

/** Null when something within the clause is asked for, which the other answers find in its passages. */
export function namedClauseAnswer({ analysis, meant, found, ...source }: NamedClauseSource): Draft | null {
  const { suggestions } = source;
  if (meant.kind === 'none') return null;
  if (meant.kind === 'ambiguous') return refusal({ analysis, reason: 'ambiguous', suggestions });
  const named = clausesAsked(analysis.question);
  if (meant.kind === 'unnumbered')
    return asksForNothingElse(analysis, meant.documents) ? unnumbered(source, { analysis, named }) : null;
  if (meant.kind === 'absent') return refusal({ analysis, reason: 'indicator-not-found', what: named, suggestions });
  const papers = [...new Set(meant.clauses.map(({ document }) => document))];
  // 第2条谁担任召集人 asks for somebody named in the clause, not for who leads it.
  const asksLead =
    LEADS.test(analysis.question) || (WHO.test(analysis.question) && asksForNothingElse(analysis, papers));
  if (asksLead) return whoLeads(source, { analysis, clauses: meant.clauses, found });
  const isWhole = analysis.rest.replace(WHOLE, '') === '' || asksForNothingElse(analysis, papers);
  return isWhole ? wholeClauses(meant.clauses, found) : null;
}

/** 工作报告第2条讲什么: besides the paper only the clause is named, and nothing else of it may stand in for that. */
function asksForNothingElse({ terms }: Analysis, documents: readonly StoredDocument[]): boolean {
  const titles = normal(documents.map(({ title, issuer }) => `${title}，${issuer ?? ''}`).join('，'));
  return terms.every(({ text, weight }) => weight < 0.4 || titles.includes(text));
}

function unnumbered(
  { suggestions }: Pick<NamedClauseSource, 'suggestions'>,
  { analysis, named }: { analysis: Analysis; named: string },
): Draft {
  const place = analysis.regions.map(({ name }) => shortRegion(name)).join('、');
  const lead = `${place}文件没有从头编到尾的条号，找不到“${named}”，无法回答。请写明标题或内容再问。`;
  return { ...refusal({ analysis, reason: 'indicator-not-found', what: named, suggestions }), lead };
}

const LEADS = /牵头|牵的头|负责|配合|责任(?:单位|部门|处室)|主管/u;
const WHO = /谁|哪个?(?:部门|单位)/u;
/** Nothing but words that ask for the clause itself. */
const WHOLE =
  /请问|主要|具体|讲|说|写|规定|要求|部署|提到?|包括|内容|任务|工作|目标|指标|举措|措施|标题|题目|名称|叫|原文|全文|原话|什么|啥|哪些|多少|怎么|如何|介绍|概括|总结|列出来?|一下|关于|[是的了有里中都吗呢啊些：，。？?、\s]/gu;

function whoLeads({ statistics }: Pick<NamedClauseSource, 'statistics'>, source: ClauseSource): Draft | null {
  const { analysis, clauses, found } = source;
  const led = leadsOfClauses(statistics, source);
  if (led) return analysis.asks.has('yes-no') && clauses.length === 1 ? checkedClaim(analysis, led) : led;
  const whole = wholeClauses(clauses, found);
  return whole && { ...whole, lead: '文件没有注明这一条由哪个部门牵头或负责，原文是：' };
}

interface ClauseSource {
  analysis: Analysis;
  clauses: readonly Clause[];
  /** Passages of the clauses. */
  found: readonly Found[];
}

/** What the brackets that close the clauses say, in their order; null when none does. */
export function leadsOfClauses(statistics: WordStatistics, { analysis, clauses, found }: ClauseSource): Draft | null {
  const drafts = clauses.flatMap(({ document, section }) => {
    const own = found.filter((one) => one.document.id === document.id && one.path.includes(section));
    const terms = questionTerms(section.heading, statistics);
    return whoAnswer({ ...analysis, terms, annex: false }, own, []) ?? [];
  });
  const statements = drafts
    .flatMap((draft) => draft.blocks)
    .flatMap((block) => (block.kind === 'sentences' ? block.statements : []));
  return statements.length > 0
    ? { status: 'answered', blocks: [{ kind: 'sentences', statements }], missing: [] }
    : null;
}

function wholeClauses(clauses: readonly Clause[], found: readonly Found[]): Draft | null {
  const blocks = clauses.flatMap(({ document, section }) => {
    const items = found
      .filter((one) => one.document.id === document.id && one.path.includes(section))
      .flatMap((one) =>
        clauseSentences(one).map(
          ({ range, text }): Statement => ({ text: text.replace(/。$/u, ''), proofs: [proofOfRange(one, range)] }),
        ),
      );
    const lead: Statement = {
      text: `${document.region ?? ''}第${numberedClauses(document).indexOf(section) + 1}条“${section.heading.replace(/[“”]/gu, '')}”的主要内容`,
      proofs: [{ document, span: section.headingSpan, section: section.index, context: [] }],
    };
    return items.length > 0 ? [{ kind: 'list' as const, lead, items }] : [];
  });
  return blocks.length > 0 ? { status: 'answered', blocks, missing: [] } : null;
}
