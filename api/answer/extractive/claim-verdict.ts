/**
 * The draft for a claim in, the same with the verdict of the verifier out. Rules of wording that left it open, found
 * nothing or confirmed too much give way to a statement-by-statement comparison with the passages; what the verifier
 * does not find in them is never confirmed.
 */

import type { Span } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { claimOf } from '#retrieval/query/claim-of';
import type { Found } from '#retrieval/query/find-evidence';
import { normal } from '#retrieval/query/question-terms';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import { shareSaid } from '#retrieval/verify/name-agreement';
import { normalForm } from '#retrieval/verify/normal-form';
import type { StatementProof, StatementVerdict } from '#retrieval/verify/verdict';
import { localRegions } from '#retrieval/vocabulary/local-regions';
import type { Draft, Statement } from '../draft.ts';
import { proofsOf } from '../draft.ts';
import { judgeOver } from '../verify/judge-over.ts';
import { confirmsWording, tokensOf } from './claim-check.ts';
import { hasOtherDetail, hasOtherPlace } from './claim-details.ts';
import { LEADS } from './claim-leads.ts';
import { takesAway } from './claim-limits.ts';
import { hasOtherNumber } from './claim-numbers.ts';
import { isTurnedRound } from './claim-range.ts';
import type { DraftSource } from './draft-source.ts';
import { statementOf } from './sentence-answer.ts';

/** Judging takes about a millisecond each. */
const OF_PLACE = 16;
const ELSEWHERE = 6;

/** A sentence of so many characters is shown whole. */
const SHORT = 120;

export function withVerdict(source: DraftSource, draft: Draft | null): Draft | null {
  const { analysis } = source;
  if (!analysis.asks.has('yes-no') || draft?.judged) return draft;
  const own = draft?.verdict;
  const verdict = verdictOn(source);
  // 除甲村外，各村全部完成: all words of the claim for 甲村 stand there, and just it is left out.
  if (verdict.verdict === 'supported' && isTakenAway(source, verdict.proofs))
    return decided({ source, draft, proofs: verdict.proofs, judged: LEADS.no, whole: true });
  if (draft && own === 'yes' && isTurnedRound(source)) return { ...draft, ...LEADS.no };
  if (draft && own === 'yes' && verdict.verdict !== 'supported') return doubted(source, draft, verdict);
  if (draft && (own === 'no' || own === 'partly' || own === 'disputed')) {
    // The rule of figures compared another value, or words that the verifier reads as the same; two values of the papers
    // that disagree stay two.
    const isSure = own !== 'disputed' && verdict.verdict === 'supported' && !isTurnedRound(source);
    // What is computed may rest on one of two places that print the figure differently.
    if (isSure && !verdict.computed && namesThings(source, verdict.proofs) && isSaidWhole(source, verdict.proofs))
      return decided({ source, draft, proofs: verdict.proofs, judged: LEADS.yesQuoted, whole: true });
    if (verdict.verdict === 'supported' && isInParts(analysis) && own === 'no')
      return decided({ source, draft, proofs: verdict.proofs, judged: LEADS.open, whole: true });
    if (verdict.verdict !== 'contradicted') return draft;
    if (verdict.problem === 'figure' && isCloser(source, draft, verdict.proofs))
      return decided({ source, draft, proofs: verdict.proofs, judged: draft, whole: true });
    return withClaimed(source, draft, verdict.proofs);
  }
  if (verdict.verdict === 'supported') {
    if (isTurnedRound(source))
      return decided({ source, draft, proofs: verdict.proofs, judged: LEADS.no, whole: false });
    if (!verdict.computed && !isSaidWhole(source, verdict.proofs)) return undecided(analysis, draft);
    const whole = !saysNumbers(draft, analysis);
    if (own === 'yes' && !whole) return draft;
    return decided({ source, draft, proofs: verdict.proofs, judged: LEADS.yesQuoted, whole });
  }
  if (verdict.verdict !== 'contradicted') return verdict.verdict === 'not-found' ? unproven(analysis, draft) : draft;
  const isSoft = SOFT.has(verdict.problem);
  if (isSoft && (analysis.asks.has('who') || leavesOutKind(verdict.problem, analysis))) return draft;
  return denied(source, draft, verdict);
}

