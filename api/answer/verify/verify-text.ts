/**
 * A draft in, each of its statements with a verdict and the places that prove it out: split → place → find passages →
 * verify. Offsets are those of the posted text; documents that are not asked for are not looked at.
 */
import { describe, documentOf } from '#retrieval/query/find-evidence';
import type { PlanStore, SearchFilters } from '#retrieval/store/plan-store';
import { cleanText } from '#retrieval/text/clean';
import { splitStatements, type TextStatement } from '#retrieval/verify/split-statements';
import type { GivenPassage, StatementVerdict } from '#retrieval/verify/verdict';
import { verifyStatement } from '#retrieval/verify/verify-statement';
import { findRegions } from '#retrieval/vocabulary/regions';
import type { Claim, VerifyReply, VerifyRequest } from '../../contract.ts';
import { citationOf } from '../citation.ts';
import { type PlacedStatement, placeStatements } from './draft-place.ts';
import { judgeOver } from './judge-over.ts';

/** Of each search; one is narrowed to the regions named, one is not. */
const PASSAGES = 10;
const AT_ONCE = 8;

export async function verifyText(
  store: PlanStore,
  { text, documentIds }: VerifyRequest,
  signal?: AbortSignal,
): Promise<VerifyReply> {
  const placed = placeStatements(text, splitStatements(text));
  const filters = documentIds && documentIds.length > 0 ? { documentIds } : {};
  const claims: Claim[] = [];
  for (let at = 0; at < placed.length; at += AT_ONCE) {
    signal?.throwIfAborted();
    const some = placed.slice(at, at + AT_ONCE);
    claims.push(...(await Promise.all(some.map((one) => claimOf(store, one, filters)))));
  }
  return { claims };
}

async function claimOf(store: PlanStore, placed: PlacedStatement, filters: SearchFilters): Promise<Claim> {
  const { statement } = placed;
  const words = wholeWords(placed);
  if (statement.kind === 'heading' || verifyStatement(words, []).verdict === 'no-claim')
    return claimFrom(statement, { verdict: 'no-claim' });
  return claimFrom(statement, judgeOver(words, await passagesFor(store, words, filters)));
}

/** The statement as it would stand alone: 镇江市2022年，新建5G基站1400个。 */
function wholeWords({ statement, region, period }: PlacedStatement): string {
  const lead = `${region ?? ''}${period ?? ''}`;
  return lead === '' ? statement.plain : `${lead}，${statement.plain}`;
}

async function passagesFor(store: PlanStore, words: string, filters: SearchFilters): Promise<GivenPassage[]> {
  const regions = [
    ...new Set(findRegions(cleanText(words)).flatMap(({ candidates }) => candidates.map(({ name }) => name))),
  ];
  const searches: SearchFilters[] = regions.length > 0 ? [{ ...filters, regions }, filters] : [filters];
  const runs = searches.map((filter) => store.search({ text: words, limit: PASSAGES, filters: filter }));
  const hits = (await Promise.all(runs)).flat();
  const unique = [...new Map(hits.map((hit) => [hit.passage.id, hit])).values()];
  const figures = Map.groupBy(await store.figuresOf(unique.map(({ passage }) => passage.id)), (one) => one.passageId);
  const given = await Promise.all(
    unique.map(async ({ passage, score }) => {
      const document = await documentOf(store, passage.documentId);
      return document ? describe({ passage, score, document, figures: figures.get(passage.id) ?? [] }) : null;
    }),
  );
  return given.filter((one) => one !== null);
}

function claimFrom({ text, start, end }: TextStatement, verdict: StatementVerdict): Claim {
  const proofs = 'proofs' in verdict ? verdict.proofs : [];
  return {
    text,
    start,
    end,
    verdict: verdict.verdict,
    explanation: explain(verdict),
    citations: proofs.map((proof, at) => citationOf(proof, at + 1)),
  };
}

function explain(verdict: StatementVerdict): string {
  switch (verdict.verdict) {
    case 'supported': {
      const titles = [
        ...new Set(verdict.proofs.map(({ document }) => `《${document.title.replace(/^《|》$/g, '')}》`)),
      ];
      return verdict.computed ? `由${titles.join('、')}的数据计算，结果一致。` : `与${titles.join('、')}一致。`;
    }
    case 'contradicted':
      return `与原文不符：${verdict.detail}`;
    case 'not-found':
      return `没有找到依据：${verdict.detail}`;
    case 'no-claim':
      return '没有需要核对的内容。';
  }
}
