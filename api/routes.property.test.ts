/** Whatever is asked of whatever route: never a fault, always a problem that names what was wrong, nothing of the machine. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildApp } from './__fixtures__/small-app.ts';
import { everyoneMayAsk } from './access/everyone-may-ask.ts';
import type { IngestJobs } from './ingest-jobs.ts';

const ADMIN = 'a-key-of-the-administrators';
/** Takes whatever passes the route. */
const jobs: IngestJobs = {
  add: async (files) => ({
    id: 'job',
    status: 'queued',
    createdAt: '2026-11-27T08:00:00.000Z',
    endedAt: null,
    files: files.map(({ name }) => name),
    progress: null,
    report: null,
    error: null,
  }),
  find: async () => null,
  close: async () => {},
};
const { app, lines } = buildApp({
  protection: everyoneMayAsk(ADMIN),
  allowedOrigins: ['https://portal.example.cn'],
  ingestJobs: () => jobs,
});
const routes = app.routes.filter(({ path, method }) => method !== 'ALL' && !path.includes('*'));
const paths = [...new Set([...routes.map(({ path }) => path), '/mcp', '/assets/:file', '/nowhere/:id'])];

/** Names that the routes know, and some that reach into the language. */
const NAMES =
  'question history filters regions years documentIds query limit text messages parts role content id answerId vote comment model stream origin format region year name start end from to jsonrpc method params max_tokens __proto__ constructor toString'.split(
    ' ',
  );
const FORMS = [
  'json',
  'csv',
  'docx',
  'xlsx',
  'markdown',
  'user',
  'assistant',
  'up',
  'tools/call',
  '2.0',
  '2022',
  '-1',
  '镇江',
];
const word = fc.oneof(
  fc.constantFrom(
    ...FORMS,
    '',
    '../../etc/passwd',
    '..%2f..',
    '\0',
    "'; DROP TABLE answers; --",
    '<script>',
    'con',
    '１４００',
  ),
  fc.string({ maxLength: 30, unit: 'grapheme' }),
  fc.string({ maxLength: 30, unit: 'binary' }),
  fc.constantFrom('0'.repeat(2000), '《'.repeat(1999), '，'.repeat(1500), '吗'.repeat(2001), '谁吗'.repeat(140)),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    word,
    fc.constantFrom(null, true, 0, -1, 1e308, 2022, 1.5),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 5 }),
  ),
}));
const json = fc.oneof(
  value,
  fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 6 }),
  fc.record({ question: word }),
  fc.record({
    question: word,
    history: fc.array(fc.record({ role: fc.constantFrom('user', 'assistant'), content: word })),
  }),
  fc.record({
    messages: fc.array(fc.record({ role: fc.constantFrom('user', 'system'), content: value }), { maxLength: 3 }),
  }),
  fc.record({ text: word, documentIds: fc.array(word, { maxLength: 2 }) }),
);
const body = fc.oneof(
  { weight: 5, arbitrary: json.map((one) => JSON.stringify(one)) },
  word,
  fc.constantFrom('[', '{"question":', `${'['.repeat(5000)}`, `{"question":"${'a'.repeat(300 * 1024)}"}`),
  word.map(
    (inner) =>
      `--b\r\ncontent-disposition: form-data; name="file"; filename="${encodeURI('../')}a"\r\n\r\n${inner.toWellFormed()}\r\n--b--`,
  ),
);
const headers = fc.record(
  {
    'content-type': fc.constantFrom(
      'application/json',
      'application/json; charset=gbk',
      'text/plain',
      'multipart/form-data; boundary=b',
      'multipart/form-data',
      'application/x-www-form-urlencoded',
      ';',
    ),
    authorization: fc.constantFrom(
      `Bearer ${ADMIN}`,
      'Bearer',
      'Bearer a b',
      'Basic YTpi',
      `bearer ${'x'.repeat(5000)}`,
      'Bearer pw_a.b.c',
    ),
    origin: fc.constantFrom(
      'null',
      'https://portal.example.cn',
      'https://evil.example',
      'https://portal.example.cn.evil.example',
    ),
    accept: fc.constantFrom('*/*', 'text/event-stream', 'application/json, text/event-stream', 'x'),
    'x-request-id': fc.constantFrom('a', '<b>', 'x'.repeat(300)),
    'x-forwarded-for': fc.constantFrom('127.0.0.1', 'a, ,', '::ffff:1'),
    'if-none-match': fc.constantFrom('*', '"a"', 'W/"'),
    'accept-encoding': fc.constantFrom('br;q=x', 'identity;q=0'),
    'accept-language': fc.constantFrom('en', 'zh-Hant', ','),
  },
  { requiredKeys: [] },
);
const asked = fc.record({
  path: fc.constantFrom(...paths),
  method: fc.constantFrom('GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH'),
  parameters: fc.array(word, { minLength: 3, maxLength: 3 }),
  query: fc.dictionary(fc.constantFrom(...NAMES), word, { maxKeys: 4 }),
  headers,
  body,
});
type Asked = typeof asked extends fc.Arbitrary<infer Value> ? Value : never;

