/**
 * What a model may read, best first: the passages that the built-in answer rests on, then what was found, whole passages
 * until the limit. Passages of another region of the same level, or of another paper than the one asked for, are left out.
 */

import { type PromptPassage, promptCharacters } from '#prompts/answer-prompt';
import { sectionPath } from '#retrieval/plan-document';
import { describe, type Found } from '#retrieval/query/find-evidence';
import type { PlanStore } from '#retrieval/store/plan-store';
import type { GivenPassage } from '#retrieval/verify/verdict';
import { type Proof, proofsOf } from '../draft.ts';
import type { Prepared } from '../prepared.ts';

export interface Given {
  passages: GivenPassage[];
  /** False when the built-in answer rests on more than the passages hold: facts of the paper, or more than fits. */
  holdsAll: boolean;
}

const MAX_PROMPT_CHARACTERS = 9000;
const MAX_PASSAGES = 12;
/** Share of the best score below which a found passage only distracts. */
const MIN_SCORE_SHARE = 0.35;

export async function givenPassages(store: PlanStore, prepared: Prepared): Promise<Given> {
  const proofs = proofsOf(prepared.draft.blocks);
  const needed: Found[] = [];
  let holdsAll = true;
  for (const proof of proofs) {
    const passage = await passageOf(store, proof, prepared.found);
    if (passage) needed.push(passage);
    else holdsAll = false;
  }
  const chosen = new Map<string, Found>();
  let characters = 0;
  const others = prepared.found.filter((one) => mayAnswer(one, prepared));
  const least = MIN_SCORE_SHARE * Math.max(0, ...others.map(({ score }) => score));
  for (const [at, one] of [...needed, ...others.filter(({ score }) => score >= least)].entries()) {
    if (chosen.has(one.passage.id)) continue;
    const cost = promptCharacters(promptPassage(one));
    if (chosen.size >= MAX_PASSAGES || characters + cost > MAX_PROMPT_CHARACTERS) {
      if (at < needed.length) holdsAll = false;
      continue;
    }
    chosen.set(one.passage.id, one);
    characters += cost;
  }
  return { passages: [...chosen.values()], holdsAll };
}

export function promptPassage({ document, passage, region }: GivenPassage): PromptPassage {
  const { title, issuer, published, years } = document;
  const path = sectionPath(document.sections, passage.section).map(({ label }) => label);
  return { title, issuer, published, region, years, path, passage };
}

async function passageOf(store: PlanStore, { document, span }: Proof, found: readonly Found[]): Promise<Found | null> {
  const holds = (start: number, end: number): boolean => start <= span.start && span.end <= end;
  const known = found.find(
    (one) => one.document.id === document.id && holds(one.passage.span.start, one.passage.span.end),
  );
  if (known) return known;
  const passage = (await store.passagesOf(document.id)).find((one) => holds(one.span.start, one.span.end));
  if (!passage) return null;
  return describe({ passage, score: 0, document, figures: await store.figuresOf([passage.id]) });
}

function mayAnswer({ document, region, passage }: Found, { analyses }: Prepared): boolean {
  return analyses.some(({ regions, documents }) => {
    if (documents.ids.length > 0 && !documents.ids.includes(document.id)) return false;
    const names = regions.flatMap(({ name, short }) => [name, ...short]);
    return (
      regions.length === 0 || names.includes(region ?? '') || names.some((name) => passage.indexText.includes(name))
    );
  });
}
