/** One found file in, its plan out, or the reason why it is none. Nothing that a file holds throws. */
import type { PlanDocument } from '../plan-document.ts';
import { readDocument } from './read-document.ts';
import { type FoundFile, readSource, type SkippedFile } from './source-files.ts';

export async function readPlan(found: FoundFile): Promise<PlanDocument | SkippedFile> {
  const { file } = found;
  try {
    const source = await readSource(found);
    if (!('bytes' in source)) return source;
    const document = readDocument(source);
    return document.passages.length > 0 ? document : { file, reason: '没有读到正文' };
  } catch (error) {
    return { file, reason: `读取失败：${error instanceof Error ? error.message : String(error)}` };
  }
}

export function sameIdReason(id: string): string {
  return `与另一文件的编号相同：${id}`;
}
