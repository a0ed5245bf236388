import { describe, expect, it } from 'vitest';
import { decodeText } from './decode.ts';

/** 数字经济 in GB18030; the encoder of the platform writes UTF-8 alone. */
const GB18030 = [0xca, 0xfd, 0xd7, 0xd6, 0xbe, 0xad, 0xbc, 0xc3];
/** 数字 in UTF-16: U+6570 U+5B57. */
const LITTLE = [0x70, 0x65, 0x57, 0x5b];
const BIG = [0x65, 0x70, 0x5b, 0x57];

describe('decodeText', () => {
  it('reads UTF-8 and drops its mark', () => {
    expect(decodeText(new TextEncoder().encode('数字经济\r\n'))).toEqual({ text: '数字经济\r\n', encoding: 'utf-8' });
    expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toEqual({ text: 'A', encoding: 'utf-8' });
  });

  it('reads UTF-16 by its mark', () => {
    expect(decodeText(Uint8Array.of(0xff, 0xfe, ...LITTLE))).toEqual({ text: '数字', encoding: 'utf-16le' });
    expect(decodeText(Uint8Array.of(0xfe, 0xff, ...BIG))).toEqual({ text: '数字', encoding: 'utf-16be' });
  });

  it('reads GB18030 where the bytes are no UTF-8', () => {
    expect(decodeText(Uint8Array.from(GB18030))).toEqual({ text: '数字经济', encoding: 'gb18030' });
  });

  it('reads nothing as nothing', () => {
    expect(decodeText(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8' });
  });
});
