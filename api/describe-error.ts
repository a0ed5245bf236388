/** A fault in, the problem that is told of it out: its own message never is. */
import { HTTPException } from 'hono/http-exception';
import { StoreFault } from '#retrieval/store/store-fault';
import type { ProblemOptions } from './problem.ts';
import { RecordFault } from './records/record-store.ts';

const UNREADABLE: ProblemOptions = {
  code: 'index-not-ready',
  detail: '索引暂时读不了，请稍后再试；若仍不行，请告诉管理员。',
};

/** Of a request that has no answer yet. */
export function describeError(fault: Error): ProblemOptions {
  if (fault instanceof RecordFault) return { code: fault.code, detail: '记录暂时无法读写，请稍后再试。' };
  if (isUnreadable(fault)) return UNREADABLE;
  const status = fault instanceof HTTPException ? fault.status : 500;
  if (status === 400 && /FormData/.test(fault.message))
    return { code: 'malformed-request', detail: '请求正文应为 multipart/form-data。' };
  if (status === 415)
    return { code: 'unsupported-media-type', detail: '请求头 Content-Type 与这个接口不符，各接口的写法见 /docs。' };
  if (status === 400) return { code: 'malformed-json', detail: '请求正文无法按 JSON 解析，请检查引号、逗号和括号。' };
  return { code: 'internal-error', detail: '服务出错，请稍后再试；若仍不行，请把响应头 x-request-id 告诉管理员。' };
}

/** Of a stream that has begun: the status is sent, and who reads it sees no headers. */
export function describeBrokenStream(fault: unknown): ProblemOptions {
  return isUnreadable(fault) ? UNREADABLE : { code: 'internal-error', detail: '服务出错，请稍后再试。' };
}

function isUnreadable(fault: unknown): boolean {
  return fault instanceof StoreFault && fault.code === 'index-unreadable';
}
