/**
 * 产业、政务、市场、生态八大环境 where the source lists 产业、政务、市场、开放; 旅游、教育达到70% where 旅游 is 全覆盖 and 教育 stands in the
 * list of 70%. An item must stand in the enumeration that the statement repeats. In: normal forms.
 */
import type { Evidence, Fault } from './evidence.ts';
import { proofOfSentence, type SourceSentence } from './source-sentences.ts';

const ITEM = /^\p{Script=Han}{2,8}$/u;
/** Of so many items all but one stand in one list. */
const LEAST = 3;

export function listedItemFault({ reading, sources }: Evidence): Fault | null {
  const sentences = sources.flatMap((source) => source.sentences);
  const clauses = reading.normal.split(/[，；。]/);
  for (const clause of clauses) {
    const fault = foreignItem(clause, sentences) ?? movedItem(clause, sentences);
    if (fault) return fault;
  }
  return null;
}

function foreignItem(clause: string, sentences: readonly SourceSentence[]): Fault | null {
  const items = itemsOf(clause).filter((item) => ITEM.test(item));
  if (items.length <= LEAST) return null;
  for (const sentence of sentences) {
    const lists = sentence.normal.split(/[，；。：]/).filter((part) => part.split('、').length > LEAST);
    for (const list of lists) {
      const missing = items.filter((item) => !inList(item, list));
      const [only] = missing;
      // A list that was shortened has no item of its own; two that are not there are a wording.
      if (only === undefined || missing.length > 1) continue;
      const extra = list.split('、').filter((item) => !items.some((one) => item.includes(one)));
      const stands = sentences.some(
        ({ normal }) => normal !== sentence.normal && normal.includes(only) && hasAll(normal, items),
      );
      if (extra.length === 0 || stands) continue;
      return {
        problem: 'unrelated',
        detail: `原文列举的没有“${only}”`,
        proofs: [proofOfSentence(sentence)],
      };
    }
  }
  return null;
}

/** 常州和盐城 at the end of a list are two of its items. */
function inList(item: string, list: string): boolean {
  return list.includes(item) || item.split(/[和与及]/).every((half) => half.length > 1 && list.includes(half));
}

function hasAll(text: string, items: readonly string[]): boolean {
  return items.every((item) => text.includes(item));
}

/** The items of a clause without the words in front of the first and the count behind the last. */
function itemsOf(clause: string): string[] {
  const parts = clause.split('、');
  return parts.map((part, at) => {
    const rest = at === parts.length - 1 ? part.replace(/(?:等|\d+[个大类项条方]).*$/u, '') : part;
    return at === 0 ? rest.slice(-2) : rest;
  });
}

const VALUE = /\d+(?:\.\d+)?%|全覆盖/u;

/** The clause ends in a value; each of its items stands in the part of the source that ends in that value. */
function movedItem(clause: string, sentences: readonly SourceSentence[]): Fault | null {
  const value = VALUE.exec(clause)?.[0];
  const head = value === undefined ? '' : clause.slice(0, clause.indexOf(value));
  if (value === undefined || head === '') return null;
  for (const sentence of sentences) {
    const parts = sentence.parts.filter((part) => VALUE.test(part));
    const own = parts.filter((part) => part.includes(value));
    if (parts.length < 2 || own.length === 0) continue;
    for (const other of parts) {
      if (own.includes(other)) continue;
      const name = nameBefore(other);
      if (name === null || !head.includes(name) || own.some((part) => part.includes(name))) continue;
      return {
        problem: 'indicator',
        detail: `原文为“${other}”`,
        proofs: [proofOfSentence(sentence)],
      };
    }
  }
  return null;
}

/** 数字旅游 of 实现数字旅游全覆盖: the one name in front of a value. */
function nameBefore(part: string): string | null {
  const head = part.slice(0, part.search(VALUE)).replace(/^(?:实现|推动|推进|确保|力争|全面)+/u, '');
  return /^(\p{Script=Han}{4,8}?)(?:率|占比|比重)?(?:达到?|超过?|突破|为)?$/u.exec(head)?.[1] ?? null;
}
