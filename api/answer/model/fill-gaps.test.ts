import { describe, expect, it } from 'vitest';
import type { Ask } from '#retrieval/query/question-kind';
import { smallStore, spanOf } from '../../__fixtures__/small-store.ts';
import type { Proof, Statement } from '../draft.ts';
import type { Prepared } from '../prepared.ts';
import { blocksToFill, type ShownAnswer } from './fill-gaps.ts';

const document = await smallStore().document('zhenjiang-work-points-2022');
if (!document) throw new Error('The fixture has a document');

function proof(quote: string): Proof {
  if (!document) throw new Error('The fixture has a document');
  return { document, span: spanOf(quote), section: null, context: [] };
}

const STATION = proof('新建5G基站1400个');
const FIRMS = proof('高新技术企业超40家');

function fill(statements: Statement[], shown: Partial<ShownAnswer>, asks: Ask[] = ['figure']): string[] {
  // Of an analysis only what is asked matters here.
  const analysis = { asks: new Set(asks) } as Prepared['analyses'][number];
  const prepared: Prepared = {
    request: { question: '问' },
    asked: '问',
    question: '问',
    draft: { status: 'answered', blocks: [{ kind: 'sentences', statements }], missing: [] },
    rejected: [],
    analyses: [analysis],
    found: [],
    startedAt: 0,
    retrieveMs: 0,
  };
  const blocks = blocksToFill(prepared, { answer: '', proofs: [], isTorn: false, ...shown });
  return blocks.flatMap((block) => (block.kind === 'sentences' ? block.statements.map(({ text }) => text) : []));
}

describe('blocksToFill', () => {
  const both = [
    { text: '镇江市2022年新建5G基站1400个', proofs: [STATION] },
    { text: '镇江市2022年培育企业超40家', proofs: [FIRMS] },
  ];

  it('adds the value that the model left out, and no other', () => {
    expect(fill(both, { answer: '新建5G基站1,400个[1]。', proofs: [STATION] })).toEqual(['镇江市2022年培育企业超40家']);
    expect(fill(both, { answer: '1400个[1]，40家[2]。', proofs: [STATION, FIRMS] })).toEqual([]);
  });

  it('takes years, issues and numbers of papers for no values', () => {
    const text = '按《分类（2021）》和苏政办发〔2022〕52号，市统计局2022年每季度发布';
    expect(fill([{ text, proofs: [FIRMS] }], { answer: '市统计局每季度发布[1]。', proofs: [FIRMS] })).toEqual([]);
  });

  it('leaves a whole answer alone where no value is asked for, and completes a torn one', () => {
    expect(fill(both, { answer: '建基站[1]。', proofs: [STATION] }, ['summary'])).toEqual([]);
    expect(fill(both, { answer: '建基站[1]。', proofs: [STATION], isTorn: true }, ['summary'])).toEqual([
      '镇江市2022年培育企业超40家',
    ]);
  });
});
