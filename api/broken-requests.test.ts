import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerBrokenRequest } from './broken-requests.ts';

const server = createServer((_request, response) => response.end('reached'));
server.on('clientError', answerBrokenRequest);

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => server.close());

function send(request: string): Promise<{ status: number; body: Record<string, unknown> }> {
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; body: Record<string, unknown> }>();
  const chunks: Buffer[] = [];
  connect(port, '127.0.0.1', function sendAll(this: { end(text: string): void }) {
    this.end(request);
  })
    .on('data', (chunk) => chunks.push(chunk))
    .on('error', reject)
    .on('end', () => {
      const [head = '', body = ''] = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n');
      resolve({ status: Number(head.split(' ')[1]), body: JSON.parse(body) });
    });
  return promise;
}

describe('answerBrokenRequest', () => {
  it('says how an address with bare Chinese is written', async () => {
    const { status, body } = await send('GET /api/indicators?year=2022年 HTTP/1.1\r\nHost: a\r\n\r\n');
    expect(status).toBe(400);
    expect(body).toMatchObject({ type: '/docs#malformed-request', detail: expect.stringContaining('%E5%B9%B4') });
  });

  it('answers with a problem to what is no request and to headers without end', async () => {
    expect(await send('你好\r\n\r\n')).toMatchObject({ status: 400, body: { title: '请求格式有误' } });
    expect(await send(`GET / HTTP/1.1\r\nHost: a\r\nx: ${'y'.repeat(70_000)}\r\n\r\n`)).toMatchObject({ status: 431 });
  });
});
