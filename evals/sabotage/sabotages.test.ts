import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../open-corpus.ts';
import { SABOTAGES, sabotaged } from './sabotages.ts';

describe('sabotaged', () => {
  it.each(SABOTAGES)('still fits the code: $name', (sabotage) => {
    const source = readFileSync(path.join(root, sabotage.file), 'utf8');
    expect(sabotaged(source, sabotage)).not.toBe(source);
  });

  it('refuses code that it does not know', () => {
    const [first] = SABOTAGES;
    expect(() => first && sabotaged('nothing of it', first)).toThrow(
      /retrieval\/query\/analyse-question\.ts: expected .* once, found it 0/,
    );
  });
});
