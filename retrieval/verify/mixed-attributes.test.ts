import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { verifyStatement } from './verify-statement.ts';

const plan = 'jiangsu-14th-five-year-digital-economy-plan-2021';
// 具有世界影响力的数字技术创新高地 and 具有国际竞争力的数字产业发展高地 in two passages
const both = [
  ...givenFrom(plan, '具有世界影响力的数字技术创新高地。树立'),
  ...givenFrom(plan, '具有国际竞争力的数字产业发展高地。大力'),
];

describe('mixedAttributeFault', () => {
  it('lets each thing have its own attribute', () => {
    const statement = '江苏省要建设具有世界影响力的数字技术创新高地和具有国际竞争力的数字产业发展高地。';
    expect(verifyStatement(statement, both).verdict).toBe('supported');
  });

  it.each(['江苏省要打造具有世界影响力的数字产业发展高地。', '江苏省要打造具有国际竞争力的数字技术创新高地。'])(
    'turns away the attribute of another thing: %s',
    (statement) => {
      expect(verifyStatement(statement, both).verdict).not.toBe('supported');
    },
  );
});
