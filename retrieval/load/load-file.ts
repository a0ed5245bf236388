/**
 * Name and bytes of one file in, its canonical text out. Each format's library is loaded when the first file of it comes.
 * Meant for the process of `loader-process.ts`: a file made to do harm may keep a library busy or fill its memory.
 */
import path from 'node:path';
import type { FileFormat } from '../plan-document.ts';
import type { FileFamily } from './file-kind.ts';
import { familyOf, formatOf } from './file-kind.ts';
import { MAX_TEXT_CHARS, MEBIBYTE } from './limits.ts';
import { loadText } from './load-text.ts';
import { isUnreadable, type LoadResult, type Unreadable } from './loaded-text.ts';

export interface FileBytes {
  /** Path inside its folder. */
  file: string;
  bytes: Uint8Array;
}

const EXTENSIONS: Record<FileFormat, RegExp> = {
  text: /^\.(?:txt|text|md|markdown)$/,
  html: /^\.(?:html?|xhtml|shtml|xht)$/,
  docx: /^\.docx$/,
  pdf: /^\.pdf$/,
  xlsx: /^\.xlsx$/,
  csv: /^\.(?:csv|tsv)$/,
};
const FORMAT_NAMES: Record<FileFormat, string> = {
  text: '文本',
  html: '网页',
  docx: 'Word',
  pdf: 'PDF',
  xlsx: 'Excel',
  csv: 'CSV',
};

/** `onProgress` is called for each page of a long file: as long as it is, the file is being read. */
export async function loadFile(
  { file, bytes }: FileBytes,
  onProgress: () => void = () => undefined,
): Promise<LoadResult> {
  const family = familyOf(file, bytes);
  const format: FileFormat | Unreadable = typeof family === 'string' ? formatOf(family, bytes) : family;
  if (typeof format !== 'string') return format;
  const loaded = await loadAs(format, bytes, onProgress).catch(faultReason);
  if (isUnreadable(loaded)) return loaded;
  if (loaded.text.length > MAX_TEXT_CHARS) return { reason: `文字超过 ${MAX_TEXT_CHARS / MEBIBYTE} 兆字` };
  const extension = path.extname(file).toLowerCase();
  const isNamed = EXTENSIONS[format].test(extension);
  const note = isNamed
    ? []
    : [`扩展名是 ${extension || '空的'}，内容是${FORMAT_NAMES[format]}，按${FORMAT_NAMES[format]}读取`];
  return { ...loaded, notes: [...note, ...loaded.notes] };
}

/** Of all families only text is read in the program's own process: decoding it cannot hang. */
export function isPlainText(family: FileFamily | Unreadable): boolean {
  return family === 'text';
}

async function loadAs(format: FileFormat, bytes: Uint8Array, onProgress: () => void): Promise<LoadResult> {
  switch (format) {
    case 'text':
      return loadText(bytes);
    case 'html':
      return (await import('./load-html.ts')).loadHtml(bytes);
    case 'csv':
      return (await import('./load-csv.ts')).loadCsv(bytes);
    case 'xlsx':
      return (await import('./load-xlsx.ts')).loadXlsx(bytes);
    case 'docx':
      return (await import('./docx/load-docx.ts')).loadDocx(bytes);
    case 'pdf':
      return (await import('./pdf/load-pdf.ts')).loadPdf(bytes, onProgress);
  }
}

/** A library's words may hold text of the file: one line of them is enough. */
function faultReason(fault: unknown): Unreadable {
  const words =
    String(fault instanceof Error ? fault.message : fault)
      .split('\n')[0]
      ?.slice(0, 120) ?? '';
  return fault instanceof RangeError && words.includes('call stack')
    ? { reason: '内容一层套一层，深得不是正常的文档' }
    : { reason: `内容读不出来，文件可能已损坏（${words}）` };
}
