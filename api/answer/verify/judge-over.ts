/**
 * A statement and the passages found for it in, one verdict out. Each passage is asked alone first, since what two of them
 * say apart is not said together; then the passages of one document, then all, as a comparison needs them.
 */

import { cleanText } from '#retrieval/text/clean';
import { shareSaid } from '#retrieval/verify/name-agreement';
import { normalForm } from '#retrieval/verify/normal-form';
import type { GivenPassage, StatementVerdict } from '#retrieval/verify/verdict';
import { verifyStatement } from '#retrieval/verify/verify-statement';
import { findRegions, type Region } from '#retrieval/vocabulary/regions';

const NOTHING: StatementVerdict = { verdict: 'not-found', problem: 'unrelated', detail: '所查文件没有这样的内容。' };
const COMPARES = /比|高于|低于|多于|少于|超过|相差|合计|共计|总计|分别|均|都/;

/** `local`: places that the division codes do not have. */
export function judgeOver(
  words: string,
  given: readonly GivenPassage[],
  local: readonly Region[] = [],
): StatementVerdict {
  if (given.length === 0) return NOTHING;
  const alone = given.map((passage) => ({ region: passage.region, verdict: verifyStatement(words, [passage]) }));
  const supported = alone.filter(({ verdict }) => verdict.verdict === 'supported');
  const [first] = supported;
  if (first) return isPlaced(words, local) ? first.verdict : (ambiguity(words, alone) ?? first.verdict);
  for (const together of groups(words, given)) {
    const verdict = verifyStatement(words, together);
    if (verdict.verdict === 'supported') return verdict;
  }
  const verdicts = alone.map(({ verdict }) => verdict);
  return nearest(words, verdicts) ?? verdicts.find(({ verdict }) => verdict !== 'contradicted') ?? NOTHING;
}

/** Of its words a proof must have so many to be of the same thing. */
const SAME_THING = 0.4;

/** What contradicts is what speaks of the same: of several passages the one whose proof says most of the statement. */
function nearest(words: string, verdicts: readonly StatementVerdict[]): StatementVerdict | null {
  const wanted = normalForm(words);
  const ranked = verdicts
    .flatMap((verdict) => {
      if (verdict.verdict !== 'contradicted') return [];
      const said = verdict.proofs.map(({ document, span, context }) =>
        [document.text.slice(span.start, span.end), ...context.map(({ text }) => text)].join('，'),
      );
      return [{ verdict, share: shareSaid(wanted, normalForm(said.join('，'))) }];
    })
    .sort((a, b) => b.share - a.share);
  const [best] = ranked;
  return best && best.share >= SAME_THING ? best.verdict : null;
}

function groups(words: string, given: readonly GivenPassage[]): GivenPassage[][] {
  const byDocument = [...Map.groupBy(given, ({ document }) => document.id).values()].filter((some) => some.length > 1);
  return COMPARES.test(words) ? [...byDocument, [...given]] : byDocument;
}

interface JudgedAlone {
  region: string | null;
  verdict: StatementVerdict;
}

function isPlaced(words: string, local: readonly Region[]): boolean {
  return findRegions(cleanText(words), local).length > 0;
}

/** A figure without a region is right only when no other region's papers give another for the same thing. */
function ambiguity(words: string, alone: readonly JudgedAlone[]): StatementVerdict | null {
  if (!/\d|[一二三四五六七八九十百千]/u.test(words)) return null;
  const saying = new Set(alone.filter(({ verdict }) => verdict.verdict === 'supported').map(({ region }) => region));
  const otherwise = alone.filter(
    ({ region, verdict }) =>
      verdict.verdict === 'contradicted' &&
      ['figure', 'kind', 'qualifier'].includes(verdict.problem) &&
      !saying.has(region),
  );
  const names = [...new Set([...saying, ...otherwise.map(({ region }) => region)])].filter((name) => name !== null);
  if (names.length < 2) return null;
  return {
    verdict: 'not-found',
    problem: 'region',
    detail: `没有写明地区，${names.slice(0, 4).join('、')}的文件都有这一项。`,
  };
}
