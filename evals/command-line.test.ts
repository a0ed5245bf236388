import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCommandLine } from './command-line.ts';

const HERE = process.env.INIT_CWD ?? process.cwd();

describe('readCommandLine', () => {
  it('reads words, options and paths of the caller', () => {
    expect(readCommandLine(['compare', 'a', '/b', '--out', 'c'])).toMatchObject({
      words: ['compare', 'a', '/b'],
      places: [path.join(HERE, 'a'), '/b'],
      out: path.join(HERE, 'c'),
      trials: 3,
      sample: 100,
    });
    expect(readCommandLine(['--file', 'x.jsonl', '--plans', 'y', '--all'])).toMatchObject({
      words: [],
      file: path.join(HERE, 'x.jsonl'),
      plans: path.join(HERE, 'y'),
      all: true,
      updateBaseline: false,
    });
  });

  it('says what it does not understand', () => {
    expect(readCommandLine(['--files', 'x'])).toBe('看不懂：--files x');
    expect(readCommandLine(['--out'])).toBe('看不懂：--out');
    expect(readCommandLine(['judge', '--trials', 'three'])).toBe('--trials 和 --sample 应为 1 以上的整数');
    expect(readCommandLine(['judge', '--sample', '0'])).toBe('--trials 和 --sample 应为 1 以上的整数');
  });
});
