/**
 * 提出要当好哪五种角色: 当好创造性执行者。… 当好为民施政的勤务员。… As many sentences of one section as the question counts, all
 * opening with the verb that it asks with; what they have in common (角色) need not be said. 每年举办的大会有哪两个: the
 * verb stands in front of the thing, and the sentences under neighbouring headings.
 */

import type { Analysis } from '#retrieval/query/analyse-question';
import { coverage } from '#retrieval/query/coverage';
import { describe, type Found } from '#retrieval/query/find-evidence';
import { normal } from '#retrieval/query/question-terms';
import { WEAK } from '#retrieval/query/question-words';
import { parseNumeral } from '#retrieval/text/numerals';
import { sentences } from '#retrieval/text/sentences';
import type { Draft, Statement } from '../draft.ts';
import type { PaperSource } from './draft-source.ts';
import { inScope } from './in-scope.ts';
import { proofOfRange } from './proofs.ts';

const ASKED =
  /([\p{Script=Han}]{2})(?:哪|的?)([二两三四五六七八九十]{1,2}|\d{1,2})(?:种|个|项|大|类|条|方面|点)([\p{Script=Han}]{2,6})?/u;
const THING_ASKED =
  /(每[年月季周])?[都要将会须]*([\p{Script=Han}]{2})的([\p{Script=Han}]{2,10}?)(?:一共|总共|共)?(?:都?有|都?是|包括|为)?哪([二两三四五六七八九]|\d)(?:个|项|场|家|类|种|条|座|大)(?=$|[？?，。])/u;
const LONGEST = 40;

interface Asked {
  opening: string;
  wanted: number | null;
  /** What each of them is; not given where they need not say it. */
  thing?: string;
}

export function askedIn(question: string): Asked | null {
  const number = (text: string): number | null => (/\d/.test(text) ? Number(text) : parseNumeral(text));
  const [, each = '', doing = '', thing = '', counted = ''] = THING_ASKED.exec(question) ?? [];
  if (doing !== '') return { opening: `${each}${doing}`, wanted: number(counted), thing };
  const [, verb = '', count = ''] = ASKED.exec(question) ?? [];
  if (verb === '' || WEAK.has(verb) || !/哪|什么|分别/.test(question)) return null;
  return { opening: verb, wanted: number(count) };
}

export async function parallelAnswer({ analysis, documents, store }: PaperSource): Promise<Draft | null> {
  const asked = askedIn(analysis.question);
  if (!asked || asked.wanted === null || asked.wanted < 2) return null;
  const { opening, wanted, thing } = asked;
  if (analysis.documents.ids.length + analysis.regions.length === 0) return null;
  const scope = documents.filter((document) => inScope(analysis, document));
  const groups: Opening[][] = [];
  for (const document of scope) {
    const passages = (await store.passagesOf(document.id)).filter(({ kind }) => kind === 'clause');
    const found = passages.map((passage) => describe({ passage, score: 0, document, figures: [] }));
    groups.push(
      ...Map.groupBy(found, (one) => (thing === undefined ? one.passage.section : (one.path.at(-2)?.index ?? null)))
        .values()
        .map((of) => openings(of, opening).filter(({ text }) => thing === undefined || isOne(text, thing))),
    );
  }
  const fitting = groups.filter((group) => group.length === wanted);
  const [best, next] = fitting
    .map((group) => ({ group, share: headShare(analysis, group) }))
    .sort((a, b) => b.share - a.share);
  if (!best || (next && next.share === best.share)) return null;
  return draftOf(best.group, opening);
}

/** 招商大会 and 招商会 are 招商大会 both. */
function isOne(text: string, thing: string): boolean {
  return text.includes(thing.slice(0, 2)) && text.endsWith(thing.slice(-1));
}

export interface Opening {
  found: Found;
  text: string;
  range: { start: number; end: number };
}

/** Short sentences, or the first clauses of long ones, that open with the verb; each wording once. */
export function openings(found: readonly Found[], verb: string): Opening[] {
  const all = found.flatMap((one): Opening[] => {
    const whole = one.passage.indexText;
    return sentences(whole).flatMap((range) => {
      const said = /^(?:[一二三四五六七八九十]是|[（(].{1,3}[）)]|\d{1,2}[.．、]|——)?([^，。；：！]+)/u.exec(
        whole.slice(range.start, range.end),
      );
      const text = said?.[1] ?? '';
      if (!said || !text.startsWith(verb) || text.length > LONGEST || text.length < verb.length + 2) return [];
      return [{ found: one, text, range: { start: range.start, end: range.start + said[0].length } }];
    });
  });
  return all.filter((one, at) => all.findIndex(({ text }) => text === one.text) === at);
}

/** How much of the question the headings above them say. */
function headShare({ terms }: Analysis, [first]: readonly Opening[]): number {
  const heads = first?.found.path.map(({ heading }) => normal(heading)).join('，') ?? '';
  return coverage(terms, [{ text: heads, worth: 1 }]).share;
}

function draftOf(group: readonly Opening[], verb: string): Draft {
  const items = group.map(({ text, found, range }): Statement => ({ text, proofs: [proofOfRange(found, range)] }));
  const [first] = group;
  // Of several sections the heading above them all.
  const isOfOne = group.every(({ found }) => found.passage.section === first?.found.passage.section);
  const heading = first?.found.path.at(isOfOne ? -1 : -2)?.heading ?? '';
  const place = first?.found.region ?? '';
  const lead: Statement = {
    text: `${place}${heading === '' ? `《${first?.found.document.title ?? ''}》` : `“${heading.replace(/[“”]/g, '')}”`}提出“${verb}”的共${items.length}项`,
    computed: true,
    proofs: items.flatMap(({ proofs }) => proofs),
  };
  return { status: 'answered', blocks: [{ kind: 'list', lead, items }], missing: [] };
}
