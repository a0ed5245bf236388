import { type AnswerRecord, answerRecord } from '../answer-record.ts';
import { START } from './record-places.ts';

export function smallRecord(id: string, { answeredAt = START, keepTexts = true } = {}): AnswerRecord {
  return answerRecord({
    answeredAt,
    keepTexts,
    reply: {
      id,
      status: 'answered',
      question: '镇江2022年5G基站目标',
      answer: '镇江市2022年新建5G基站1400个[1]。',
      citations: [],
      answeredBy: 'extractive',
      timings: { retrieveMs: 1, answerMs: 2 },
    },
    trace: {
      question: 'zhen江2022年5G基站目标',
      indexVersion: 'build-1',
      passages: [{ id: 'a:1-2', sha256: '00ff' }],
      model: 'm',
      promptVersion: 'p',
      draft: '原稿',
      statements: [
        {
          text: '新建5G基站1500个[1]',
          verdict: 'contradicted',
          problem: 'figure',
          detail: '原文是1400个',
          shown: false,
        },
      ],
    },
  });
}
