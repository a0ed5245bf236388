/** One found file in, its plan out, or the reason why it is none. Nothing that a file holds throws. */
import { createHash } from 'node:crypto';
import { familyOf } from '../load/file-kind.ts';
import { MAX_LINE_CHARS } from '../load/limits.ts';
import { loadApart } from '../load/load-apart.ts';
import { isPlainText } from '../load/load-file.ts';
import { loadText } from '../load/load-text.ts';
import { isUnreadable, type LoadedText, type LoadResult } from '../load/loaded-text.ts';
import type { PlanDocument } from '../plan-document.ts';
import { readLoaded, type SourceFile } from './read-document.ts';
import { readingTime, TOO_SLOW_REASON, TooSlow } from './reading-time.ts';
import { type FoundFile, readSource, type SkippedFile } from './source-files.ts';

/** `now` in milliseconds, rising. */
export async function readPlan(
  found: FoundFile,
  now: () => number = () => performance.now(),
): Promise<PlanDocument | SkippedFile> {
  const { file } = found;
  try {
    const source = await readSource(found);
    if ('reason' in source) return source;
    const loaded = await load(source);
    if (isUnreadable(loaded)) return { file, reason: loaded.reason };
    const line = loaded.text.split('\n').findIndex(({ length }) => length > MAX_LINE_CHARS) + 1;
    if (line > 0) return { file, reason: `第 ${line} 行超过 ${MAX_LINE_CHARS} 字，请按段落分行后加入` };
    const document = readLoaded(file, loaded, { stated: found.stated ?? {}, onStep: readingTime(now) });
    return document.passages.length > 0 ? document : { file, reason: '没有读到正文' };
  } catch (error) {
    if (error instanceof TooSlow) return { file, reason: TOO_SLOW_REASON };
    return { file, reason: `读取失败：${error instanceof Error ? error.message : String(error)}` };
  }
}

export function sameIdReason(id: string): string {
  return `与另一文件的编号相同：${id}`;
}

/** UTF-16 units of the texts that are remembered. */
const MAX_REMEMBERED_CHARS = 16_000_000;
/** A file given by hand is read before it is kept and again for the index; recognising a scan twice takes minutes. */
const remembered = new Map<string, LoadedText>();

async function load(source: SourceFile): Promise<LoadResult> {
  if (isPlainText(familyOf(source.file, source.bytes))) return loadText(source.bytes);
  const key = createHash('sha256').update(`${source.file}\0`).update(source.bytes).digest('hex');
  const known = remembered.get(key);
  if (known) return known;
  const loaded = await loadApart(source);
  if (!isUnreadable(loaded)) remember(key, loaded);
  return loaded;
}

function remember(key: string, loaded: LoadedText): void {
  remembered.set(key, loaded);
  let chars = 0;
  for (const { text } of remembered.values()) chars += text.length;
  for (const [oldest, { text }] of remembered) {
    if (chars <= MAX_REMEMBERED_CHARS) return;
    remembered.delete(oldest);
    chars -= text.length;
  }
}
