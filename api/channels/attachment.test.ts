import { describe, expect, it } from 'vitest';
import { attachment, fileStem } from './attachment.ts';

describe('attachment', () => {
  it('names the file in Chinese, and in ASCII for clients that know no other', () => {
    const { headers } = attachment({ bytes: '', contentType: 'text/csv', name: "5G基站('22).csv", plainName: 'a.csv' });
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="a.csv"; filename*=UTF-8''5G%E5%9F%BA%E7%AB%99%28%2722%29.csv`,
    );
  });
});

describe('fileStem', () => {
  it.each([
    ['镇江2022年5G基站目标？', '镇江2022年5G基站目标？'],
    ['../a/b\\c:"<x>|*?\u0000', 'a b c x'],
    ['\u202e...', '回答'],
    ['长'.repeat(99), '长'.repeat(60)],
  ])('makes of %j what a file system takes', (words, stem) => {
    expect(fileStem(words, '回答')).toBe(stem);
  });
});
