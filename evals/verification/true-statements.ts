/** Golden answers of the real pipeline in, their statements with the passages that they cite out. */
import type { Passage } from '#retrieval/plan-document';
import { sectionPath } from '#retrieval/plan-document';
import type { PlanStore } from '#retrieval/store/plan-store';
import type { GivenPassage } from '#retrieval/verify/verdict';
import { answerQuestion } from '../../api/answer/answer-question.ts';
import { draftReader } from '../../api/answer/model/draft-reader.ts';
import type { AskReply } from '../../api/contract.ts';
import type { GoldenCase } from '../golden-case.ts';
import { scoreCase } from '../score-case.ts';

export interface CitedStatement {
  id: string;
  text: string;
  given: GivenPassage[];
}

/** Results and remarks that only say something behind other sentences, or of all papers together. */
const LEANS_ON_OTHERS =
  /^(?:共有\d+份文件|按上述|按数值|按所写数值|按每|按\d|合计（|口径不同|正文与附件)|换算为|^[^，]+，[^，]+，文件中的表述：[\d.]+.$/;

/** Statements of the golden cases that are answered right; each wording once. */
export async function trueStatements(store: PlanStore, cases: readonly GoldenCase[]): Promise<CitedStatement[]> {
  const texts = new Map<string, string>();
  for (const { id } of store.documents()) texts.set(id, (await store.document(id))?.text ?? '');
  const found = new Map<string, CitedStatement>();
  for (const one of cases) {
    if (one.status !== 'answered') continue;
    const deps = { store, now: () => performance.now(), newId: () => one.id };
    const reply = await answerQuestion(deps, { question: one.question });
    if (!scoreCase(one, reply, (id) => texts.get(id)).right) continue;
    for (const [at, { claim, markers }] of claimsOf(reply.answer).entries()) {
      if (markers.length === 0 || LEANS_ON_OTHERS.test(claim) || found.has(claim)) continue;
      // A heading or a title is cited as such; whoever cites passages cannot.
      const given = await citedPassages(store, reply, markers);
      if (given.length > 0) found.set(claim, { id: `${one.id}#${at + 1}`, text: claim, given });
    }
  }
  return [...found.values()];
}

/** Read as a model's draft is: an item with the lead of its list. */
function claimsOf(answer: string): { claim: string; markers: number[] }[] {
  const reader = draftReader();
  const units = [...reader.push(answer), ...reader.end()];
  return units.flatMap((unit) => ('claim' in unit ? [unit] : []));
}

async function citedPassages(store: PlanStore, reply: AskReply, markers: readonly number[]): Promise<GivenPassage[]> {
  const given = new Map<string, GivenPassage>();
  for (const { marker, documentId, start, end } of reply.citations) {
    if (!markers.includes(marker)) continue;
    for (const passage of await store.passagesOf(documentId)) {
      if (passage.span.start >= end || passage.span.end <= start) continue;
      const one = await givenPassage(store, passage);
      if (one) given.set(passage.id, one);
    }
  }
  return [...given.values()];
}

const known = new WeakMap<PlanStore, Map<string, GivenPassage>>();

export async function givenPassage(store: PlanStore, passage: Passage): Promise<GivenPassage | null> {
  const cache = known.get(store) ?? new Map<string, GivenPassage>();
  known.set(store, cache);
  const cached = cache.get(passage.id);
  if (cached) return cached;
  const document = await store.document(passage.documentId);
  if (!document) return null;
  const path = sectionPath(document.sections, passage.section).reverse();
  const region = path.find((section) => section.region !== null)?.region ?? document.region;
  const given = { document, passage, figures: await store.figuresOf([passage.id]), region };
  cache.set(passage.id, given);
  return given;
}