function requestOf({ path, method, parameters, query, headers: given, body: sent }: Asked): Request {
  const left = [...parameters];
  const at = path.replaceAll(/:\w+(?:\{[^/]*\})?/g, () => encodeURIComponent((left.pop() ?? '').toWellFormed()));
  const search = new URLSearchParams(Object.entries(query));
  const bodied = method === 'GET' || method === 'HEAD' ? {} : { body: sent };
  return new Request(`http://plans.test${at}?${search}`, { method, headers: given, ...bodied });
}

const OF_THE_MACHINE =
  /node_modules|node:internal|\bat (?:async )?[\w.<>]+ \(|\.ts:\d+|file:\/\/|SQLITE|[A-Z]\w+Error\b/;

async function expectWellBehaved(response: Response, { path }: Asked): Promise<void> {
  const { status } = response;
  const text = await response.text();
  const shown = `${status} ${text.slice(0, 300)}`;
  expect(status, shown).toBeLessThan(500);
  expect(response.headers.get('x-content-type-options'), shown).toBe('nosniff');
  expect(response.headers.get('x-request-id'), shown).toMatch(/^[\w=-]{1,255}$/);
  if (status !== 304) expect(response.headers.get('content-security-policy'), shown).toContain("default-src 'none'");
  expect([null, 'https://portal.example.cn'], shown).toContain(response.headers.get('access-control-allow-origin'));
  expect(response.headers.get('access-control-allow-credentials'), shown).toBeNull();
  if (status < 400) return;
  expect(text, shown).not.toMatch(OF_THE_MACHINE);
  // The reader of a document that is not there is a page that says so.
  if (text === '' || (path === '/read/:id' && status === 404 && text.startsWith('<!doctype html>'))) return;
  const problem = JSON.parse(text);
  if (path.startsWith('/v1'))
    expect(problem, shown).toMatchObject({ error: { message: expect.any(String), type: expect.any(String) } });
  else if (path === '/mcp' && 'jsonrpc' in problem) expect(problem.error.message, shown).toEqual(expect.any(String));
  else {
    expect(response.headers.get('content-type'), shown).toMatch(/^application\/problem\+json/);
    expect(problem, shown).toMatchObject({
      status,
      type: expect.stringMatching(/^\/docs#[a-z-]+$/),
      detail: expect.any(String),
    });
    if (problem.type === '/docs#invalid-request')
      expect(problem.errors, shown).toEqual(
        expect.arrayContaining([{ field: expect.stringMatching(/./), expected: expect.stringMatching(/./) }]),
      );
  }
}

describe('every route', () => {
  it('answers any request with what was asked for or with a problem, under its policy, and shows nothing of the machine', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async (one) => {
        await expectWellBehaved(await app.request(requestOf(one)), one);
      }),
      { numRuns: 3000 },
    );
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  }, 60_000);

  it('reaches every path that the interface describes', async () => {
    const described = Object.keys((await (await app.request('/openapi.json')).json()).paths);
    const known = new Set(paths.map((path) => path.replaceAll(/:(\w+)(?:\{[^/]*\})?/g, '{$1}')));
    expect(described.filter((path) => !known.has(path))).toEqual([]);
    expect(described.length).toBeGreaterThan(10);
  });
});
