import { describe, expect, it } from 'vitest';
import { checkBoundaries } from './boundaries.ts';
import type { Import } from './read-imports.ts';

const imported = (from: string, to: string, more: Partial<Import> = {}): Import => ({
  from,
  to,
  line: 3,
  typeOnly: false,
  ours: true,
  ...more,
});

const verdict = (from: string, to: string, more: Partial<Import> = {}): boolean =>
  checkBoundaries([imported(from, to, more)]).length === 0;

describe('checkBoundaries', () => {
  it('says where the import stands and what to do', () => {
    expect(checkBoundaries([imported('retrieval/text/clean.ts', 'retrieval/vocabulary/regions.ts')])).toEqual([
      'retrieval/text/clean.ts:3 imports retrieval/vocabulary/regions.ts: retrieval/text → vocabulary → load → ingest: move what text needs into text',
    ]);
  });

  it.each([
    ['retrieval/vocabulary/regions.ts', 'retrieval/text/simplify.ts'],
    ['retrieval/ingest/figures/prose.ts', 'retrieval/text/numerals.ts'],
    ['retrieval/ingest/figures/prose.ts', 'retrieval/ingest/passages.ts'],
    ['retrieval/ingest/ingest-folder.ts', 'retrieval/store/build-index.ts'],
    ['retrieval/query/find-evidence.ts', 'retrieval/store/plan-store.ts'],
    ['retrieval/text/clean.ts', 'retrieval/plan-document.ts'],
    ['api/answer/draft.ts', 'retrieval/query/rank-figures.ts'],
    ['api/answer/draft.ts', 'prompts/refusals.ts'],
    ['api/answer/draft.ts', 'api/contract.ts'],
    ['api/routes/ask.ts', 'api/answer/answer-question.ts'],
    ['api/bots/wecom/reply.ts', 'api/channels/bot-text.ts'],
    ['api/commands/ask.ts', 'api/config.ts'],
    ['api/edge/edge.ts', 'api/problem.ts'],
    ['evals/run-evals.ts', 'api/answer/answer-question.ts'],
  ])('lets %s import %s', (from, to) => {
    expect(verdict(from, to)).toBe(true);
  });

  it('lets channels and records know the types of the pipeline and nothing more of it', () => {
    expect(verdict('api/records/answer-record.ts', 'api/answer/answer-trace.ts', { typeOnly: true })).toBe(true);
    expect(verdict('api/records/answer-record.ts', 'api/answer/answer-trace.ts')).toBe(false);
  });

  it.each([
    ['retrieval/vocabulary/regions.ts', 'retrieval/ingest/facts.ts'],
    ['retrieval/load/decode.ts', 'retrieval/ingest/facts.ts'],
    ['retrieval/ingest/facts.ts', 'retrieval/query/find-evidence.ts'],
    ['retrieval/store/build-index.ts', 'retrieval/ingest/read-document.ts'],
    ['retrieval/query/find-evidence.ts', 'retrieval/store/lance-store.ts'],
    ['retrieval/query/find-evidence.ts', 'retrieval/verify/check-sentence.ts'],
    ['retrieval/verify/check-sentence.ts', 'retrieval/query/find-evidence.ts'],
    ['retrieval/query/find-evidence.ts', 'api/contract.ts'],
    ['prompts/refusals.ts', 'api/contract.ts'],
    ['api/answer/draft.ts', 'api/config.ts'],
    ['api/answer/draft.ts', 'api/routes/ask.ts'],
    ['api/routes/ask.ts', 'prompts/refusals.ts'],
    ['api/routes/ask.ts', 'api/commands/ask.ts'],
    ['api/channels/sse.ts', 'api/answer/answer-question.ts'],
    ['api/node.ts', 'evals/run-evals.ts'],
    ['api/build-web.ts', 'web/ask-page.ts'],
    ['web/ask-page.ts', 'retrieval/plan-document.ts'],
    ['evals/report.ts', 'web/ask-page.ts'],
    ['api/edge/edge.ts', 'api/access/guard.ts'],
    ['api/node.ts', 'api/__fixtures__/small-app.ts'],
    ['api/app.test.ts', 'evals/golden-case.ts'],
    ['retrieval/query/rank.test.ts', 'web/wording.ts'],
  ])('stops %s from importing %s', (from, to) => {
    expect(verdict(from, to)).toBe(false);
  });

  it('lets prompts and the page import types alone', () => {
    expect(verdict('prompts/refusals.ts', 'retrieval/query/coverage.ts', { typeOnly: true })).toBe(true);
    expect(verdict('prompts/refusals.ts', 'retrieval/query/coverage.ts')).toBe(false);
    expect(verdict('web/ask-page.ts', 'api/contract.ts', { typeOnly: true })).toBe(true);
    expect(verdict('web/ask-page.ts', 'api/contract.ts')).toBe(false);
  });

  it('keeps LanceDB behind one file', () => {
    const lance = { ours: false };
    expect(verdict('retrieval/store/lance-store.ts', '@lancedb/lancedb', lance)).toBe(true);
    expect(verdict('evals/bench/growth/bare-queries.ts', '@lancedb/lancedb', lance)).toBe(true);
    expect(verdict('evals/bench/growth-bench.ts', '@lancedb/lancedb', lance)).toBe(false);
    expect(verdict('retrieval/store/build-index.ts', '@lancedb/lancedb', lance)).toBe(false);
  });

  it('notices an import of a file that is not there', () => {
    expect(verdict('api/app.ts', './gone.ts', { ours: false })).toBe(false);
  });

  it('lets tests import what they set up', () => {
    expect(verdict('web/__browser__/serve-page.ts', 'api/app.ts')).toBe(true);
    expect(verdict('retrieval/query/rank.test.ts', 'retrieval/ingest/read-document.ts')).toBe(true);
  });
});
