/**
 * An office file's bytes in, the wanted parts of it unpacked out. What it says of its sizes is checked before anything is
 * unpacked, and no part is unpacked beyond what it said: a small file cannot fill the memory.
 */
import { unzipSync } from 'fflate';
import { MAX_UNPACKED_BYTES, MAX_ZIP_ENTRIES, MEBIBYTE } from './limits.ts';
import type { Unreadable } from './loaded-text.ts';

const BROKEN = '文件已损坏，打不开，请重新另存后加入';

/** Names of all parts, nothing unpacked. */
export function listZip(bytes: Uint8Array): string[] | Unreadable {
  const names: string[] = [];
  const result = readZip(bytes, (name) => {
    names.push(name);
    return false;
  });
  return result instanceof Map ? names : result;
}

export function readZip(bytes: Uint8Array, wants: (name: string) => boolean): Map<string, Uint8Array> | Unreadable {
  let unpacked = 0;
  let entries = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries += 1;
        if (entries > MAX_ZIP_ENTRIES || !wants(name)) return false;
        unpacked += originalSize;
        return unpacked <= MAX_UNPACKED_BYTES;
      },
    });
    if (entries > MAX_ZIP_ENTRIES) return { reason: `文件内部超过 ${MAX_ZIP_ENTRIES} 个部分，不是正常的文档` };
    if (unpacked > MAX_UNPACKED_BYTES)
      return { reason: `文件解压后超过 ${MAX_UNPACKED_BYTES / MEBIBYTE} MiB，不是正常的文档` };
    return new Map(Object.entries(parts));
  } catch {
    // Whatever the library found wrong in the bytes: the reader of the report can only save the file anew.
    return { reason: BROKEN };
  }
}
