import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { HOSTILE_ZIPS } from './__fixtures__/hostile-zip.ts';
import { readZip } from './read-zip.ts';

describe('readZip', () => {
  it('unpacks what is wanted, stored or deflated, whatever its name', () => {
    const text = '规划'.repeat(1000);
    const bytes = zipSync({
      '甲.xml': strToU8(text),
      'b.xml': [strToU8(text), { level: 0 }],
      'empty.xml': strToU8(''),
      'c.png': strToU8(text),
    });
    const parts = readZip(bytes, (name) => name.endsWith('.xml'));
    const texts = parts instanceof Map ? [...parts].map(([name, part]) => [name, new TextDecoder().decode(part)]) : [];
    expect(texts).toEqual([
      ['甲.xml', text],
      ['b.xml', text],
      ['empty.xml', ''],
    ]);
  });

  it.each(HOSTILE_ZIPS)('refuses %s', (_, bytes) => {
    expect(readZip(bytes, () => true)).toHaveProperty('reason');
  });
});
