/** One golden case with its reply, as a run keeps it; each test changes what it is about. */
import type { AskReply } from '../../api/contract.ts';
import type { CaseResult } from '../case-result.ts';
import type { GoldenCase } from '../golden-case.ts';
import { coverEvidence } from '../measure/cover-evidence.ts';
import { scoreCase } from '../score-case.ts';

export const TEXT = '一、目标\n2022年新建5G基站1400个，服务企业90家。（市工信局牵头）\n二、保障\n加强领导。';

export const smallCase: GoldenCase = {
  id: 'zj-1',
  kind: 'look-up',
  wording: 'plain',
  question: '镇江2022年新建多少个5G基站？',
  status: 'answered',
  documents: ['zhenjiang'],
  evidence: ['新建5G基站1400个'],
  required: ['新建', ['1400个', '1400座']],
  forbidden: ['1180'],
};

/** The sentence that proves the answer. */
export function smallCitation(quote = '2022年新建5G基站1400个，服务企业90家。'): AskReply['citations'][number] {
  const start = TEXT.indexOf(quote);
  return {
    marker: 1,
    documentId: 'zhenjiang',
    title: '镇江市工作要点',
    documentNumber: null,
    issuer: null,
    published: null,
    region: '镇江市',
    section: ['一、目标'],
    page: null,
    quote,
    start,
    end: start + quote.length,
    href: `/read/zhenjiang?start=${start}&end=${start + quote.length}`,
  };
}

export function smallResult(changed: { one?: Partial<GoldenCase>; reply?: Partial<AskReply> } = {}): CaseResult {
  const one = { ...smallCase, ...changed.one };
  const reply: AskReply = {
    id: one.id,
    status: 'answered',
    question: one.question,
    answer: '镇江市2022年新建5G基站1400个[1]。',
    citations: [smallCitation()],
    answeredBy: 'extractive',
    timings: { retrieveMs: 4, answerMs: 6 },
    ...changed.reply,
  };
  const textOf = (id: string): string | undefined => (id === 'zhenjiang' ? TEXT : undefined);
  return {
    set: 'cases',
    one,
    history: [],
    reply,
    score: scoreCase(one, reply, textOf),
    coverage: coverEvidence(one, reply, textOf),
    latencyMs: 10,
  };
}
