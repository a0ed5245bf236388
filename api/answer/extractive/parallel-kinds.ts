/**
 * 试点分哪几类县: 支持产业功能县试点…；支持生态功能县试点…；支持自治县试点… Sentences of one passage that open with one verb
 * and each name another kind of what is asked for; the question says how many for none of them.
 */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import { sentences } from '#retrieval/text/sentences';
import type { Draft, Statement } from '../draft.ts';
import { proofOfRange } from './proofs.ts';
import { inRegions, placed } from './sentence-answer.ts';

const ASKED = /哪[几些](?:个)?(?:类|种|类型|种类型)的?(\p{Script=Han}{1,4}?)(?=来着|呢|啊|[？?，。]|$)/u;
const LEAST = 0.72;
const FEWEST = 3;

/** Ranges of sentences 支持…县试点 with the same verb and a kind of the noun, when there are three or more such. */
export function kindsNamed(text: string, noun: string): { start: number; end: number }[] {
  const named = sentences(text).flatMap((range) => {
    const words = text.slice(range.start, range.end);
    const at = words.indexOf(noun, 3);
    const name = words.slice(2, at);
    return at > 0 && at <= 12 && /^\p{Script=Han}+$/u.test(name) ? [{ range, verb: words.slice(0, 2), name }] : [];
  });
  const groups = [...Map.groupBy(named, ({ verb }) => verb).values()];
  const [best = []] = groups.sort((a, b) => b.length - a.length);
  return new Set(best.map(({ name }) => name)).size < FEWEST ? [] : best.map(({ range }) => range);
}

export function parallelKinds(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  const noun = ASKED.exec(analysis.question)?.[1];
  if (noun === undefined) return null;
  for (const one of inRegions(analysis, ranked).filter(({ coverage }) => coverage >= LEAST)) {
    const whole = one.found.passage.indexText;
    const ranges = kindsNamed(whole, noun);
    if (!ranges.some(({ start, end }) => start <= one.range.start && one.range.end <= end)) continue;
    const statements = ranges.map((range): Statement => {
      const text = whole.slice(range.start, range.end).replace(/[。；]$/u, '');
      return { text: placed(one, text), proofs: [proofOfRange(one.found, range)] };
    });
    return { status: 'answered', blocks: [{ kind: 'sentences', statements }], missing: [] };
  }
  return null;
}
