/**
 * 每年安排多少亿元？主要用在哪些方面？ A question of several parts whose answer says nothing of the kind that one of them asks
 * for (an amount, a body, a day), or not of the thing that it names: the half that is there stands, the other is named as missing.
 */
import type { Analysis } from '#retrieval/query/analyse-question';
import { matchTerm } from '#retrieval/query/coverage';
import { normal, type Term } from '#retrieval/query/question-terms';
import { type Draft, textsOf } from '../draft.ts';
import { BODY } from './body-words.ts';
import { lacksEventPlace } from './event-place.ts';
import { lacksMargin } from './margin-answer.ts';
import { isMeasure } from './measure-words.ts';
import { factsAsked } from './meta-answer.ts';
import { saidBeside } from './said-beside.ts';

const ASKING = /多少|几|哪|谁|什么|啥|多久|多长|何时/;
const AMOUNT =
  /(?:多少|(?<!哪)几)(?:个)?(万亿|[万亿千百]?元|[万亿]|家|项|条|座|户|人|件|台|套|处|所|亩|吨|公里|分钟|小时|个?工作日|天|年|个月|%|个(?!百分|市|区|县))/;
const MONEY_ASKED = /多少(?:资金|经费|钱)/;
const BODY_ASKED =
  /谁(?!的)|(?:责任|牵头|配合|协同|协办|主管)(?:单位|部门)(?:有|是|为|包括)?哪|哪个?(?:部门|单位|局|厅|委|处|司|机构)|由哪/;
const DAY = /几号|几月|哪天|哪[一]?天|什么时候|何时/;
const SAYS_DAY = /\d+[年月日号]|季度|每月|年底|年末|之日/;

export function withPartsMissing({ question }: Pick<Analysis, 'question'>, draft: Draft): Draft {
  if (draft.status !== 'answered') return draft;
  const parts = question.split(/[，,；;？?]/u).filter((part) => ASKING.test(part));
  if (parts.length < 2) return draft;
  const said = textsOf(draft).join('，');
  return withMissing(draft, { parts: parts.filter((part) => !saysKind(part, said)), asked: parts.length });
}

/** The draft with the words beside its proofs that say what a part asks, and the parts of which none do. */
export function withBeside(draft: Draft, parts: readonly string[]): { draft: Draft; silent: string[] } {
  const told = parts.map((part) => ({ part, statement: saidBeside(draft, part) }));
  const statements = told.flatMap(({ statement }) => statement ?? []);
  const silent = told.filter(({ statement }) => statement === null).map(({ part }) => part);
  const added: Draft['blocks'] = statements.length > 0 ? [{ kind: 'sentences', statements }] : [];
  return { draft: { ...draft, blocks: [...draft.blocks, ...added] }, silent };
}

/** The draft as a partial one that names the parts that it does not answer; `asked`: of how many. */
export function withMissing(whole: Draft, { parts, asked }: { parts: readonly string[]; asked: number }): Draft {
  const { draft, silent } = withBeside(whole, parts);
  const missing = silent.map(nameOf);
  if (missing.length === 0 || missing.length === asked) return draft;
  const lead = `文件没有给出${missing.join('、')}；能查到的是：`;
  return { ...draft, status: 'partial', reason: 'no-figure', missing: [...draft.missing, ...missing], lead };
}

/** A part of the question with the words that no other part says. */
export interface AskedPart {
  text: string;
  own: readonly Term[];
}

/** Parts with their own words. A fact of the paper itself (文号, 日期) is answered or named as missing by its own rules. */
export function askedParts(parts: readonly { text: string; analysis: Pick<Analysis, 'terms'> }[]): AskedPart[] {
  const texts = parts.map(({ text }) => normal(text));
  const isOwn = ({ text, core, weight }: Term, at: number): boolean =>
    core && weight >= 1 && !isMeasure(text) && texts.every((other, place) => other.includes(text) === (place === at));
  return parts.map(({ text, analysis }, at) => ({
    text,
    own: factsAsked(text).length > 0 ? [] : analysis.terms.filter((term) => isOwn(term, at)),
  }));
}

