import { describe, expect, it } from 'vitest';
import { admitted, asksForProblems } from './problems-answer.ts';

describe('asksForProblems', () => {
  it.each(['政府工作报告承认还存在哪些主要问题', '当前面临哪些困难和挑战', '报告说存在的短板不足主要有哪些'])(
    '%s',
    (question) => {
      expect(asksForProblems({ question, terms: [] })).toBe(true);
    },
  );

  it.each(['怎么解决企业反映的问题', '有哪些措施解决存在的问题'])('not %s', (question) => {
    expect(asksForProblems({ question, terms: [] })).toBe(false);
  });

  it('leaves the problems of one thing to the sentences about it', () => {
    const terms = [{ text: '养老', weight: 2, core: true, known: true }] as Parameters<
      typeof asksForProblems
    >[0]['terms'];
    expect(asksForProblems({ question: '养老服务存在哪些问题', terms })).toBe(false);
  });
});

describe('admitted', () => {
  const said = (text: string): string => {
    const ranges = admitted(text);
    return text.slice(ranges[0]?.start ?? 0, ranges.at(-1)?.end ?? 0);
  };

  it('is what is wanting, without the thanks before it and the remedy behind it', () => {
    const wanting = '我们也清醒看到，发展中的困难仍然不少：消费增长乏力；产业层次偏低；基层治理还有短板。';
    expect(said(`成绩来之不易。${wanting}对这些问题，我们将认真解决。`)).toBe(wanting);
  });

  it('is nothing where a problem is only to be solved', () => {
    expect(said('我们要直面问题，解决企业面临的困难，补齐短板。')).toBe('');
  });
});
