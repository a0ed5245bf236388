import { describe, expect, it } from 'vitest';
import { verbsAsked } from './clause-of-kind.ts';

describe('verbsAsked', () => {
  it('are the two verbs in front of what is asked for', () => {
    expect(verbsAsked('在制度方面要推进出台、研究制定哪些办法')).toEqual(['出台', '制定']);
    expect(verbsAsked('要出台和修订哪些办法')).toEqual(['出台', '修订']);
    expect(verbsAsked('要制定哪些办法、制度')).toEqual([]);
  });
});
