/**
 * 种350亩水稻奖几万: what a policy grants, in the whole words of its sentence. Tiers, caps and conditions are one
 * statement: an amount is never shown without whom and what it is for, and no grant for another thing stands in for one.
 */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { Found } from '#retrieval/query/find-evidence';
import type { WordStatistics } from '#retrieval/query/question-terms';
import { topicPhrase } from '#retrieval/query/topic-phrase';
import { sentences } from '#retrieval/text/sentences';
import type { Draft, Statement } from '../../draft.ts';
import { proofOfRange } from '../proofs.ts';
import { placed } from '../sentence-answer.ts';
import { asksSupport } from './asks-support.ts';
import { asksDifference, difference, levelDifference } from './grant-difference.ts';
import { aroundGrant } from './grant-limits.ts';
import { rangeShown } from './grant-range.ts';
import { isJoined, limitsBehind, limitsOfAll } from './grants.ts';
import { moneyIn } from './money.ts';
import { halved, shareOfSum, timesMost, timesQuantity } from './rate-times.ts';
import { supportTerms, weighGrants } from './weigh-grants.ts';
import type { WeighedGrant } from './weighed-grant.ts';

/** Share of what the question names that a grant and what stands around it must say. */
const ENOUGH = 0.62;
/** Of another grant that is meant as well. */
const AS_GOOD = 0.05;
const MOST = 4;
/** A number that a claim gives is checked, not looked up. */
const CLAIMED = /\d[\d.]*\s*(?:[万亿]?元|[万亿]|%)/u;
const EITHER_WAY = /给不给|补不补|奖不奖|有没有|有无|能不能|能否|可否/u;

interface SupportSource {
  analysis: Analysis;
  found: readonly Found[];
  statistics: WordStatistics;
}

export function supportAnswer({ analysis, found, statistics }: SupportSource): Draft | null {
  const { asks, question, periods } = analysis;
  if (!asksSupport(question) || periods.length > 0) return null;
  if (asks.has('yes-no') && CLAIMED.test(question) && !EITHER_WAY.test(question)) return null;
  const terms = supportTerms(analysis, found, statistics);
  const all = weighGrants({ analysis, found, terms });
  const weighed = all.filter(({ saysAll, score }) => saysAll && score >= ENOUGH);
  const [best] = weighed.filter(({ grant }) => grant.hasAmount);
  const pair = asksDifference(question) && (!best || isJoined(best.grant)) ? twoSides(all) : null;
  if (pair) return answered(apart(pair));
  if (best) {
    const statements = statementsOf(best, weighed);
    return answered([...statements, ...computedFrom(best, weighed, { question, statements })]);
  }
  return withoutAmount(analysis, weighed);
}

function answered(statements: Statement[]): Draft {
  return { status: 'answered', blocks: [{ kind: 'sentences', statements }], missing: [] };
}

function statementsOf(best: WeighedGrant, weighed: readonly WeighedGrant[]): Statement[] {
  const alike = weighed.filter(({ grant, score }) => grant.hasAmount && score >= best.score - AS_GOOD);
  const seen = new Set<string>();
  return alike.slice(0, MOST).flatMap((one) => {
    const { found, grant } = one;
    const whole = found.passage.indexText;
    const range = rangeShown(one, weighed);
    const key = whole.slice(range.start, range.end);
    if ([...seen].some((said) => said.includes(key) || key.includes(said))) return [];
    seen.add(key);
    const limits =
      range.end === grant.sentence.end
        ? limitsBehind(whole, grant.sentence)
        : limitsOfAll(whole, grant.sentence, range);
    return [range, ...limits].map((part, at): Statement => {
      const words = whole
        .slice(part.start, part.end)
        .trim()
        .replace(/[。；，！]$/u, '');
      return { text: at === 0 ? placed(one, words) : words, proofs: [proofOfRange(found, part)] };
    });
  });
}

/** What the amounts shown come to for the one who asks, wherever that is certain. */
function computedFrom(
  best: WeighedGrant,
  weighed: readonly WeighedGrant[],
  { question, statements }: { question: string; statements: readonly Statement[] },
): Statement[] {
  const whole = best.found.passage.indexText;
  const shown = rangeShown(best, weighed);
  const parts = sentences(whole)
    .filter(({ start, end }) => start < shown.end && end > shown.start)
    .map(({ start, end }) => whole.slice(start, end));
  const around = aroundGrant({
    whole,
    grant: best.grant,
    shown,
    others: weighed
      .filter(({ found, grant }) => found !== best.found || grant.sentence.start !== best.grant.sentence.start)
      .map(({ grant }) => grant.text),
  });
  const words =
    (asksDifference(question) ? levelDifference(best.grant.text, question) : null) ??
    timesQuantity(parts, question, around) ??
    shareOfSum(parts, question, around) ??
    timesMost(parts, question, around) ??
    halved(parts, question);
  if (words === null) return [];
  const cap = /“(.+)”的限额/u.exec(words)?.[1];
  const used = statements.filter(({ text }, at) => at === 0 || (cap !== undefined && text.includes(cap)));
  const proofs = used.flatMap((one) => one.proofs);
  return [{ text: words, proofs, computed: true }];
}

/** 主板上市和创业板上市: two grants of one clause, each saying what the other lacks and together all; no other two do. */
function twoSides(all: readonly WeighedGrant[]): [WeighedGrant, WeighedGrant] | null {
  const single = all.filter(({ grant }) => moneyIn(grant.text).length === 1);
  const pairs = single.flatMap((one, at) =>
    single
      .slice(at + 1)
      .filter(
        (other) =>
          other.found === one.found &&
          one.lacks.length > 0 &&
          other.lacks.length > 0 &&
          one.lacks.every((name) => other.says.includes(name)) &&
          other.lacks.every((name) => one.says.includes(name)),
      )
      .map((other): [WeighedGrant, WeighedGrant] => [one, other]),
  );
  const [pair] = pairs;
  return pairs.length === 1 && pair !== undefined ? pair : null;
}

function apart(pair: readonly [WeighedGrant, WeighedGrant]): Statement[] {
  const statements = pair.map((one): Statement => {
    const words = one.grant.text.trim().replace(/[。；，]$/u, '');
    return { text: placed(one, words), proofs: [proofOfRange(one.found, one.grant.range)] };
  });
  const [first, second] = pair.map(({ grant }) => moneyIn(grant.text)[0]);
  if (!first || !second) return statements;
  const proofs = statements.flatMap((one) => one.proofs);
  return [...statements, { text: difference(first, second), proofs, computed: true }];
}

/** 分2年给予安家补助: it says that and how something is given, and not how much. */
function withoutAmount(analysis: Analysis, weighed: readonly WeighedGrant[]): Draft | null {
  const best = weighed.find(({ grant, own }) => own >= 0.8 && /\d/.test(grant.text));
  if (!best) return null;
  const { found, grant } = best;
  const asked = analysis.question.split(/[，,；;？?]/u).find((part) => /多少|几/.test(part));
  const missing = [topicPhrase(analysis) ?? asked ?? '所问的数额'];
  const words = grant.text.trim().replace(/[。；]$/u, '');
  return {
    status: 'partial',
    reason: 'no-figure',
    blocks: [
      { kind: 'sentences', statements: [{ text: placed(best, words), proofs: [proofOfRange(found, grant.range)] }] },
    ],
    missing,
    lead: `文件没有给出${missing.join('、')}；能查到的是：`,
  };
}
