import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { illegibility } from './legibility.ts';

const SEEDS = path.join(import.meta.dirname, '../../seeds');
const plan = new TextEncoder().encode('某市规划\n一、发展目标\n全年新建5G基站120个，培育数字企业30家以上。\n');

describe('illegibility', () => {
  it('finds nothing in the plans that come with the project', () => {
    for (const file of readdirSync(SEEDS).filter((name) => name.endsWith('.txt')))
      expect([file, illegibility(readFileSync(path.join(SEEDS, file)))]).toEqual([file, null]);
  });

  it('finds nothing in GB18030, also in words whose bytes could be UTF-8', () => {
    // 数字经济, then 联通 in GB18030: its four bytes are two valid pairs of UTF-8.
    const bytes = [0xca, 0xfd, 0xd7, 0xd6, 0xbe, 0xad, 0xbc, 0xc3, 0xa3, 0xac, 0xc1, 0xaa, 0xcd, 0xa8];
    expect(illegibility(Uint8Array.from(bytes))).toBeNull();
  });

  it('names the line of a UTF-8 text in which a byte is damaged', () => {
    const at = new TextDecoder('utf-8').decode(plan).indexOf('全年');
    const third = new TextEncoder().encode(new TextDecoder().decode(plan).slice(0, at)).length;
    const damaged = Uint8Array.from(plan);
    damaged[third] = 0xff;
    expect(illegibility(damaged)).toContain('第 3 行');
    expect(illegibility(plan.slice(0, third + 1))).toContain('第 3 行');
  });

  it('takes bytes of any kind for no text', () => {
    // A fixed series of Lehmer's, without zero bytes.
    let seed = 1;
    const noise = Uint8Array.from({ length: 2048 }, () => {
      seed = (seed * 48271) % 2147483647;
      return (seed % 255) + 1;
    });
    expect(illegibility(noise)).toBe('内容不是文本');
    expect(illegibility(Uint8Array.of(0xff, 0xfe, ...noise))).toBe('内容不是文本');
  });

  it('lets a stray control character pass', () => {
    expect(illegibility(new TextEncoder().encode(`${'数字经济发展规划'.repeat(40)}\u0007`))).toBeNull();
  });
});
