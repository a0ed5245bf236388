import { describe, expect, it } from 'vitest';
import { documentIdOf, placesAmong, readingRangeOf } from './reading-range.ts';

describe('readingRangeOf', () => {
  it('takes a range inside the text', () => {
    expect(readingRangeOf('?start=3&end=10', 10)).toEqual({ kind: 'range', range: { start: 3, end: 10 } });
    expect(readingRangeOf('', 10)).toEqual({ kind: 'none' });
  });

  it.each(['?start=3', '?end=3', '?start=-1&end=3', '?start=1.5&end=3', '?start=&end=3', '?start=1e1&end=20'])(
    'says that %s is no range',
    (search) => {
      expect(readingRangeOf(search, 100)).toMatchObject({ kind: 'wrong', message: expect.stringContaining('整数') });
    },
  );

  it('says what is wrong with the order and with the length', () => {
    expect(readingRangeOf('?start=4&end=4', 10)).toMatchObject({ message: expect.stringContaining('小于') });
    expect(readingRangeOf('?start=4&end=11', 10)).toMatchObject({ message: expect.stringContaining('共 10 字') });
  });
});

describe('documentIdOf', () => {
  it('reads the id from the path', () => {
    expect(documentIdOf('/read/zhenjiang-2022')).toBe('zhenjiang-2022');
    expect(documentIdOf('/read/%E9%95%87/')).toBe('镇');
    expect(documentIdOf('/read/%E9')).toBe('%E9');
  });
});

describe('placesAmong', () => {
  it('reads the citations of the same answer and leaves out what is none', () => {
    expect(placesAmong('?start=1&among=zhenjiang-2022%3A1-5~javascript:alert(1)~yancheng%3A20-30')).toEqual([
      { documentId: 'zhenjiang-2022', start: 1, end: 5 },
      { documentId: 'yancheng', start: 20, end: 30 },
    ]);
    expect(placesAmong('')).toEqual([]);
  });
});
