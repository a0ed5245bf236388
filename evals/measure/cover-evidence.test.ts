import { describe, expect, it } from 'vitest';
import { smallCase, smallCitation, TEXT } from '../__fixtures__/small-result.ts';
import { coverEvidence } from './cover-evidence.ts';

const textOf = (): string => TEXT;

describe('coverEvidence', () => {
  it('counts the characters of evidence that quotes cover', () => {
    const half = coverEvidence(smallCase, { citations: [smallCitation('基站1400个，')] }, textOf);
    // Of 新建5G基站1400个 the last seven.
    expect(half).toEqual({ evidence: 11, found: 7, cited: 8, fitting: 8 });
  });

  it('takes what a quote inherits as proof, and does not count it as cited', () => {
    const { start } = smallCitation('新建5G基站1400个');
    const context = [{ quote: '新建5G基站1400个', start, end: start + 11 }];
    const covered = coverEvidence(smallCase, { citations: [{ ...smallCitation('加强领导。'), context }] }, textOf);
    expect(covered).toEqual({ evidence: 11, found: 11, cited: 5, fitting: 0 });
  });

  it('lets the rest of the sentence with the evidence fit, and no other sentence', () => {
    const citations = [smallCitation(), smallCitation('（市工信局牵头）')];
    expect(coverEvidence(smallCase, { citations }, textOf)).toEqual({
      evidence: 11,
      found: 11,
      cited: 33,
      fitting: 25,
    });
  });

  it('takes a table row for itself', () => {
    const table = '指标 | 2022年\n5G基站数 | 1180\n机架数 | 2000';
    const one = { evidence: ['5G基站数 |'], documents: ['t'] };
    const citation = { ...smallCitation(), documentId: 't', start: table.indexOf('5G'), end: table.length };
    const { cited, fitting } = coverEvidence(one, { citations: [citation] }, () => table);
    expect([cited, fitting]).toEqual([23, 12]);
  });

  it('counts a place that is cited twice once, and nothing where there is no evidence', () => {
    const refused = { evidence: [], documents: [] };
    expect(coverEvidence(refused, { citations: [smallCitation(), smallCitation()] }, textOf)).toEqual({
      evidence: 0,
      found: 0,
      cited: 25,
      fitting: 0,
    });
  });
});
