import { describe, expect, it } from 'vitest';
import { findVerbatim } from './find-verbatim.ts';

describe('findVerbatim', () => {
  it('gives text that lost its spaces and line breaks as the source has it', () => {
    expect(findVerbatim('到2024年,累计建成 1.2 万个\n5G基站。', '累计建成1.2万个5G基站')).toBe(
      '累计建成 1.2 万个\n5G基站',
    );
    expect(findVerbatim('增长(8.5%)以上', '增长(8.5%)')).toBe('增长(8.5%)');
  });

  it('finds nothing where a character differs', () => {
    expect(findVerbatim('累计建成 1.2 万个5G基站', '累计建成1.3万个5G基站')).toBeNull();
    expect(findVerbatim('增长8x5', '增长8.5')).toBeNull();
    expect(findVerbatim('abc', ' ')).toBeNull();
  });
});
