/**
 * Several questions in one message: 谁开的？谁在会上讲解核算办法？ Each is answered by itself; a later one that names
 * no place, paper or thing means those of the first.
 */
import type { Analysis } from '#retrieval/query/analyse-question';

const MIN_LENGTH = 4;
const MAX_PARTS = 4;

export function splitQuestion(question: string): string[] {
  const parts = question
    .split(/(?<=[？?])/u)
    .map((part) => part.trim())
    .filter((part) => part.replace(/[？?，。\s]/g, '').length >= MIN_LENGTH);
  return parts.length > 1 && parts.length <= MAX_PARTS && parts.every((part) => /[？?]$/.test(part))
    ? parts
    : [question];
}

const ASKING_PIECE = /多少|几[\p{Script=Han}]|哪|谁|什么|啥|还是|多久|何时|占比|比重/u;

/** 培育几家、建成几个: questions within one sentence, each with an asking word of its own; else none. */
export function innerQuestions(question: string): string[] {
  const parts: string[] = [];
  let open = '';
  for (const piece of question.split(/[，,、；;]/u)) {
    open += open === '' ? piece : `，${piece}`;
    if (!ASKING_PIECE.test(piece)) continue;
    parts.push(open);
    open = '';
  }
  return parts.length > 1 && parts.length <= MAX_PARTS ? parts : [];
}

/** What the first question named stands for what a later one leaves out. */
export function carryOver(first: Analysis, later: Analysis): Analysis {
  const strong = later.terms.filter((term) => term.weight >= 1).length;
  const terms =
    strong >= 2
      ? later.terms
      : [...first.terms, ...later.terms.filter((term) => !first.terms.some((known) => known.text === term.text))];
  return {
    ...later,
    regions: later.regions.length > 0 ? later.regions : first.regions,
    periods: later.periods.length > 0 ? later.periods : first.periods,
    documents: later.documents.ids.length + later.documents.unknown.length > 0 ? later.documents : first.documents,
    terms,
    topic: strong >= 2 ? later.topic : `${first.topic}${later.topic}`,
    rest: strong >= 2 ? later.rest : `${first.rest}，${later.rest}`,
  };
}
