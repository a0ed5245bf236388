/**
 * A draft in, each of its statements with a verdict and the places that prove it out: split → place → find passages →
 * verify. Offsets are those of the posted text; documents that are not asked for are not looked at.
 */
import { setImmediate } from 'node:timers/promises';
import { describe, documentOf } from '#retrieval/query/find-evidence';
import type { PlanStore, SearchFilters } from '#retrieval/store/plan-store';
import { cleanText } from '#retrieval/text/clean';
import { splitStatements, type TextStatement } from '#retrieval/verify/split-statements';
import type { GivenPassage, StatementVerdict } from '#retrieval/verify/verdict';
import { verifyStatement } from '#retrieval/verify/verify-statement';
import { localRegions } from '#retrieval/vocabulary/local-regions';
import { findRegions, type Region } from '#retrieval/vocabulary/regions';
import type { Claim, VerifyReply, VerifyRequest } from '../../contract.ts';
import { citationOf } from '../citation.ts';
import { type PlacedStatement, placeStatements } from './draft-place.ts';
import { isCheckable } from './is-checkable.ts';
import { judgeOver } from './judge-over.ts';

/** Of each search; one is narrowed to the regions named, one is not. */
const PASSAGES = 10;
const AT_ONCE = 8;

export async function verifyText(
  store: PlanStore,
  { text, documentIds }: VerifyRequest,
  signal?: AbortSignal,
): Promise<VerifyReply> {
  const local = localRegions([...new Set(store.documents().flatMap(({ region }) => region ?? []))]);
  const placed = placeStatements(text, splitStatements(text), local);
  const request: Request = {
    store,
    local,
    filters: documentIds && documentIds.length > 0 ? { documentIds } : {},
    verdicts: new Map(),
    given: new Map(),
    signal,
  };
  const claims: Claim[] = [];
  for (let at = 0; at < placed.length; at += AT_ONCE) {
    const some = placed.slice(at, at + AT_ONCE);
    claims.push(...(await Promise.all(some.map((one) => claimOf(one, request)))));
  }
  return { claims };
}

interface Request {
  store: PlanStore;
  /** Places of its documents that the division codes do not have. */
  local: readonly Region[];
  filters: SearchFilters;
  /** By wording: a draft repeats itself. */
  verdicts: Map<string, Promise<StatementVerdict>>;
  /** By id: what was read of a passage is kept with it. */
  given: Map<string, GivenPassage>;
  signal: AbortSignal | undefined;
}

async function claimOf(placed: PlacedStatement, request: Request): Promise<Claim> {
  const { statement } = placed;
  if (statement.kind === 'heading') return claimFrom(statement, { verdict: 'no-claim' });
  if (!isCheckable(statement.plain)) return claimFrom(statement, { verdict: 'no-claim' });
  if (isTooLong(statement.plain)) return claimFrom(statement, TOO_LONG);
  const words = wholeWords(placed);
  const verdict = request.verdicts.get(words) ?? verdictOn(words, request);
  request.verdicts.set(words, verdict);
  return claimFrom(statement, await verdict);
}

/** Checking a statement costs more than its length: no sentence of an office needs more characters or numbers. */
const MAX_CHARACTERS = 300;
const MAX_NUMBERS = 20;
const TOO_LONG: StatementVerdict = {
  verdict: 'not-found',
  problem: 'unrelated',
  detail: '这一句太长，请分成几句再核对。',
};

function isTooLong(words: string): boolean {
  return words.length > MAX_CHARACTERS || (words.match(/\d+(?:\.\d+)?/g)?.length ?? 0) > MAX_NUMBERS;
}

async function verdictOn(words: string, request: Request): Promise<StatementVerdict> {
  await othersFirst();
  request.signal?.throwIfAborted();
  if (verifyStatement(words, []).verdict === 'no-claim') return { verdict: 'no-claim' };
  const given = await passagesFor(words, request);
  await othersFirst();
  request.signal?.throwIfAborted();
  return judgeOver(words, given, request.local);
}

let lastTurn = Promise.resolve();

/** Judging is plain computing: between two statements, of whatever drafts, the process serves whoever else has asked. */
function othersFirst(): Promise<void> {
  lastTurn = lastTurn.then(() => setImmediate());
  return lastTurn;
}

/** The statement as it would stand alone: 镇江市2022年，新建5G基站1400个。 */
function wholeWords({ statement, region, period }: PlacedStatement): string {
  const lead = `${region ?? ''}${period ?? ''}`;
  return lead === '' ? statement.plain : `${lead}，${statement.plain}`;
}

async function passagesFor(words: string, { store, local, filters, given: known }: Request): Promise<GivenPassage[]> {
  const regions = [
    ...new Set(findRegions(cleanText(words), local).flatMap(({ candidates }) => candidates.map(({ name }) => name))),
  ];
  const searches: SearchFilters[] = regions.length > 0 ? [{ ...filters, regions }, filters] : [filters];
  const runs = searches.map((filter) => store.search({ text: words, limit: PASSAGES, filters: filter }));
  const hits = (await Promise.all(runs)).flat();
  const unique = [...new Map(hits.map((hit) => [hit.passage.id, hit])).values()];
  const fresh = unique.filter(({ passage }) => !known.has(passage.id));
  const figures = Map.groupBy(await store.figuresOf(fresh.map(({ passage }) => passage.id)), (one) => one.passageId);
  await Promise.all(
    fresh.map(async ({ passage, score }) => {
      const document = await documentOf(store, passage.documentId);
      if (document && !known.has(passage.id))
        known.set(passage.id, describe({ passage, score, document, figures: figures.get(passage.id) ?? [] }));
    }),
  );
  return unique.flatMap(({ passage }) => known.get(passage.id) ?? []);
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
      // A draft cites nothing: the passages are those that were found.
      return `没有找到依据：${verdict.detail.replaceAll('所引原文', '原文')}`;
    case 'no-claim':
      return '没有需要核对的数字、日期、机构或引语。';
  }
}
