import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { verifyStatement } from './verify-statement.ts';

const changzhou = givenFrom('jiangsu-digital-economy-bulletin-2022-05', '均位居全省第三');

describe('rankFault', () => {
  it('gives a rank only to the figures of its own half of the sentence', () => {
    const factories = '常州市累计培育省级智能工厂15家、省级智能制造示范车间165个，均位居全省第三';
    expect(verifyStatement(factories, changzhou).verdict).toBe('supported');
    const others = '常州市建成省级工业互联网标杆工厂13家，位居全省第三';
    expect(verifyStatement(others, changzhou).verdict).not.toBe('supported');
  });
});
