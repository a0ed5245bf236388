import { describe, expect, it } from 'vitest';
import type { Section } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import type { StoredDocument } from '#retrieval/store/plan-store';
import { levelsAnswer } from './levels-answer.ts';

/** `一、`, `(一)` and `1.` by their depth. */
function paper(lines: readonly [label: string, heading: string, parent: number | null][]): StoredDocument {
  const span = { start: 0, end: 1 };
  const sections = lines.map(
    ([label, heading, parent], index) => ({ index, label, heading, parent, headingSpan: span, span }) as Section,
  );
  return { id: 'a', kind: 'plan', region: '某市', title: '工作要点', sections } as unknown as StoredDocument;
}

describe('levelsAnswer', () => {
  const document = paper([
    ['一、', '总体要求', null],
    ['(一)', '基本原则', 0],
    ['二、', '主要任务', null],
    ['1.', '建设网络', 2],
    ['2.', '建设平台', 2],
    ['三、', '保障措施', null],
    ['3.', '加强领导', 5],
    ['4.', '加强宣传', 5],
  ]);
  const leadOf = (question: string): string | undefined => {
    const analysis = {
      question,
      rest: question,
      documents: { ids: ['a'] },
      regions: [],
      periods: [],
    } as unknown as Analysis;
    const block = levelsAnswer(analysis, [document])?.blocks[0];
    return block?.kind === 'list' ? block.lead.text : undefined;
  };

  it('counts the parts and the numbered clauses in them', () => {
    expect(leadOf('要点有几大块、几条')).toBe('某市《工作要点》共3个部分、4条');
  });

  it('counts nothing where one level alone is asked for or no heading has the noun', () => {
    expect(leadOf('要点有几大块')).toBeUndefined();
    expect(leadOf('要点有几大行动、多少条')).toBeUndefined();
  });
});
