import { describe, expect, it } from 'vitest';
import { loadText } from './load-text.ts';

describe('loadText', () => {
  it('gives the text verbatim', () => {
    expect(loadText(new TextEncoder().encode('规划\r\n'))).toEqual({
      format: 'text',
      text: '规划\r\n',
      pages: [],
      notes: [],
    });
  });

  it('refuses bytes that are no text, but not UTF-16', () => {
    expect(loadText(Uint8Array.of(0x50, 0x4b, 0, 3))).toEqual({ reason: '内容不是文本' });
    expect(loadText(Uint8Array.of(0xff, 0xfe, 0x41, 0))).toMatchObject({ text: 'A' });
  });

  it('refuses a text beyond the limit', () => {
    expect(loadText(new Uint8Array(32 * 1024 * 1024 + 1))).toEqual({ reason: '文本超过 32 MiB' });
  });
});
