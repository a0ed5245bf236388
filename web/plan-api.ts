/** The page's only door to the server. Expected failures are values with Chinese wording. */
import type { AskReply, AskRequest, DocumentDetail, DocumentList, Problem } from '../api/contract.ts';

export interface Failure {
  kind: 'offline' | 'not-ready' | 'not-found' | 'rejected' | 'broken';
  message: string;
}

export type Result<Value> = { ok: true; value: Value } | { ok: false; failure: Failure };

export function askQuestion(request: AskRequest, signal: AbortSignal): Promise<Result<AskReply>> {
  return fetchResult('/api/ask', readJson<AskReply>, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
    signal,
  });
}

export function listDocuments(): Promise<Result<DocumentList>> {
  return fetchResult('/api/documents', readJson<DocumentList>);
}

export function readDocument(id: string): Promise<Result<DocumentDetail>> {
  return fetchResult(`/api/documents/${encodeURIComponent(id)}`, readJson<DocumentDetail>);
}

export function readText(id: string): Promise<Result<string>> {
  return fetchResult(`/api/documents/${encodeURIComponent(id)}/text`, (response) => response.text());
}

export async function isReady(): Promise<boolean> {
  return (await fetchResult('/readyz', readJson<unknown>)).ok;
}

/** Our own server's replies are typed by the contract both sides share. */
function readJson<Value>(response: Response): Promise<Value> {
  return response.json() as Promise<Value>;
}

async function fetchResult<Value>(
  path: string,
  read: (response: Response) => Promise<Value>,
  init?: RequestInit,
): Promise<Result<Value>> {
  try {
    const response = await fetch(path, init);
    if (response.ok) return { ok: true, value: await read(response) };
    return { ok: false, failure: await describeResponse(response) };
  } catch (fault) {
    if (init?.signal?.aborted) throw fault;
    return { ok: false, failure: { kind: 'offline', message: '连不上服务。请检查网络，稍后重试。' } };
  }
}

async function describeResponse(response: Response): Promise<Failure> {
  // A proxy in between may answer with a page of its own.
  const problem: Partial<Problem> = await response.json().catch(() => ({}));
  if (response.status === 503) return { kind: 'not-ready', message: '正在建立索引，请稍等片刻。' };
  if (response.status === 404) return { kind: 'not-found', message: problem.detail ?? '没有找到。' };
  if (response.status === 413) return { kind: 'rejected', message: '这次对话太长了，请点“新的提问”重新开始。' };
  if (response.status < 500) return { kind: 'rejected', message: problem.detail ?? '请求有误。' };
  return { kind: 'broken', message: '服务出错，请稍后重试；若仍不行，请联系管理员。' };
}
