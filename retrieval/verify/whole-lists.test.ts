import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { verifyStatement } from './verify-statement.ts';

// 支持南京、苏州、无锡、常州、盐城等地因地制宜开展能源互联网试点示范城市
const cities = givenFrom('jiangsu-14th-five-year-digital-economy-plan-2021', '支持南京、苏州、无锡、常州、盐城等地');

describe('wholeListFault', () => {
  it('lets pass a count of all that is listed', () => {
    const statement = '江苏省点名支持开展能源互联网试点示范的城市共5个：南京、苏州、无锡、常州、盐城。';
    expect(verifyStatement(statement, cities).verdict).toBe('supported');
  });

  it('turns away a count of a part as that of all', () => {
    const statement = '江苏省点名支持开展能源互联网试点示范的城市共3个：南京、苏州、无锡。';
    expect(verifyStatement(statement, cities).verdict).not.toBe('supported');
  });
});
