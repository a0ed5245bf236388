import { describe, expect, it } from 'vitest';
import type { Section } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import type { StoredDocument } from '#retrieval/store/plan-store';
import { levelsAnswer } from './levels-answer.ts';
import { mostClausesAnswer } from './most-clauses-answer.ts';

/** `一、`, `(一)` and `1.` by their depth. */
function paper(lines: readonly [label: string, heading: string, parent: number | null][]): StoredDocument {
  const span = { start: 0, end: 1 };
  const sections = lines.map(
    ([label, heading, parent], index) => ({ index, label, heading, parent, headingSpan: span, span }) as Section,
  );
  return { id: 'a', kind: 'plan', region: '某市', title: '工作要点', sections } as unknown as StoredDocument;
}

const named = (question: string): Analysis =>
  ({ question, rest: question, documents: { ids: ['a'] }, regions: [], periods: [] }) as unknown as Analysis;

describe('mostClausesAnswer', () => {
  const sections: [string, string, number | null][] = [
    ['一、', '数字产业行动', null],
    ['1.', '建设网络', 0],
    ['2.', '建设平台', 0],
    ['二、', '数字政府行动', null],
    ['3.', '一网通办', 3],
    ['三、', '数字安全行动', null],
    ['4.', '加强防护', 5],
    ['5.', '加强宣传', 5],
  ];
  const leadOf = (question: string, lines = sections): string | undefined => {
    const block = mostClausesAnswer(named(question), [paper(lines)])?.blocks[0];
    return block?.kind === 'list' ? block.lead.text : undefined;
  };

  it('names the part with the most clauses, and all of them where several have as many', () => {
    expect(leadOf('要点里条数最少的行动是哪个')).toBe('某市《工作要点》中条数最少的是“数字政府行动”，共1条');
    expect(leadOf('要点三大行动里哪个行动任务最多')).toBe(
      '某市《工作要点》中条数最多的是“数字产业行动”、“数字安全行动”，各2条',
    );
  });

  it('says nothing of offices, nor where all parts have as many', () => {
    expect(leadOf('要点里哪个部门的任务最多')).toBeUndefined();
    expect(leadOf('要点里哪个行动条数最多', [...sections.slice(0, 3), ...sections.slice(5)])).toBeUndefined();
  });
});

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
    const block = levelsAnswer(named(question), [document])?.blocks[0];
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
