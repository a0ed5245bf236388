/**
 * 十大工程有哪些、各多少钱, 哪一项最多: 筹措890亿元实施十大工程项目。筹措7亿元实施就业工程，…。筹措280亿元实施社保工程，…。 A counted
 * programme whose parts follow it, each opening with the same words and a figure of its own; given only when there are
 * exactly as many of them as it counts.
 */
import type { Figure } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import type { Found } from '#retrieval/query/find-evidence';
import { normal } from '#retrieval/query/question-terms';
import type { PlanStore } from '#retrieval/store/plan-store';
import { fromSource } from '#retrieval/text/mapped-text';
import { parseNumeral } from '#retrieval/text/numerals';
import { segments, sentences } from '#retrieval/text/sentences';
import { scaledValue, unitFamily } from '#retrieval/vocabulary/figure-units';
import type { Draft, Proof, Statement } from '../draft.ts';
import { inScope } from './in-scope.ts';
import { proofOfRange } from './proofs.ts';

const COUNTED =
  /(\p{Script=Han}{0,8}?)(\d{1,2})(?:大|个|项|件|类)(\p{Script=Han}{2,14}?)(?=$|[^\p{Script=Han}]|[有是里中的分各包都]|哪|什么)/gu;
const ASKS_MEMBERS = /哪|什么|啥|分别|各|列/;
const MOST = /最([高大多低小少])/u;

export interface Member {
  figure: Pick<Figure, 'value' | 'unit'>;
  /** `筹措7亿元实施就业惠民工程`. */
  text: string;
  /** `筹措`: what it opens with, in front of its figure. */
  opening: string;
  proof: Proof;
}

export async function countedProgramme(
  analysis: Analysis,
  found: readonly Found[],
  store: PlanStore,
): Promise<Draft | null> {
  const { question, asks } = analysis;
  if (!ASKS_MEMBERS.test(question) || asks.has('yes-no') || asks.has('who')) return null;
  for (const match of normal(question).matchAll(COUNTED)) {
    const [, front = '', count = '', noun = ''] = match;
    const inPlace = found.filter((one) => one.passage.kind === 'clause' && inScope(analysis, one.document, one.region));
    const told: Programme[] = [];
    for (const one of inPlace) {
      const lead = leadOf(one, { front, count, noun });
      const members = lead && alikeMembers(await membersAfter(one, lead.end, store), Number(count));
      if (lead && members) told.push({ found: one, lead, members });
    }
    const [only] = told;
    // Of two papers that have such a programme neither is the one.
    if (only && told.every((other) => other.found.document.id === only.found.document.id))
      return draftOf(analysis, only);
  }
  return null;
}

const LEAST_NAME = 3;

/** The sentence that counts the programme by its name, or by as much of it as the question says: 为民办实事十项工程 too. */
function leadOf({ passage: { indexText } }: Found, { front, count, noun }: Record<'front' | 'count' | 'noun', string>) {
  const names = [noun.slice(0, Math.max(LEAST_NAME, noun.length - 2))];
  for (let at = 0; at <= front.length - LEAST_NAME; at += 1) names.push(front.slice(at) + noun);
  const said = new RegExp(
    `(?<!\\d)${count}(?:大|个|项|件|类)(?:${names.map((name) => RegExp.escape(name)).join('|')})`,
    'u',
  );
  return sentences(indexText).find((range) => said.test(normal(indexText.slice(range.start, range.end))));
}

/** The first figure of each sentence behind the lead, with the clause that says what it is for. */
async function membersAfter(found: Found, from: number, store: PlanStore): Promise<Member[]> {
  const { passage } = found;
  const figures = await store.figuresOf([passage.id]);
  const text = passage.indexText;
  return sentences(text)
    .filter(({ start }) => start >= from)
    .flatMap((range): Member[] => {
      const [clause] = segments(text, range);
      if (!clause) return [];
      const own = figures.flatMap((figure) => {
        const at = fromSource({ starts: passage.sourceStarts, ends: passage.sourceEnds }, figure.span);
        return at && at.start >= clause.start && at.end <= clause.end ? [{ figure, at: at.start }] : [];
      });
      const [first] = own.sort((a, b) => a.at - b.at);
      if (!first || first.figure.value === null) return [];
      const words = text.slice(clause.start, clause.end).replace(/[，。；：]+$/u, '');
      const opening = text.slice(clause.start, first.at).trim();
      return [{ figure: first.figure, text: words, opening, proof: proofOfRange(found, clause) }];
    });
}

