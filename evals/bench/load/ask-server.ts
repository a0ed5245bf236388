/** One question over HTTP, as a page or a program asks it; the time that it took, or what was wrong with it. */
import { z } from 'zod';

export type Route = '/api/ask' | '/api/chat';

export type Asked = { kind: 'answered'; ms: number; status: string } | { kind: 'failed'; ms: number; why: string };

export interface Question {
  url: string;
  route: Route;
  question: string;
  /** When it was meant to be asked, on the clock of `performance.now`: waiting counts too. Now when not given. */
  meantAt?: number;
}

const replySchema = z.looseObject({ status: z.enum(['answered', 'partial', 'refused']), answer: z.string().min(1) });
const TIMEOUT_MS = 60_000;

export async function askServer({ url, route, question, meantAt = performance.now() }: Question): Promise<Asked> {
  const ms = (): number => performance.now() - meantAt;
  try {
    const response = await fetch(url + route, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = await response.text();
    const took = ms();
    if (response.status !== 200) return { kind: 'failed', ms: took, why: `HTTP ${response.status}` };
    const status = route === '/api/ask' ? replySchema.parse(JSON.parse(body)).status : streamedStatus(body);
    if (status === null) return { kind: 'failed', ms: took, why: '流没有说完' };
    return { kind: 'answered', ms: took, status };
  } catch (fault) {
    return { kind: 'failed', ms: ms(), why: describeFault(fault) };
  }
}

/** Null when the stream broke off or told of a fault. */
function streamedStatus(body: string): string | null {
  if (!body.includes('data: [DONE]') || body.includes('"type":"error"')) return null;
  return /"type":"data-answer".*?"status":"(answered|partial|refused)"/.exec(body)?.[1] ?? null;
}

function describeFault(fault: unknown): string {
  if (!(fault instanceof Error)) return '未知错误';
  const { cause } = fault;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : fault.name;
}
