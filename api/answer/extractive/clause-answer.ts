/**
 * A clause as answer: its sentences for a summary, the words around a term for a definition. The best clause is the
 * one whose title the question names.
 */
import type { Span } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { coverage } from '#retrieval/query/coverage';
import type { Found } from '#retrieval/query/find-evidence';
import { normal } from '#retrieval/query/question-terms';
import { openingTitle, type RankedSentence, wordsSaid } from '#retrieval/query/rank-sentences';
import { segments, sentences } from '#retrieval/text/sentences';
import type { Draft, Statement } from '../draft.ts';
import { fullSentence, mentions, proofOfRange } from './proofs.ts';
import { withWhatFollows } from './sentence-answer.ts';

const MAX_SENTENCES = 8;
const RESPONSIBILITY = /^[（〔(].*(?:牵头|负责|落实|单位：|处室：)/u;

export function summaryAnswer(analysis: Analysis, found: readonly Found[]): Draft | null {
  const best = bestClause(analysis, found);
  if (!best) return null;
  const heading = clauseTitle(best);
  const items = clauseSentences(best).map(
    ({ range, text }): Statement => ({ text: text.replace(/。$/, ''), proofs: [proofOfRange(best, range)] }),
  );
  if (items.length === 0) return null;
  const [first] = items;
  if (items.length === 1 && first)
    return { status: 'answered', blocks: [{ kind: 'sentences', statements: [first] }], missing: [] };
  const lead: Statement = {
    text: `${best.region ?? ''}${heading ? `“${heading.replace(/[“”]/g, '')}”` : `《${best.document.title}》`}的主要内容`,
    proofs: [proofOfRange(best, headingRange(best))],
  };
  return { status: 'answered', blocks: [{ kind: 'list', lead, items }], missing: [] };
}

function bestClause(analysis: Analysis, found: readonly Found[]): Found | null {
  const scored = found
    .filter((one) => one.passage.kind === 'clause' && fits(analysis, one))
    .map((one) => ({
      one,
      share: clauseShare(analysis, one),
    }))
    .sort((a, b) => b.share - a.share || b.one.score - a.one.score);
  const best = scored[0];
  return best && best.share >= 0.72 ? best.one : null;
}

function fits(analysis: Analysis, found: Found): boolean {
  if (analysis.documents.ids.length > 0) return analysis.documents.ids.includes(found.document.id);
  return analysis.regions.length === 0 || analysis.regions.some((region) => region.name === found.region);
}

function clauseShare(analysis: Analysis, found: Found): number {
  const title = normal(`${found.path.at(-1)?.heading ?? ''}，${openingTitle(found)}`);
  const [first] = sentences(found.passage.indexText);
  const opening = first ? wordsSaid(found.passage.indexText.slice(first.start, first.end)) : '';
  return coverage(analysis.terms, [
    { text: title, worth: 1 },
    { text: opening, worth: 0.95 },
    { text: wordsSaid(found.passage.indexText), worth: 0.8 },
    { text: found.context, worth: 0.65 },
  ]).share;
}

function clauseTitle(found: Found): string {
  return (
    openingTitle(found)
      .replace(/。$/, '')
      .replace(/^(?:\d{1,2}[.．、]|[（(].{1,3}[）)]|——)/, '') ||
    (found.path.at(-1)?.heading ?? '')
  );
}

function headingRange(found: Found): Span {
  const [first] = sentences(found.passage.indexText);
  return first ?? { start: 0, end: found.passage.indexText.length };
}

/** Its sentences without title and responsibilities. */
export function clauseSentences(found: Found, most = MAX_SENTENCES): { range: Span; text: string }[] {
  const whole = found.passage.indexText;
  const title = clauseTitle(found);
  return sentences(whole)
    .map((range) => ({ range, text: whole.slice(range.start, range.end) }))
    .filter(({ text }) => !RESPONSIBILITY.test(text) && bare(text) !== bare(title) && text.length > 2)
    .slice(0, most);
}

function bare(text: string): string {
  return text.replace(/^(?:\d{1,2}[.．、]|[（(].{1,3}[）)]|——)/, '').replace(/[。“”\s]/g, '');
}

/** What a term stands for: the clauses that lead to it, and what follows it up to the full stop. */
export function definitionAnswer(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  const strong = analysis.terms.filter((term) => term.weight >= 0.8);
  const quoted = [...analysis.question.matchAll(/[“"]([^”"]{1,10})[”"]/gu)].map((match) => normal(match[1] ?? ''));
  const best = ranked
    .filter(
      (one) =>
        quoted.every((name) => normal(one.text).includes(name) || one.found.context.includes(name)) &&
        one.own >= (quoted.length > 0 ? 0.3 : 0.45) &&
        one.coverage >= 0.7 &&
        fits(analysis, one.found),
    )
    .map((one) => ({
      one,
      explains: explanationWeight(one, quoted.length > 0 ? quoted : strong.map((term) => term.text)),
    }))
    .sort((a, b) => b.one.score + b.explains - (a.one.score + a.explains))[0]?.one;
  if (!best) return null;
  const whole = best.found.passage.indexText;
  const enumerated = numberedHeads(best, analysis);
  if (enumerated) return enumerated;
  const full = fullSentence(whole, withWhatFollows(best).range);
  const range = aroundTerm(whole, full, quoted.length > 0 ? quoted : strong.map((term) => term.text));
  const words = whole.slice(range.start, range.end).replace(/[。；，！]$/, '');
  const region = best.found.region;
  const text = region && !mentions(words, region) ? `${region}：${words}` : words;
  return {
    status: 'answered',
    blocks: [{ kind: 'sentences', statements: [{ text, proofs: [proofOfRange(best.found, full)] }] }],
    missing: [],
  };
}

function explanationWeight(one: RankedSentence, terms: readonly string[]): number {
  const text = normal(one.text);
  const at = Math.max(...terms.map((term) => text.indexOf(term)));
  if (at < 0) return 0;
  // 数据管理能力成熟度(DCMM): the full name in front of the letters.
  if (
    terms.some((term) => /^[a-z]+$/.test(term) && new RegExp(`[\\p{Script=Han}]{4,}[（(]${term}[)）]`, 'u').test(text))
  )
    return 0.5;
  // What explains a name stands right beside it: 着力构建“1+4+N”…, 概括为“12345”：….
  const around = text.slice(Math.max(0, at - 8), at + 28);
  // “苏服码”等面向企业免带证照的应用: what it is one of.
  const behind = Math.min(...terms.flatMap((term) => (text.includes(term) ? [text.indexOf(term) + term.length] : [])));
  if (/^等(?:[^，。；、]{6,})/.test(text.slice(behind))) return 0.3;
  return /是指|指的是|即|包括|包含|概括为|分为|：|形成|构建|构成|组成|抓好/.test(around) ? 0.4 : 0;
}

const BEFORE_TERM = 4;
const AFTER_TERM = 1;
const LONG = 170;

function aroundTerm(text: string, full: Span, terms: readonly string[]): Span {
  if (full.end - full.start <= LONG) return full;
  const parts = segments(text, full);
  const at = parts.findIndex((part) => terms.some((term) => normal(text.slice(part.start, part.end)).includes(term)));
  if (at < 0) return full;
  const colon = parts.findIndex((part) => text.slice(part.start, part.end).includes('：'));
  const first = parts[Math.max(0, at - BEFORE_TERM)];
  const last = parts[Math.min(parts.length - 1, colon >= at ? parts.length - 1 : at + AFTER_TERM)];
  return first && last ? { start: first.start, end: last.end } : full;
}

/** “三个一”: the 一是…二是…三是 heads of the clause are what it stands for. */
function numberedHeads(best: RankedSentence, analysis: Analysis): Draft | null {
  const count = /“?([二三四五六])个[一“]/.exec(analysis.question)?.[1];
  if (!count) return null;
  const text = best.found.passage.indexText;
  const heads = [...text.matchAll(/[一二三四五六]是([^，。；]{2,24})[。，；]/gu)];
  if (heads.length !== '零一二三四五六'.indexOf(count)) return null;
  const items = heads.map(
    (head): Statement => ({
      text: head[1] ?? '',
      proofs: [proofOfRange(best.found, { start: head.index, end: head.index + head[0].length })],
    }),
  );
  const title = best.found.path.at(-1)?.heading ?? best.found.document.title;
  return {
    status: 'answered',
    blocks: [
      {
        kind: 'list',
        lead: {
          text: `${best.found.region ?? ''}“${title.replace(/[“”]/g, '')}”包括${items.length}项`,
          proofs: items[0]?.proofs ?? [],
        },
        items,
      },
    ],
    missing: [],
  };
}