/** Those that open alike and are counted alike, when they are just as many as wanted; null otherwise. */
export function alikeMembers(members: readonly Member[], wanted: number): Member[] | null {
  const groups = Map.groupBy(members, ({ opening, figure }) => `${opening}|${unitFamily(figure.unit)}`);
  const fitting = [...groups.values()].filter((group) => group.length === wanted && group[0]?.opening !== '');
  return wanted > 1 && fitting.length === 1 ? (fitting[0] ?? null) : null;
}

interface Programme {
  found: Found;
  lead: { start: number; end: number };
  members: readonly Member[];
}

function draftOf({ question }: Analysis, { found, lead, members }: Programme): Draft {
  const text = found.passage.indexText;
  const place = found.region ? `${found.region}：` : '';
  const said: Statement = {
    text: `${place}${text.slice(lead.start, lead.end).replace(/[。；：]+$/u, '')}`,
    proofs: [proofOfRange(found, lead)],
  };
  const word = MOST.exec(question)?.[1];
  const most = word === undefined ? null : mostOf(members, word);
  if (word !== undefined && most) {
    const own: Statement = { text: `${place}${most.text}`, proofs: [most.proof] };
    const statements = [own, compared(members, most, word)];
    return { status: 'answered', blocks: [{ kind: 'sentences', statements }], missing: [] };
  }
  const part = partOf(members, question);
  const items = (part?.members ?? members).map((member): Statement => ({ text: member.text, proofs: [member.proof] }));
  if (!part) return { status: 'answered', blocks: [{ kind: 'list', lead: said, items }], missing: [] };
  const chosen: Statement = {
    text: `${place}按文件所列${members.length}项的数字比较，${part.words}`,
    computed: true,
    proofs: members.map(({ proof }) => proof),
  };
  return { status: 'answered', blocks: [{ kind: 'list', lead: chosen, items }], missing: [] };
}

/** 前三; 前三季度 and 前三个月 are times. */
const FIRST = /前([二两三四五六七八九]|\d)(?!个?月|年|期|半|述|季|者)(?:名|位|项|个|大)?(?!年|期)/u;
const BEYOND =
  /(超过|高于|大于|多于|不少于|不低于|达到|低于|少于|不足|小于)(\d+(?:\.\d+)?)([万亿]*[元个家户人亩])|(\d+(?:\.\d+)?)([万亿]*[元个家户人亩])(以上|以下)/u;

const BELOW = /^(?:低于|少于|不足|小于|以下)$/;
const REACHES = /^(?:不少于|不低于|达到|以上|以下)$/;

/** 前三, 超过100亿元: the members meant and how they were chosen; null when all of them are asked for. */
export function partOf(members: readonly Member[], question: string): { members: Member[]; words: string } | null {
  const value = ({ figure }: Member): number => scaledValue(figure) ?? Number.NaN;
  if (members.some((one) => Number.isNaN(value(one)))) return null;
  const first = FIRST.exec(question)?.[1];
  if (first !== undefined) {
    const sorted = [...members].sort((a, b) => value(b) - value(a));
    const count = /\d/.test(first) ? Number(first) : (parseNumeral(first) ?? 0);
    const [last, next] = [sorted[count - 1], sorted[count]];
    // Two that share the last place are not chosen between.
    if (!last || !next || value(last) === value(next)) return null;
    return { members: sorted.slice(0, count), words: `数额前${count}位依次为` };
  }
  const [written, before, number, unit, number2, unit2, behind] = BEYOND.exec(question) ?? [];
  const bound = { value: Number(number ?? number2), unit: unit ?? unit2 ?? '' };
  const [one] = members;
  if (written === undefined || !one || unitFamily(bound.unit) !== unitFamily(one.figure.unit)) return null;
  const limit = scaledValue(bound) ?? Number.NaN;
  const way = before ?? behind ?? '';
  const chosen = members.filter((member) => {
    const own = value(member);
    return (REACHES.test(way) && own === limit) || (BELOW.test(way) ? own < limit : own > limit);
  });
  return chosen.length === 0 ? null : { members: chosen, words: `${written}的共${chosen.length}项` };
}

/** The one member of the highest or the lowest value; null when two share it. */
export function mostOf(members: readonly Member[], word: string): Member | null {
  const sign = /[低小少]/.test(word) ? -1 : 1;
  const valued = members.map((member) => ({ member, value: scaledValue(member.figure) ?? Number.NaN }));
  const [best, next] = valued.sort((a, b) => sign * (b.value - a.value));
  return best && next && !valued.some(({ value }) => Number.isNaN(value)) && best.value !== next.value
    ? best.member
    : null;
}

function compared(members: readonly Member[], best: Member, word: string): Statement {
  return {
    text: `按文件所列${members.length}项的数字比较，这一项最${word}`,
    computed: true,
    proofs: [best.proof, ...members.filter((one) => one !== best).map(({ proof }) => proof)],
  };
}
