/**
 * Requests that Node's parser refuses before the app sees them: 年 in an address that was not percent-encoded, headers
 * without end. Node would answer with a bare status; they get problem details like everything else.
 */
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { PROBLEMS, type ProblemOptions, problemBody } from './problem.ts';

const DETAILS: Record<string, ProblemOptions> = {
  HPE_INVALID_URL: {
    code: 'malformed-request',
    detail: '网址中的中文和空格要先按 UTF-8 百分号编码，如 年 写作 %E5%B9%B4；用 curl 时加 -G --data-urlencode。',
  },
  HPE_HEADER_OVERFLOW: { code: 'headers-too-large', detail: '网址和请求头合计过长。' },
  ERR_HTTP_REQUEST_TIMEOUT: { code: 'request-timeout', detail: '请求没有在规定时间内发完。' },
};
const OTHER: ProblemOptions = { code: 'malformed-request', detail: '这不是有效的 HTTP 请求。' };

/** For the server's `clientError`. */
export function answerBrokenRequest(fault: Error & { code?: string }, socket: Duplex): void {
  if (fault.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy(fault);
    return;
  }
  socket.end(brokenRequestReply(DETAILS[fault.code ?? ''] ?? OTHER), () => socket.destroy());
}

function brokenRequestReply(options: ProblemOptions): string {
  const { status } = PROBLEMS[options.code];
  const body = JSON.stringify(problemBody(options));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${new TextEncoder().encode(body).length}`,
    'connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
