/**
 * The bytes of a file in, its format out, or why a file of its kind is not read and what to do. The bytes decide; the name
 * only tells apart what is text all the same (`.csv`, `.txt`).
 */
import path from 'node:path';
import type { FileFormat } from '../plan-document.ts';
import type { Unreadable } from './loaded-text.ts';
import { listZip } from './read-zip.ts';

/** Text under another name is no plan: a style sheet, a script, a list of settings. */
const TEXT_NAMES = new Set(['.txt', '.text', '.md', '.markdown']);
const TABLE_NAMES = new Set(['.csv', '.tsv']);
const PAGE_NAMES = new Set(['.html', '.htm', '.xhtml', '.shtml', '.xht']);
/** Offices get pages under these names when a site offers a page as a download. */
const OFFICE_NAMES = new Set(['.doc', '.docx', '.wps', '.xls', '.xlsx', '.et', '.pdf']);
/** As much of a file as tells its family. */
export const HEAD_BYTES = 4096;

const SAVE_AS_DOCX = '请用 Word 或 WPS 打开后另存为 .docx 再加入';
const SAVE_AS_PDF = '请打开后另存为 PDF 再加入';

/** Family by the first bytes alone: what `findFiles` needs to leave out what can be no plan. */
export type FileFamily = 'pdf' | 'zip' | 'ole' | 'html' | 'csv' | 'text';

export function familyOf(file: string, head: Uint8Array): FileFamily | Unreadable {
  const start = Buffer.from(head.subarray(0, HEAD_BYTES)).toString('latin1');
  const extension = path.extname(file).toLowerCase();
  if (start.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (start.startsWith('PK\u0003\u0004')) return 'zip';
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1')) return 'ole';
  const picture = /^(?:\u0089PNG|\u00ff\u00d8\u00ff|GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP)/s.test(start);
  if (picture) return { reason: '是图片，扫描件请合并为 PDF 后加入' };
  if (start.startsWith('{\\rtf')) return { reason: `是 RTF 文件，暂不读取，${SAVE_AS_DOCX}` };
  if (/^MIME-Version:|^From: <Saved by/im.test(start.slice(0, 200)))
    return { reason: '是单个文件网页（.mht），暂不读取，请另存为 .html 或 PDF 再加入' };
  const readable = withoutMark(start);
  if (/^\s*<\?xml[^>]*\?>\s*<\?mso-application/.test(readable))
    return { reason: `是 Word 2003 的 XML 文件，暂不读取，${SAVE_AS_DOCX}` };
  // A page saved as .txt is a page; Markdown may begin with a <div> or a <table> all the same.
  if (isPage(readable) || (isMarkup(readable) && !TEXT_NAMES.has(extension))) return 'html';
  if (TABLE_NAMES.has(extension)) return 'csv';
  if (TEXT_NAMES.has(extension)) return 'text';
  if (PAGE_NAMES.has(extension)) return 'html';
  if (OFFICE_NAMES.has(extension))
    return { reason: `内容不是 ${extension} 文件，可能已损坏或没有下载完整，请重新取得后加入` };
  return {
    reason: `暂不支持 ${extension || '没有扩展名的'} 文件，能读取文本、网页、Word（.docx）、PDF、Excel（.xlsx）和 .csv`,
  };
}

/** UTF-8's mark, and every second byte of UTF-16. */
function withoutMark(start: string): string {
  return start.replace(/^\u00ef\u00bb\u00bf|^\u00ff\u00fe|^\u00fe\u00ff/, '').replaceAll('\0', '');
}

/** A text that speaks of markup has a tag or two; a page has nothing but. */
function isPage(start: string): boolean {
  const opens = /^(?:\s|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head)\b/i.test(start.replace(/<!--[\s\S]*?-->/g, ''));
  return opens && (start.match(/<\/?[a-z][^<>]*>/gi)?.length ?? 0) >= 4;
}

function isMarkup(start: string): boolean {
  return /^(?:\s|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body|meta|title|table|div|style)\b/i.test(
    start.replace(/<!--[\s\S]*?-->/g, ''),
  );
}

/** Of a whole file; `familyOf` lets nothing else through. */
export function formatOf(family: FileFamily, bytes: Uint8Array): FileFormat | Unreadable {
  if (family === 'ole') return { reason: oldOfficeReason(bytes) };
  return family === 'zip' ? archiveFormat(bytes) : family;
}

function archiveFormat(bytes: Uint8Array): FileFormat | Unreadable {
  const names = listZip(bytes);
  if ('reason' in names) return names;
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/^word\/document\d*\.xml$/)) return 'docx';
  if (has(/^xl\/workbook\.xml$/)) return 'xlsx';
  if (has(/^OFD\.xml$/i)) return { reason: `是 OFD 版式文件，暂不读取，${SAVE_AS_PDF}` };
  if (has(/^ppt\//)) return { reason: `是演示文稿，暂不读取，${SAVE_AS_PDF}` };
  if (has(/^xl\/workbook\.bin$/)) return { reason: '是二进制的 Excel 文件（.xlsb），请另存为 .xlsx 再加入' };
  if (has(/^content\.xml$/)) return { reason: `是 OpenDocument 文件，暂不读取，${SAVE_AS_DOCX}` };
  return { reason: '是压缩包，请解压后加入其中的文件' };
}

/** Streams of the old container carry their names in UTF-16. */
function oldOfficeReason(bytes: Uint8Array): string {
  const holds = (name: string): boolean => Buffer.from(bytes).includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) return '文件设有打开密码，请去掉密码后加入';
  if (holds('WordDocument')) return `是旧版 Word 或 WPS 文字文件（.doc、.wps），暂不读取，${SAVE_AS_DOCX}`;
  if (holds('Workbook') || holds('Book'))
    return '是旧版 Excel 或 WPS 表格文件（.xls、.et），暂不读取，请另存为 .xlsx 再加入';
  return `是旧版 Office 文件，暂不读取，${SAVE_AS_DOCX}`;
}
