import { describe, expect, it } from 'vitest';
import { analyseQuestion } from './analyse-question.ts';
import type { Known } from './known.ts';
import { asksOf } from './question-kind.ts';
import { wordsSaid } from './rank-sentences.ts';

const known: Known = { words: new Map(), passages: 1, occurrences: () => 0, documents: [], regions: [] };
const analyse = (question: string) => analyseQuestion(question, known);

describe('analyseQuestion', () => {
  it.each([
    ['江苏「十四五」数字经济规化', '江苏“十四五”数字经济规划'],
    ['是不是11月1号印发的', '是不是11月1日印发的'],
    ['工作要点是25项任务对伐', '工作要点是25项任务对吗'],
    ['管理正规化', '管理正规化'],
  ])('reads %s as %s', (typed, read) => {
    expect(analyse(typed).question).toBe(read);
  });

  it('asks no year before those that are compared by name', () => {
    const { periods } = analyse('2023年比2022年增加的多，还是2024年比2023年增加的多');
    expect(periods.map(({ from }) => from).sort()).toEqual([2022, 2023, 2024]);
    expect(analyse('2023年比上年增加多少亿元').periods.map(({ from }) => from)).toEqual([2022, 2023]);
  });

  it('takes places named as examples of a thing for no places asked about', () => {
    const names = (question: string) => analyse(question).regions.map(({ name }) => name);
    expect(names('吴江、梁溪这种试验区江苏有几个')).toEqual(['江苏省']);
    expect(names('吴江、梁溪这种试验区有几个')).toEqual(['吴江区', '梁溪区']);
  });
});

describe('asksOf', () => {
  it('reads which of two is higher, and by how many points', () => {
    expect(asksOf('保费提高到多少').has('compute')).toBe(false);
    expect(asksOf('平均受教育年限是多少').has('compute')).toBe(false);
    expect(asksOf('平均每年增加多少').has('compute')).toBe(true);
    expect([...asksOf('共享率高还是开放率高？差几个点')]).toEqual(expect.arrayContaining(['compare', 'compute']));
  });
});

describe('wordsSaid', () => {
  it('hears no shortcoming in a promise to mend it', () => {
    expect(wordsSaid('坚持锻长板、补短板')).not.toContain('短板');
    expect(wordsSaid('创新能力不足，体系尚未形成')).toContain('短板');
  });
});
