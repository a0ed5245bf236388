import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createLoader } from './load-apart.ts';

const program = (name: string): string => fileURLToPath(new URL(`__fixtures__/${name}.ts`, import.meta.url));
const request = { file: 'a.csv', bytes: new TextEncoder().encode('指标,值\n基站,1400\n') };

describe('createLoader', () => {
  it('reads file after file in the same process', async () => {
    const load = createLoader();
    const both = await Promise.all([load(request), load({ file: 'b.csv', bytes: request.bytes })]);
    expect(both).toMatchObject([{ text: '指标 | 值\n基站 | 1400\n' }, { text: '指标 | 值\n基站 | 1400\n' }]);
  });

  it('gives up on a file that never ends, and goes on with the next', async () => {
    const load = createLoader({ silenceMs: 300, program: program('silent-program') });
    expect(await load(request)).toEqual({ reason: expect.stringContaining('停滞') });
    expect(await load(request)).toEqual({ reason: expect.stringContaining('停滞') });
  });

  it('outlives a process that a file ends, and starts another', async () => {
    const load = createLoader({ program: program('dying-program') });
    expect(await load(request)).toEqual({ reason: expect.stringContaining('中断') });
    expect(await load(request)).toEqual({ reason: expect.stringContaining('中断') });
  });
});
