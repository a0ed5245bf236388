/** A case and a reply in, what was right and wrong out. Deterministic; wording is compared folded, places to the letter. */
import { foldWidth, simplify } from '#retrieval/text/simplify';
import type { AskReply } from '../api/contract.ts';
import type { GoldenCase } from './golden-case.ts';

export interface Score {
  id: string;
  kind: GoldenCase['kind'];
  right: boolean;
  statusRight: boolean;
  /** Required values that the answer lacks. */
  lacking: string[];
  /** Forbidden values that it has: the worst fault. */
  wrong: string[];
  /** Evidence that no citation covers. */
  uncited: string[];
  /** Citations whose quote is not the text between its offsets. */
  inexact: number[];
  /** Statements without a citation. */
  unsupported: string[];
}

export type TextOf = (documentId: string) => string | undefined;

/** One form for both sides: simplified, half width, without spaces and marks that only typeset. */
export function folded(text: string): string {
  return simplify(foldWidth(text))
    .replace(/\\([\\`*_<>#|])/g, '$1')
    .replace(/\[\d+\]/g, '')
    .replace(/[\s“”"'‘’|]/g, '')
    .replace(/[［【]/g, '[')
    .replace(/[］】]/g, ']');
}

export function scoreCase(one: GoldenCase, reply: AskReply, textOf: TextOf): Score {
  const answer = folded(reply.answer);
  const has = (value: string): boolean => answer.includes(folded(value));
  const lacking = one.required.filter((value) => !(Array.isArray(value) ? value.some(has) : has(value))).map(String);
  const wrong = one.forbidden.filter((value) => holdsValue(answer, folded(value)));
  const statusRight = statusFits(one, reply);
  const inexact = reply.citations
    .filter((citation) => textOf(citation.documentId)?.slice(citation.start, citation.end) !== citation.quote)
    .map((citation) => citation.marker);
  return {
    id: one.id,
    kind: one.kind,
    statusRight,
    lacking,
    wrong,
    uncited: one.evidence.filter((evidence) => !isCited(evidence, one, reply, textOf)),
    inexact,
    unsupported: unsupportedStatements(reply),
    right: statusRight && lacking.length === 0 && wrong.length === 0 && inexact.length === 0,
  };
}

/** A forbidden 1180 does not stand in 11800, nor 10% in 110%. */
function holdsValue(answer: string, value: string): boolean {
  for (let at = answer.indexOf(value); at >= 0; at = answer.indexOf(value, at + 1)) {
    const before = answer[at - 1] ?? '';
    const after = answer[at + value.length] ?? '';
    if (/^\d/.test(value) && /[\d.]/.test(before)) continue;
    if (/\d$/.test(value) && /[\d.]/.test(after) && !/\.$/.test(after)) continue;
    return true;
  }
  return false;
}

function statusFits(one: GoldenCase, reply: AskReply): boolean {
  if (reply.status !== one.status) return false;
  if (one.status === 'answered' || !one.reason || one.reason.length === 0) return true;
  return reply.reason !== undefined && one.reason.includes(reply.reason);
}

/** Offsets of every place where the evidence stands must meet a citation or its context. */
function isCited(evidence: string, one: GoldenCase, reply: AskReply, textOf: TextOf): boolean {
  return one.documents.some((id) => {
    const text = textOf(id) ?? '';
    for (let at = text.indexOf(evidence); at >= 0; at = text.indexOf(evidence, at + 1)) {
      const end = at + evidence.length;
      const spans = reply.citations
        .filter((citation) => citation.documentId === id)
        .flatMap((citation) => [citation, ...(citation.context ?? [])]);
      if (spans.some((span) => span.start < end && at < span.end)) return true;
    }
    return false;
  });
}

/** Sentences, list items and table cells with figures must carry a marker, unless they only say what is missing. */
function unsupportedStatements(reply: AskReply): string[] {
  if (reply.status === 'refused') return [];
  const body = reply.answer
    .split('\n\n')
    .filter((part) => !/[：？]$/.test(part.split('\n')[0] ?? '') || part.includes('['));
  return body
    .flatMap((part) => part.split(/(?<=。)|\n/))
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/\[\d+\]/.test(part) && !/^[（|]|：$|^是的。$|^不是/.test(part));
}
