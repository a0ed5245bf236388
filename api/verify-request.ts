/** Body of `/api/verify` in, the draft that is to be checked out: a text in JSON, or a Word file as a form. */
import type { HonoRequest } from 'hono';
import { readWordDraft, type WordDraft } from './channels/word-draft.ts';
import { MAX_WORD_BYTES, openWordPackage, WordFault, type WordPackage } from './channels/word-package.ts';
import { MAX_VERIFIED_CHARACTERS, type VerifyRequest, verifyRequestSchema } from './contract.ts';
import { describeIssues, type FieldError } from './describe-issues.ts';
import { readJson } from './read-json.ts';

export interface WordUpload {
  file: WordPackage;
  draft: WordDraft;
}

export type ReadDraft =
  /** `word` is null for a draft that came as text. `name` has no ending. */
  | { kind: 'draft'; request: VerifyRequest; word: WordUpload | null; name: string }
  | { kind: 'invalid'; errors: FieldError[] };

const FILE_EXPECTED = `一个 Word 文件（.docx），至多 ${MAX_WORD_BYTES / 1024 / 1024} MiB，正文 1 至 ${MAX_VERIFIED_CHARACTERS} 个字符`;
const DEFAULT_NAME = '文稿';

export function isForm(request: HonoRequest): boolean {
  return /^multipart\/form-data\s*;/i.test(request.header('content-type') ?? '');
}

export async function readVerifyRequest(request: HonoRequest): Promise<ReadDraft> {
  if (isForm(request)) return readForm(request);
  return readText(await readJson(request), { word: null, name: DEFAULT_NAME });
}

function readText(body: unknown, draft: Pick<ReadDraft & { kind: 'draft' }, 'word' | 'name'>): ReadDraft {
  const parsed = verifyRequestSchema.safeParse(body);
  if (!parsed.success) return { kind: 'invalid', errors: describeIssues(parsed.error.issues) };
  // JSON has no `undefined`: see the ask route.
  return { kind: 'draft', request: parsed.data as VerifyRequest, ...draft };
}

async function readForm(request: HonoRequest): Promise<ReadDraft> {
  const form = await formOf(request);
  if (!form) return invalid('body', '完整的 multipart/form-data 表单');
  const other = [...form.keys()].find((name) => name !== 'file' && name !== 'documentIds');
  if (other !== undefined) return invalid(other.slice(0, 200), '没有这个字段，请去掉');
  const files = form.getAll('file');
  const [file] = files;
  if (files.length !== 1 || !(file instanceof File) || file.size > MAX_WORD_BYTES)
    return invalid('file', FILE_EXPECTED);
  const word = readWord(new Uint8Array(await file.arrayBuffer()));
  if (!word) return invalid('file', FILE_EXPECTED);
  const documentIds = form.getAll('documentIds').map(String);
  const body = { text: word.draft.text, ...(documentIds.length > 0 ? { documentIds } : {}) };
  const read = readText(body, { word, name: file.name.replace(/\.docx$/i, '') || DEFAULT_NAME });
  if (read.kind === 'draft') return read;
  return { kind: 'invalid', errors: read.errors.map((error) => (error.field === 'text' ? unreadableFile : error)) };
}

export const unreadableFile: FieldError = { field: 'file', expected: FILE_EXPECTED };

function invalid(field: string, expected: string): ReadDraft {
  return { kind: 'invalid', errors: [{ field, expected }] };
}

async function formOf(request: HonoRequest): Promise<FormData | null> {
  try {
    return await request.formData();
  } catch {
    // The only fault of the parser is a body that it cannot parse.
    return null;
  }
}

/** Null when it is no Word file. */
export function readWord(bytes: Uint8Array): WordUpload | null {
  try {
    const file = openWordPackage(bytes);
    return { file, draft: readWordDraft(file) };
  } catch (fault) {
    if (fault instanceof WordFault) return null;
    throw fault;
  }
}
