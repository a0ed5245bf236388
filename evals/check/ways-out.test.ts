import { describe, expect, it } from 'vitest';
import { checkWaysOut, WAYS_OUT } from './ways-out.ts';

const listed = Object.keys(WAYS_OUT).map((file) => ({ file, code: 'await fetch(url);' }));

describe('checkWaysOut', () => {
  it.each([
    'await fetch(message.url);',
    'const get = globalThis.fetch;',
    'client.fetch(url, init);',
    'new WebSocket(address);',
    "import { request } from 'node:https';",
    "import { connect } from 'node:net';",
    "import { AwsClient } from 'aws4fetch';",
    "import { createOpenAI } from '@ai-sdk/openai';",
  ])('finds a way out that nobody listed: %s', (code) => {
    const [line = '', ...more] = checkWaysOut([...listed, { file: 'api/routes/ask.ts', code }]);
    expect(more).toEqual([]);
    expect(line).toMatch(/^api\/routes\/ask\.ts calls another machine/);
  });

  it.each([
    '// fetch(url) would be one',
    "import { BlockList, isIP } from 'node:net';",
    "import type { RequestOptions } from 'node:http';",
    'server = serve({ fetch: app.fetch, port });',
    'handler.fetch(c.req.raw);',
    'await prefetch(url);',
  ])('lets pass what leads nowhere: %s', (code) => {
    expect(checkWaysOut([...listed, { file: 'api/routes/ask.ts', code }])).toEqual([]);
  });

  it('leaves the page to its browser', () => {
    expect(checkWaysOut([...listed, { file: 'web/plan-api.ts', code: 'fetch(path)' }])).toEqual([]);
  });

  it('says so when a listed file no longer calls anybody', () => {
    const [first, ...rest] = listed;
    expect(checkWaysOut(rest)).toEqual([expect.stringContaining(first?.file ?? '-')]);
  });
});
