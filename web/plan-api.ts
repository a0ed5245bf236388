/**
 * The only door to the server. `endpoint` is its origin, empty on its own pages.
 * Expected failures are values: what went wrong by kind, with the server's own words where it gave some.
 */
import type {
  AskRequest,
  DocumentDetail,
  DocumentList,
  FeedbackRequest,
  IndicatorComparison,
  IndicatorNames,
  Problem,
  VerifyReply,
  VerifyRequest,
} from '../api/contract.ts';
import { accessHeaders, renewAccess } from './access-key.ts';

export interface Failure {
  /** `lost`: no answer came at all; `rejected`: the request itself is wrong and stays wrong. */
  kind: 'lost' | 'not-ready' | 'not-found' | 'too-large' | 'rejected' | 'broken';
  /** Of the server, in Chinese; of what is broken only where it is for the reader. */
  detail?: string;
}

export type Result<Value> = { ok: true; value: Value } | { ok: false; failure: Failure };

interface Call {
  endpoint: string;
  path: string;
  body?: unknown;
  signal?: AbortSignal;
}

export function openChat(endpoint: string, request: AskRequest, signal: AbortSignal): Promise<Result<Response>> {
  return call({ endpoint, path: '/api/chat', body: request, signal }, async (response) => response);
}

export function sendFeedback(endpoint: string, feedback: FeedbackRequest): Promise<Result<null>> {
  return call({ endpoint, path: '/api/feedback', body: feedback }, async () => null);
}

export function listDocuments(endpoint: string): Promise<Result<DocumentList>> {
  return call({ endpoint, path: '/api/documents' }, readJson<DocumentList>);
}

export function readDocument(endpoint: string, id: string): Promise<Result<DocumentDetail>> {
  return call({ endpoint, path: `/api/documents/${encodeURIComponent(id)}` }, readJson<DocumentDetail>);
}

/** `script: 'simplified'` has the same length, unit by unit. */
export function readText(
  endpoint: string,
  { id, script }: { id: string; script: 'original' | 'simplified' },
): Promise<Result<string>> {
  const query = script === 'simplified' ? '?script=simplified' : '';
  return call({ endpoint, path: `/api/documents/${encodeURIComponent(id)}/text${query}` }, (response) =>
    response.text(),
  );
}

export function listIndicatorNames(endpoint: string, text: string): Promise<Result<IndicatorNames>> {
  return call({ endpoint, path: `/api/indicator-names?${new URLSearchParams({ text })}` }, readJson<IndicatorNames>);
}

export function compareIndicators(endpoint: string, query: URLSearchParams): Promise<Result<IndicatorComparison>> {
  return call({ endpoint, path: `/api/indicators?${query}` }, readJson<IndicatorComparison>);
}

/** What is checked: text, or a Word file as it is. */
export interface Draft {
  source: string | File;
  /** None means all. */
  documentIds: readonly string[];
}

export function verifyDraft(endpoint: string, draft: Draft, signal: AbortSignal): Promise<Result<VerifyReply>> {
  return call({ endpoint, path: '/api/verify', body: draftBody(draft), signal }, readJson<VerifyReply>);
}

/** The draft itself, with a note at each statement; a Word file keeps its layout. */
export function annotateDraft(endpoint: string, draft: Draft, format: 'docx' | 'markdown'): Promise<Result<Blob>> {
  return call({ endpoint, path: `/api/verify?format=${format}`, body: draftBody(draft) }, (response) =>
    response.blob(),
  );
}

function draftBody({ source, documentIds }: Draft): VerifyRequest | FormData {
  if (typeof source === 'string')
    return { text: source, ...(documentIds.length > 0 ? { documentIds: [...documentIds] } : {}) };
  const form = new FormData();
  form.append('file', source);
  for (const id of documentIds) form.append('documentIds', id);
  return form;
}

/** A file at an address of the server, which a link could not fetch where a key is wanted. */
export function fetchFile(endpoint: string, path: string): Promise<Result<Blob>> {
  return call({ endpoint, path }, (response) => response.blob());
}

export async function isReady(endpoint: string): Promise<boolean> {
  return (await call({ endpoint, path: '/readyz' }, async () => null)).ok;
}

/** Our own server's replies are typed by the contract both sides share. */
function readJson<Value>(response: Response): Promise<Value> {
  return response.json() as Promise<Value>;
}

async function call<Value>(
  { endpoint, path, body, signal }: Call,
  read: (response: Response) => Promise<Value>,
): Promise<Result<Value>> {
  try {
    const response = await request({ endpoint, path, body, ...(signal ? { signal } : {}) });
    if (response.ok) return { ok: true, value: await read(response) };
    return { ok: false, failure: await describe(response) };
  } catch (fault) {
    if (signal?.aborted) throw fault;
    return { ok: false, failure: { kind: 'lost' } };
  }
}

/** Again with another key for as long as someone gives one. */
async function request({ endpoint, path, body, signal }: Call): Promise<Response> {
  for (;;) {
    const shown = accessHeaders(endpoint);
    const response = await fetch(endpoint + path, {
      ...(body === undefined ? {} : { method: 'POST', body: body instanceof FormData ? body : JSON.stringify(body) }),
      headers: { ...contentType(body), ...shown },
      ...(signal ? { signal } : {}),
    });
    if (response.status !== 401 || !(await renewAccess(endpoint, shown))) return response;
  }
}

/** A form says its own content type, with the mark between its parts. */
function contentType(body: unknown): Record<string, string> {
  return body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' };
}

async function describe(response: Response): Promise<Failure> {
  // A proxy in between may answer with a page of its own.
  const problem: Partial<Problem> = await response.json().catch(() => ({}));
  const detail = problem.detail === undefined ? {} : { detail: problem.detail };
  if (response.status === 503) return { kind: 'not-ready', ...detail };
  if (response.status === 404) return { kind: 'not-found', ...detail };
  if (response.status === 413) return { kind: 'too-large', ...detail };
  // What stands in front of the server is gone or restarting.
  if (response.status === 502 || response.status === 504) return { kind: 'lost' };
  return response.status < 500 ? { kind: 'rejected', ...detail } : { kind: 'broken' };
}
