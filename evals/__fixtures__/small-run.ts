/** A run of three cases: one right, one that the baseline knows to be wrong, one that stops the run. */
import type { Baseline } from '../baseline.ts';
import type { EvalRun } from '../case-result.ts';
import { smallCitation, smallResult, TEXT } from './small-result.ts';

export const smallBaseline: Baseline = {
  figures: { all: { cases: 3, right: 0.9 } },
  verification: { caught: 0.98, falseAlarms: 0.03 },
  knownWrong: { 'zj-2': '缺 90家' },
};

export const smallDocuments = [{ id: 'zhenjiang', title: '镇江市工作要点', text: TEXT }];

export function smallRun(): EvalRun {
  const known = smallResult({
    one: {
      id: 'zj-2',
      kind: 'count',
      question: '服务企业多少家？',
      required: ['90家', '力争'],
      evidence: ['服务企业90家'],
    },
    reply: { answer: '服务企业90家[1]。', citations: [smallCitation('服务企业90家。')] },
  });
  const fault = smallResult({
    one: { id: 'zj-3', question: '<img src=x onerror="window.hit=1">基站多少？', critical: true },
    reply: { answer: '**新建**5G基站1180个[1]。' },
  });
  const found = [{ documentId: 'zhenjiang', start: 5, end: 30, relevant: true }];
  return {
    version: 1,
    answeredBy: 'extractive',
    startedAt: '2026-11-27T08:00:00.000Z',
    seconds: 12.3,
    results: [{ ...smallResult(), retrieval: { found, ranks: [1] } }, known, fault],
    verification: { falseStatements: 100, caught: 99, trueStatements: 50, rejected: 1 },
  };
}
