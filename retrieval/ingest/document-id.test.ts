import { describe, expect, it } from 'vitest';
import { documentId } from './document-id.ts';

describe('documentId', () => {
  it.each([
    ['zhenjiang-digital-economy-work-points-2022.txt', 'zhenjiang-digital-economy-work-points-2022'],
    ['2023/Nanjing Plan.v2.md', '2023-nanjing-plan-v2'],
    ['a--b__c.txt', 'a-b-c'],
  ])('makes %j readable', (file, id) => {
    expect(documentId(file)).toBe(id);
  });

  it('tells Chinese names apart by a hash, the same in every run', () => {
    expect(documentId('镇江市工作要点.txt')).toMatch(/^plan-[0-9a-f]{10}$/);
    expect(documentId('镇江市工作要点.txt')).toBe(documentId('镇江市工作要点.txt'));
    expect(documentId('镇江市工作要点.txt')).not.toBe(documentId('盐城市工作要点.txt'));
    expect(documentId('2022镇江.txt')).toMatch(/^2022-[0-9a-f]{10}$/);
  });
});
