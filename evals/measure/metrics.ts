/** Results in, figures out: one table of what is measured, used by the baseline, the report and the summary alike. */
import type { CaseResult } from '../case-result.ts';
import { folded } from '../score-case.ts';

export interface Metric {
  key: string;
  /** As the report names it. */
  label: string;
  /** One Chinese sentence on what is counted. */
  meaning: string;
  /** Between 0 and 1; null when no result is concerned. */
  of: (results: readonly CaseResult[]) => number | null;
}

/** Kinds whose answer is one thing said: longer than this is more than was asked for. */
const SHORT_KINDS = new Set(['look-up', 'table', 'who', 'when', 'yes-no', 'meta', 'compare', 'compute']);
const SHORT_CHARACTERS = 120;

export const METRICS: readonly Metric[] = [
  {
    key: 'right',
    label: '答对',
    meaning: '状态、原因、该有的、不该有的和引文都对的用例',
    of: (all) => share(all, ({ score }) => score.right),
  },
  {
    key: 'noWrongValue',
    label: '没有错值',
    meaning: '没有出现 forbidden 内容的用例；错值是最坏的错',
    of: (all) => share(all, ({ score }) => score.wrong.length === 0),
  },
  {
    key: 'refusalPrecision',
    label: '拒答准确率',
    meaning: '拒答的用例里，确实应当拒答的',
    of: (all) => share(all.filter(isRefused), ({ one }) => one.status === 'refused'),
  },
  {
    key: 'refusalRecall',
    label: '拒答召回率',
    meaning: '应当拒答的用例里，拒答了的',
    of: (all) =>
      share(
        all.filter(({ one }) => one.status === 'refused'),
        isRefused,
      ),
  },
  {
    key: 'reasonRight',
    label: '拒答原因正确',
    meaning: '应当拒答的用例里，拒答了而且原因对的',
    of: (all) =>
      share(
        all.filter(({ one }) => one.status === 'refused'),
        ({ score }) => score.statusRight,
      ),
  },
  {
    key: 'partialHandled',
    label: '部分能答的答对',
    meaning: '只能答一部分的用例里，答了该答的并说明缺什么的',
    of: (all) =>
      share(
        all.filter(({ one }) => one.status === 'partial'),
        ({ score }) => score.right,
      ),
  },
  {
    key: 'evidenceRecall',
    label: '依据召回率（按字）',
    meaning: '依据的字里，被引文或其附带原文覆盖的',
    of: (all) => ratio(all.filter(hasEvidence), ({ coverage }) => [coverage.found, coverage.evidence]),
  },
  {
    key: 'citationPrecision',
    label: '引用准确率（按字）',
    meaning: '引文的字里，落在依据所在的句子或表格行里的',
    of: (all) => ratio(all.filter(hasEvidence), ({ coverage }) => [coverage.fitting, coverage.cited]),
  },
  {
    key: 'quotesExact',
    label: '引文逐字相符',
    meaning: '每处引文都与所标位置的原文逐字相同的用例',
    of: (all) => share(all, ({ score }) => score.inexact.length === 0),
  },
  {
    key: 'statementsCited',
    label: '句句有引用',
    meaning: '每句话都带引用的用例',
    of: (all) => share(all, ({ score }) => score.unsupported.length === 0),
  },
  {
    key: 'concise',
    label: '简短',
    meaning: `只问一件事又答对的用例里，回答不超过 ${SHORT_CHARACTERS} 字的`,
    of: (all) =>
      share(
        all.filter(({ one, score }) => score.right && one.status === 'answered' && SHORT_KINDS.has(one.kind)),
        ({ reply }) => folded(reply.answer).length <= SHORT_CHARACTERS,
      ),
  },
  { key: 'recallAt1', label: '检索首位命中', meaning: '依据的段落排在检索结果第一位的', of: recallAt(1) },
  { key: 'recallAt5', label: '检索前五命中', meaning: '依据的段落排在检索结果前五位的', of: recallAt(5) },
  { key: 'recallAt10', label: '检索前十命中', meaning: '依据的段落排在检索结果前十位的', of: recallAt(10) },
  {
    key: 'meanReciprocalRank',
    label: '检索 MRR',
    meaning: '每个用例最靠前的一处依据，名次的倒数的平均值，十位以后计 0',
    of: (all) => mean(all.flatMap(({ retrieval }) => (retrieval?.ranks.length ? [reciprocal(retrieval.ranks)] : []))),
  },
];

export type Figures = Record<string, number>;

/** Metrics that concern none of the results are left out. */
export function figuresOf(results: readonly CaseResult[]): Figures {
  return Object.fromEntries(
    METRICS.flatMap(({ key, of }) => {
      const value = of(results);
      return value === null ? [] : [[key, value] as const];
    }),
  );
}

/** Single questions by their kind; turns of conversations and injections are a group each. */
export function groupOf({ set, one }: Pick<CaseResult, 'set' | 'one'>): string {
  return set === 'cases' ? one.kind : set;
}

/** In order of their names. */
export function byGroup(results: readonly CaseResult[]): [string, CaseResult[]][] {
  return [...Map.groupBy(results, groupOf)].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** `all` first, then each group. */
export function figuresByGroup(results: readonly CaseResult[]): Record<string, Figures & { cases: number }> {
  const groups = [['all', results] as const, ...byGroup(results)];
  return Object.fromEntries(groups.map(([name, own]) => [name, { cases: own.length, ...figuresOf(own) }]));
}

function isRefused({ reply }: CaseResult): boolean {
  return reply.status === 'refused';
}

function hasEvidence({ one }: CaseResult): boolean {
  return one.evidence.length > 0;
}

/** Pieces of evidence, each for itself: a list is found when all of it is. */
function recallAt(limit: number): Metric['of'] {
  return (all) => {
    const ranks = all.flatMap(({ retrieval }) => retrieval?.ranks ?? []);
    return share(ranks, (rank) => rank !== null && rank <= limit);
  };
}

function reciprocal(ranks: readonly (number | null)[]): number {
  const best = Math.min(...ranks.map((rank) => rank ?? Number.POSITIVE_INFINITY));
  return best <= 10 ? 1 / best : 0;
}

function share<Item>(all: readonly Item[], fits: (item: Item) => boolean): number | null {
  return all.length === 0 ? null : all.filter(fits).length / all.length;
}

function ratio<Item>(all: readonly Item[], parts: (item: Item) => [number, number]): number | null {
  const pairs = all.map(parts);
  const whole = pairs.reduce((sum, [, each]) => sum + each, 0);
  return whole === 0 ? null : pairs.reduce((sum, [each]) => sum + each, 0) / whole;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
