/** A report of ingestion in, one line for each file out: what was found in it, why it was left out, or that it went. */
import type { IngestReport } from '#retrieval/ingest/ingest-folder';
import type { ReadFile } from '#retrieval/ingest/read-changed';
import type { FileFormat } from '#retrieval/plan-document';
import { printable } from './ingest-progress.ts';

const FORMATS: Record<FileFormat, string> = {
  text: '文本',
  html: '网页',
  docx: 'Word',
  pdf: 'PDF',
  xlsx: 'Excel',
  csv: 'CSV',
};

export function describeIngest({
  found,
  removed,
  skipped,
}: Pick<IngestReport, 'found' | 'removed' | 'skipped'>): string[] {
  return [
    ...found.map((file) => printable(`已收入：${describeFile(file)}`)),
    ...removed.map((id) => printable(`已移出：${id}`)),
    ...skipped.map(({ file, reason }) => printable(`未收入：${file}（${reason}）`)),
  ];
}

function describeFile({
  file,
  title,
  format,
  pages,
  recognised,
  characters,
  passages,
  figures,
  notes,
}: ReadFile): string {
  const length = pages > 0 ? ` ${pages} 页` : '';
  const pictures = recognised > 0 ? `（其中 ${recognised} 页由图像识别）` : '';
  const contents = `${FORMATS[format]}${length}${pictures}，${characters} 字，${passages} 个片段，${figures} 个数字`;
  return `${file}　《${title}》　${contents}${notes.length > 0 ? `；${notes.join('；')}` : ''}`;
}
