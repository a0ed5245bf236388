/**
 * Lists in full: the headings under a heading (十大行动), the opening sentences of its paragraphs (发展原则), the rows of
 * a table (重点平台), or the enumeration in a sentence. A number in the question (哪四个) chooses among them.
 */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { Found } from '#retrieval/query/find-evidence';
import { normal } from '#retrieval/query/question-terms';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import type { PlanStore, StoredDocument } from '#retrieval/store/plan-store';
import type { Draft } from '../draft.ts';
import { outlineLists } from './outline-lists.ts';
import { inRegions, statementOf } from './sentence-answer.ts';
import { type Candidate, tableLists } from './table-list.ts';
import { wantedCount } from './wanted-count.ts';
import { wholeLists, wholeTable } from './whole-lists.ts';

const SAYS_ALL = 0.9;

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

function asksForMembers(analysis: Analysis): boolean {
  return /哪些|哪几|分别是|是哪|都有/.test(analysis.question);
}
