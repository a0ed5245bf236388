import { describe, expect, it } from 'vitest';
import { normal } from '#retrieval/query/question-terms';
import { countedInOrder } from './digit-name-answer.ts';

describe('countedInOrder', () => {
  it('finds the sentence that counts the things of a name of digits in their order', () => {
    const counted = countedInOrder('422');
    expect(counted.test(normal('实施四大行动，建设两个平台，实现两大目标'))).toBe(true);
    expect(counted.test(normal('建设两个平台，实施四大行动'))).toBe(false);
    expect(counted.test(normal('推进人才工程（简称“422”工程）'))).toBe(false);
  });
});
