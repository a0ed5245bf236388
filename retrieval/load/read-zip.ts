/**
 * An office file's bytes in, the wanted parts of it unpacked out. What it says of its sizes is checked before anything is
 * unpacked, and no part is unpacked beyond what it said: a small file cannot fill the memory. The directory is read here
 * because libraries take what it says on trust.
 */
import { inflateRawSync } from 'node:zlib';
import { MAX_UNPACKED_BYTES, MAX_ZIP_ENTRIES, MEBIBYTE } from './limits.ts';
import type { Unreadable } from './loaded-text.ts';

const BROKEN = '文件已损坏，打不开，请重新另存后加入';

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_BYTES = 22;
const WIDE_LOCATOR = 0x07064b50;
const WIDE_LOCATOR_BYTES = 20;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const MAX_COMMENT_BYTES = 0xffff;
/** Stands for a number that is kept among the extra fields, with 64 bits. */
const WIDE = 0xffffffff;
const WIDE_FIELD = 1;
const STORED = 0;
const DEFLATED = 8;

interface ZipEntry {
  name: string;
  method: number;
  /** In the archive. */
  packedSize: number;
  /** Unpacked, as the archive says. */
  size: number;
  offset: number;
}

/** Names of all parts, nothing unpacked. */
export function listZip(bytes: Uint8Array): string[] | Unreadable {
  const names: string[] = [];
  const result = readZip(bytes, (name) => {
    names.push(name);
    return false;
  });
  return result instanceof Map ? names : result;
}

export function readZip(
  bytes: Uint8Array,
  wants: (name: string) => boolean,
  maxBytes = MAX_UNPACKED_BYTES,
): Map<string, Uint8Array> | Unreadable {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const { start, count } = directoryOf(archive);
    if (count > MAX_ZIP_ENTRIES) return { reason: `文件内部超过 ${MAX_ZIP_ENTRIES} 个部分，不是正常的文档` };
    const entries = readDirectory(archive, start, count);
    // Entries that share their bytes unpack to many times what the file could hold.
    if (sum(entries.map(({ packedSize }) => packedSize)) > archive.length) return { reason: BROKEN };
    const wanted = entries.filter(({ name }) => wants(name));
    if (sum(wanted.map(({ size }) => size)) > maxBytes)
      return { reason: `文件解压后超过 ${maxBytes / MEBIBYTE} MiB，不是正常的文档` };
    return new Map(wanted.map((entry) => [entry.name, unpacked(archive, entry)]));
  } catch {
    // Whatever was found wrong in the bytes: the reader of the report can only save the file anew.
    return { reason: BROKEN };
  }
}

function directoryOf(archive: Buffer): { start: number; count: number } {
  const last = archive.length - DIRECTORY_END_BYTES;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT_BYTES); at -= 1) {
    if (archive.readUInt32LE(at) !== DIRECTORY_END) continue;
    const locator = at - WIDE_LOCATOR_BYTES;
    if (locator < 0 || archive.readUInt32LE(locator) !== WIDE_LOCATOR)
      return { start: archive.readUInt32LE(at + 16), count: archive.readUInt16LE(at + 10) };
    const wide = wideNumber(archive, locator + 8);
    return { start: wideNumber(archive, wide + 48), count: wideNumber(archive, wide + 32) };
  }
  throw new RangeError('No directory');
}

function readDirectory(archive: Buffer, start: number, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = start;
  for (let read = 0; read < count; read += 1) {
    if (archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new RangeError('No entry of the directory');
    const nameEnd = at + 46 + archive.readUInt16LE(at + 28);
    const extraEnd = nameEnd + archive.readUInt16LE(at + 30);
    const encoding = archive.readUInt16LE(at + 8) & 0x800 ? 'utf8' : 'latin1';
    const wide = wideField(archive, nameEnd, extraEnd);
    // In this order, and only those that are wide.
    const [size = 0, packedSize = 0, offset = 0] = [24, 20, 42].map((field) => {
      const number = archive.readUInt32LE(at + field);
      if (number !== WIDE) return number;
      wide.at += 8;
      return wideNumber(archive, wide.at - 8);
    });
    const name = archive.toString(encoding, at + 46, nameEnd);
    entries.push({ name, method: archive.readUInt16LE(at + 10), packedSize, size, offset });
    at = extraEnd + archive.readUInt16LE(at + 32);
  }
  return entries;
}

/** Where the wide numbers of an entry begin; nowhere when it has none. */
function wideField(archive: Buffer, start: number, end: number): { at: number } {
  for (let at = start; at + 4 <= end; at += 4 + archive.readUInt16LE(at + 2))
    if (archive.readUInt16LE(at) === WIDE_FIELD) return { at: at + 4 };
  return { at: archive.length };
}

function wideNumber(archive: Buffer, at: number): number {
  return Number(archive.readBigUInt64LE(at));
}

function unpacked(archive: Buffer, { name, method, packedSize, size, offset }: ZipEntry): Uint8Array {
  if (archive.readUInt32LE(offset) !== LOCAL_ENTRY) throw new RangeError(`${name} is not where the directory says`);
  const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  const packed = archive.subarray(start, start + packedSize);
  if (method !== STORED && method !== DEFLATED) throw new RangeError(`${name} is packed in an unknown way`);
  // The library wants at least one byte of room.
  const part = method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  if (part.length !== size) throw new RangeError(`${name} has another size than the directory says`);
  return part;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
