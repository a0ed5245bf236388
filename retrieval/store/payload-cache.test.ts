import { describe, expect, it } from 'vitest';
import { PayloadCache } from './payload-cache.ts';

describe('PayloadCache', () => {
  it('drops what was not used for longest when it is full', () => {
    const cache = new PayloadCache(10);
    cache.set('a', 'aaaa');
    cache.set('b', 'bbbb');
    expect(cache.get('a')).toBe('aaaa');
    cache.set('c', 'cccc');
    expect(cache.get('b')).toBeUndefined();
    expect(cache.get('a')).toBe('aaaa');
    expect(cache.get('c')).toBe('cccc');
  });

  it('keeps nothing larger than itself, and counts an id once', () => {
    const cache = new PayloadCache(5);
    cache.set('a', 'aaa');
    cache.set('a', 'aaa');
    expect(cache.get('a')).toBe('aaa');
    cache.set('b', 'bbbbbbbb');
    expect(cache.get('b')).toBeUndefined();
    cache.set('c', 'cc');
    expect(cache.get('c')).toBe('cc');
  });
});