/** The yes of a rule that compares facts of a paper: every other part of the claim must hold of that paper as well. */
export async function confirmed(source: DraftSource, draft: Draft): Promise<Draft> {
  const claim = claimOf(source.analysis.question);
  if (draft.verdict !== 'yes' || claim === null) return draft;
  const papers = new Map(proofsOf(draft.blocks).map(({ document }) => [document.id, document]));
  const given = await Promise.all(
    [...papers.values()].map(async (document) => {
      const [passage] = await source.store.passagesOf(document.id);
      return passage ? [{ document, passage, figures: [], region: document.region }] : [];
    }),
  );
  const own = source.found.filter(({ document }) => papers.has(document.id)).slice(0, OF_PLACE);
  const { verdict } = judgeOver(claim, [...given.flat(), ...own], localRegions([...source.covered]));
  return verdict === 'supported' ? draft : { ...draft, ...LEADS.open };
}

/** A value that fits one half of the claim denies nothing of the other. */
function isInParts({ question }: Analysis): boolean {
  return (claimOf(question) ?? '').split(/[，,；;]/).filter((part) => part.length > 3).length > 1;
}

/** What is shown has another number in the very words of the claim; else it is only shown. */
function unproven(analysis: Analysis, draft: Draft | null): Draft | null {
  const { question, periods } = analysis;
  const claim = claimOf(question);
  if (draft?.status !== 'answered' || claim === null || !isOpen(draft)) return draft;
  const said = normal(wordsOf(draft));
  const isOfYear = periods.every(({ from, to }) => said.includes(`${from}`) && said.includes(`${to}`));
  if (isOfYear && said !== '' && hasOtherNumber(normal(claim), said)) return { ...draft, ...LEADS.no };
  const shown = wordsOf(draft);
  const own = proofsOf(draft.blocks).map(({ document }) => document.region);
  if (
    isCloseTo(claim, shown) &&
    (hasOtherDetail(normal(claim), said) || hasOtherDetail(claim, shown) || hasOtherPlace(claim, shown, own))
  )
    return { ...draft, ...LEADS.no };
  return undecided(analysis, draft);
}

/** Share of the claim's words that the shown sentence must have to be of the same thing. */
const OF_THE_SAME = 0.6;

function isCloseTo(claim: string, shown: string): boolean {
  return shareSaid(normalForm(claim), normalForm(shown)) >= OF_THE_SAME;
}

/** A claim is never answered without saying that it was not decided. */
function undecided(analysis: Analysis, draft: Draft | null): Draft | null {
  if (draft?.status !== 'answered' || !isOpen(draft) || wordsOf(draft) === '') return draft;
  if (claimOf(analysis.question) === null) return draft;
  return { ...draft, ...(isInParts(analysis) ? LEADS.openInParts : LEADS.open) };
}

/** Nothing was said of the claim yet. */
function isOpen({ verdict, lead = '' }: Draft): boolean {
  return verdict === 'open' || (verdict === undefined && lead === '');
}

type Contradiction = Extract<StatementVerdict, { verdict: 'contradicted' }>;

/** The rules of wording confirm what the verifier does not: never a yes, but for a word that the claim only leaves out. */
function doubted(source: DraftSource, draft: Draft, verdict: StatementVerdict): Draft | null {
  if (verdict.verdict !== 'contradicted') return unproven(source.analysis, { ...draft, ...LEADS.open });
  const { problem, detail } = verdict;
  // 要超40家 for 力争超40家: both tell of a goal, and the answer shows how it is put.
  if (SOFT.has(problem) && onlyStrives(detail, source.analysis)) return { ...draft, ...LEADS.open };
  if (/累计/.test(detail) && leavesOutKind(problem, source.analysis)) return draft;
  return denied(source, draft, verdict);
}

