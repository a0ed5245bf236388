import { describe, expect, it } from 'vitest';
import type { Draft } from '../draft.ts';
import { asksForLead, withLeadMissing } from './lead-missing.ts';

const drafted = (text: string): Draft => ({
  status: 'answered',
  blocks: [{ kind: 'sentences', statements: [{ text, proofs: [] }] }],
  missing: [],
});
const asked = (question: string, ...asks: ('who' | 'figure' | 'yes-no')[]) => ({
  question,
  asks: new Set(asks),
  regions: [],
});

describe('asksForLead', () => {
  it('asks for a body, and checks no claim of one', () => {
    expect(asksForLead(asked('这项工作由哪个部门负责？', 'who'))).toBe(true);
    expect(asksForLead(asked('这项工作由市工信局负责吗？', 'who', 'yes-no'))).toBe(false);
  });
});

describe('withLeadMissing', () => {
  it('refuses when nothing but the body is asked for and none is named', () => {
    const draft = withLeadMissing(asked('5G基站建设谁牵头？', 'who'), drafted('甲市：新建5G基站100个'));
    expect(draft).toMatchObject({ status: 'refused', missing: ['牵头部门'], blocks: [] });
  });

  it('leaves that part open beside another', () => {
    const draft = withLeadMissing(asked('新建多少个，谁牵头？', 'who', 'figure'), drafted('甲市：新建5G基站100个'));
    expect(draft).toMatchObject({ status: 'partial', missing: ['牵头部门'] });
  });

  it('leaves an answer that names a body as it is', () => {
    const draft = drafted('甲市“建设网络”牵头部门为市工信局');
    expect(withLeadMissing(asked('谁牵头？', 'who'), draft)).toBe(draft);
  });
});
