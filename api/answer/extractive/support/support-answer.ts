/**
 * 种350亩水稻奖几万: what a policy grants, in the whole words of its sentence. Tiers, caps and conditions are one
 * statement: an amount is never shown without whom and what it is for, and no grant for another thing stands in for one.
 */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { Found } from '#retrieval/query/find-evidence';
import type { WordStatistics } from '#retrieval/query/question-terms';
import { topicPhrase } from '#retrieval/query/topic-phrase';
import type { Draft, Statement } from '../../draft.ts';
import { proofOfRange } from '../proofs.ts';
import { placed } from '../sentence-answer.ts';
import { asksSupport } from './asks-support.ts';
import { rangeShown } from './grant-range.ts';
import { limitsBehind } from './grants.ts';
import { supportTerms, type WeighedGrant, weighGrants } from './weigh-grants.ts';

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
  const weighed = weighGrants({ analysis, found, terms }).filter(({ saysAll, score }) => saysAll && score >= ENOUGH);
  const [best] = weighed.filter(({ grant }) => grant.hasAmount);
  if (best)
    return {
      status: 'answered',
      blocks: [{ kind: 'sentences', statements: statementsOf(best, weighed) }],
      missing: [],
    };
  return withoutAmount(analysis, weighed);
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
    const limits = range.end === grant.sentence.end ? limitsBehind(whole, grant.sentence) : [];
    return [range, ...limits].map((part, at): Statement => {
      const words = whole
        .slice(part.start, part.end)
        .trim()
        .replace(/[。；，！]$/u, '');
      return { text: at === 0 ? placed(one, words) : words, proofs: [proofOfRange(found, part)] };
    });
  });
}

/** 分2年给予安家补助: it says that and how something is given, and not how much. */
function withoutAmount(analysis: Analysis, weighed: readonly WeighedGrant[]): Draft | null {
  const best = weighed.find(({ grant, own }) => own >= 0.8 && /\d/.test(grant.text));
  if (!best) return null;
  const { found, grant } = best;
  const missing = [topicPhrase(analysis) ?? '所问的数额'];
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