function denied(source: DraftSource, draft: Draft | null, { problem, proofs }: Contradiction): Draft | null {
  return decided({
    source,
    draft,
    proofs,
    whole: problem === 'negation',
    judged: SOFT.has(problem) ? LEADS.inexact : LEADS.no,
  });
}

/** 新开通30万个 where 30万个 is the total: the sentence that has both numbers shows where the claim's comes from. */
function withClaimed(source: DraftSource, draft: Draft, proofs: readonly StatementProof[]): Draft {
  const claimed = numbersOf(source.analysis);
  const shown = wordsOf(draft);
  if (claimed.length === 0 || claimed.every((number) => shown.includes(number))) return draft;
  const statements = distinct(proofs.flatMap((proof) => statementFrom(source, proof)));
  const said = statements.map(({ text }) => text).join('，');
  const holdsBoth = [...claimed, ...(shown.match(NUMBER) ?? [])].every((number) => said.includes(number));
  return holdsBoth ? { ...draft, blocks: [{ kind: 'sentences', statements }] } : draft;
}

/** Do the sentences of the verdict say more of the claim than what is shown? Else the value of a neighbour is called the right one. */
function isCloser(source: DraftSource, draft: Draft, proofs: readonly StatementProof[]): boolean {
  const wanted = normalForm(claimOf(source.analysis.question) ?? '');
  const said = proofs.flatMap((proof) => statementFrom(source, proof)).map(({ text }) => text);
  return shareSaid(wanted, normalForm(said.join('，'))) > shareSaid(wanted, normalForm(wordsOf(draft))) + CLOSER;
}

const CLOSER = 0.2;

const NUMBER = /\d+(?:\.\d+)?/g;

function numbersOf({ question, periods }: Analysis): string[] {
  const years = periods.flatMap(({ from, to }) => [`${from}`, `${to}`]);
  return (question.match(NUMBER) ?? []).filter((number) => !years.includes(number));
}

function wordsOf(draft: Draft | null): string {
  return (draft?.blocks ?? [])
    .flatMap((block) => (block.kind === 'sentences' ? block.statements.map(({ text }) => text) : []))
    .join('，');
}

/** The number is right, what is said with it is not. */
const SOFT: ReadonlySet<string> = new Set(['strength', 'qualifier', 'kind', 'quotation']);

/** 165个 for 累计培育165个 says of no other kind what it is. */
function leavesOutKind(problem: string, { question }: Analysis): boolean {
  return problem === 'kind' && !/新[增建培创]|已|建成|累计|每年|年均|达到|增长|提高/.test(question);
}

function onlyStrives(detail: string, { question }: Analysis): boolean {
  return /“(?:力争|争取)”/.test(detail) && /[要将拟]|目标|计划|打算|预计|力争|争取/.test(question);
}

function verdictOn({ analysis, found, covered }: DraftSource): StatementVerdict {
  const claim = claimOf(analysis.question);
  if (claim === null) return { verdict: 'no-claim' };
  const isOwn = ({ document, region }: Found): boolean =>
    analysis.documents.ids.length > 0
      ? analysis.documents.ids.includes(document.id)
      : analysis.regions.length === 0 || analysis.regions.some(({ name }) => name === region);
  const own = found.filter(isOwn).slice(0, OF_PLACE);
  const others = found.filter((one) => !isOwn(one)).slice(0, ELSEWHERE);
  return judgeOver(claim, [...own, ...others], localRegions([...covered]));
}

/**
 * 人均地区生产总值增长4.1% is no 地区生产总值: the claim has the whole name of each figure that proves it. What another
 * place's paper says of this one outweighs no paper of its own.
 */
function namesThings({ analysis, found }: DraftSource, proofs: readonly StatementProof[]): boolean {
  const claim = normal(analysis.question);
  const places = analysis.regions.map(({ name }) => name);
  const isOfPlace = (region: string | null): boolean => places.length === 0 || places.includes(region ?? '');
  const isOwn = proofs.every((proof) => isOfPlace(sentenceOf(found, proof)?.found.region ?? null));
  return isOwn && figuresAt(found, proofs).every(({ name }) => claim.includes(normal(name)));
}

