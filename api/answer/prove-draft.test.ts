import { describe, expect, it } from 'vitest';
import { seedDocument } from '#retrieval/__fixtures__/seed-documents';
import type { Proof } from './draft.ts';
import { proveDraft } from './prove-draft.ts';

const document = seedDocument('zhenjiang-digital-economy-work-points-2022');
const quote = '新建5G基站1400个';
const start = document.text.indexOf(quote);
const proof: Proof = {
  document: { ...document, passageCount: document.passages.length },
  span: { start, end: start + quote.length },
  section: null,
  context: [],
};

function prove(text: string): { status: string; rejected: number } {
  const statements = [{ text, proofs: [proof] }];
  const { draft, rejected } = proveDraft({
    status: 'answered',
    blocks: [{ kind: 'sentences', statements }],
    missing: [],
  });
  return { status: draft.status, rejected: rejected.length };
}

describe('proveDraft', () => {
  it('lets through what the quote says and refuses what it does not', () => {
    expect(prove('镇江市新建5G基站1400个')).toEqual({ status: 'answered', rejected: 0 });
    expect(prove('镇江市新建5G基站1500个')).toEqual({ status: 'refused', rejected: 1 });
  });

  it.each(['镇江市：', '镇江市5G基站：。', ''])('refuses “%s”, which says nothing', (text) => {
    expect(prove(text)).toEqual({ status: 'refused', rejected: 1 });
  });
});