interface Subject {
  text: string;
  subject: string;
  analysis: Pick<Analysis, 'terms' | 'regions'>;
}

/** Subjects of one question; one without a word of its own (第一组长、组长; 厦门湖里、集美) is known by its name. */
export function subjectParts(subjects: readonly Subject[]): AskedPart[] {
  const homes = new Set(subjects.map(({ analysis }) => analysis.regions.map(({ name }) => name).join('、')));
  return askedParts(subjects).map((part, at) => {
    const { subject = '', analysis } = subjects[at] ?? {};
    const places = analysis?.regions.flatMap(({ name, short }) => [name, ...short]) ?? [];
    const own = part.own.filter(({ text }) => !places.includes(text));
    const holder = places.find((name) => subject.startsWith(name) && subject.length > name.length) ?? '';
    // 镇江的目标和全省的目标: the place is all that they differ in.
    const name = homes.size > 1 ? (places.at(-1) ?? subject) : subject.slice(holder.length);
    return { ...part, own: own.length > 0 ? own : [{ text: normal(name), weight: 1, known: true, core: true }] };
  });
}

/** Parts of which no statement of the answer speaks: neither of a thing that only the part names nor in its kind. */
export function partsUnsaid(parts: readonly AskedPart[], draft: Draft): AskedPart[] {
  const texts = textsOf(draft);
  const whole = texts.join('，');
  const isSaid = ({ text, own }: AskedPart): boolean => {
    if (factsAsked(text).length > 0) return true;
    if (own.length === 0) return saysKind(text, whole);
    // A list says its number in front and the names below it.
    const counts = AMOUNT.exec(text)?.[1] === '个';
    return texts.some((said) => saysOwn(own, said) && saysKind(text, counts ? whole : said));
  };
  return parts.filter((part) => !isSaid(part));
}

const MOSTLY = 0.5;

function saysOwn(own: readonly Term[], text: string): boolean {
  const said = normal(text);
  const total = own.reduce((sum, term) => sum + term.weight, 0);
  return own.reduce((sum, term) => sum + term.weight * matchTerm(term.text, said), 0) >= total * MOSTLY;
}

/** The words give what the part asks for by its kind: an amount of that unit, a body, a day, a place. */
export function saysKind(part: string, words: string): boolean {
  const said = words.replace(/〔\d{4}〕\d+号/gu, '');
  const unit = MONEY_ASKED.test(part) ? '元' : AMOUNT.exec(part)?.[1];
  // The year of an answer is no amount.
  if (unit !== undefined) return amountOf(unit).test(said.replace(/(?:19|20)\d{2}年/g, ''));
  if (lacksEventPlace(part, said) || lacksMargin(part, said)) return false;
  if (BODY_ASKED.test(part)) return BODY.test(said) || /公司|机构|企业/.test(said);
  return DAY.test(part) ? SAYS_DAY.test(said) : true;
}

/** 多少家 may be answered by 个 or 户; an amount of money by any. */
function amountOf(unit: string): RegExp {
  const family = /[元亿万]/.test(unit)
    ? '[万亿千百]*(?:元|亿|万|美元)?'
    : /年|天|月|日|小时|分钟/.test(unit)
      ? unit
      : '';
  // 一体化, 统一 count nothing.
  if (family === '') return /\d|[一二两三四五六七八九十百]\s*(?:个|家|项|条|座|户|人|件|台|套|处|所|名|批|次|大|类)/u;
  return new RegExp(`[\\d一二两三四五六七八九十百]\\s*(?:多|余)?${family}`, 'u');
}

function nameOf(part: string): string {
  return part.replace(/^(?:那么?|还有|另外|以及|请问|主要|其中)/u, '').trim();
}