function figuresAt(found: readonly Found[], proofs: readonly StatementProof[]): Found['figures'] {
  const isAt = ({ start, end }: Span): boolean => proofs.some(({ span }) => span.start === start && span.end === end);
  return found.flatMap(({ figures }) => figures.filter(({ proof }) => isAt(proof)));
}

/** All in one passage, with nothing of the claim's wording left out; what two passages say apart is not said together. */
function isSaidWhole({ analysis, found }: DraftSource, proofs: readonly StatementProof[]): boolean {
  const sentences = proofs.map((proof) => sentenceOf(found, proof));
  const [first] = sentences;
  if (!first || sentences.some((one) => one?.found !== first.found)) return false;
  // 医药产业增加值 of 食品、医药等产业增加值: a figure has the whole name of what it is of.
  const names = figuresAt([first.found], proofs);
  const said = [...new Set(sentences.map((one) => one?.text ?? '')), ...names.map(({ name }) => name)].join('，');
  // Every number was compared with its unit and what it is of.
  const agreed = tokensOf(normal(analysis.rest));
  return confirmsWording(analysis, { found: first.found, text: said }, agreed);
}

function isTakenAway({ analysis, found }: DraftSource, proofs: readonly StatementProof[]): boolean {
  const claim = normal(analysis.question);
  return proofs.some((proof) => takesAway(claim, normal(sentenceOf(found, proof)?.text ?? '')));
}

interface Decision {
  source: DraftSource;
  draft: Draft | null;
  proofs: readonly StatementProof[];
  judged: Pick<Draft, 'verdict' | 'lead'>;
  /** Show the sentences of the verdict, whatever the draft shows of them. */
  whole: boolean;
}

/** 102.2亿元，增长5.2%: both numbers of the claim stand in what is shown. */
function saysNumbers(draft: Draft | null, analysis: Analysis): boolean {
  const numbers = numbersOf(analysis);
  const shown = wordsOf(draft);
  return numbers.length < 2 || numbers.every((number) => shown.includes(number));
}

/** Shown is what the draft shows already when the verdict rests on it, else what the verdict rests on. */
function decided({ source, draft, proofs, judged: { verdict, lead }, whole }: Decision): Draft | null {
  const says = { ...(verdict && { verdict }), ...(lead !== undefined && { lead }) };
  const shown = draft?.status === 'answered' ? proofsOf(draft.blocks) : [];
  const rests = proofs.every((proof) =>
    shown.some(
      ({ document, span }) =>
        document.id === proof.document.id && span.start < proof.span.end && proof.span.start < span.end,
    ),
  );
  if (draft && rests && !whole) return { ...draft, ...says };
  const statements = proofs.flatMap((proof) => statementFrom(source, proof));
  if (statements.length === 0) return draft;
  return {
    status: 'answered',
    blocks: [{ kind: 'sentences', statements: distinct(statements) }],
    missing: [],
    ...says,
  };
}

function statementFrom({ analysis, found }: DraftSource, proof: StatementProof): Statement[] {
  const sentence = sentenceOf(found, proof);
  return sentence ? [statementOf(analysis, sentence, { whole: sentence.text.length <= SHORT })] : [];
}

function sentenceOf(found: readonly Found[], { document, span }: StatementProof): RankedSentence | null {
  const one = found.find(
    ({ document: { id }, passage }) =>
      id === document.id && passage.span.start <= span.start && span.end <= passage.span.end,
  );
  if (!one) return null;
  const { sourceStarts, sourceEnds, indexText } = one.passage;
  const start = sourceStarts.findIndex((at) => at >= span.start);
  const end = sourceEnds.findLastIndex((at) => at <= span.end) + 1;
  if (start < 0 || end <= start) return null;
  const text = indexText.slice(start, end);
  return { found: one, range: { start, end }, text, score: 1, coverage: 1, own: 1, byTerm: [] };
}

function distinct(statements: readonly Statement[]): Statement[] {
  return [...new Map(statements.map((one) => [one.text, one])).values()];
}
