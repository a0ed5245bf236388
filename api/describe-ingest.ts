/** A report of ingestion in, one line for each file out: what was found in it, why it was left out, or that it went. */
import type { IngestReport } from '#retrieval/ingest/ingest-folder';
import type { ManifestProblem } from '#retrieval/ingest/manifest';
import type { ReadFile } from '#retrieval/ingest/read-changed';
import type { DocumentKind, FileFormat } from '#retrieval/plan-document';
import { printable } from './ingest-progress.ts';

const FORMATS: Record<FileFormat, string> = {
  text: '文本',
  html: '网页',
  docx: 'Word',
  pdf: 'PDF',
  xlsx: 'Excel',
  csv: 'CSV',
};

const KINDS: Record<DocumentKind, string> = {
  plan: '规划',
  'action-plan': '行动计划',
  'work-points': '工作要点',
  'work-report': '政府工作报告',
  statistics: '统计公报',
  bulletin: '简报',
  news: '新闻',
};

export function describeIngest({
  found,
  removedFiles,
  elsewhere,
  skipped,
  manifest,
}: Pick<IngestReport, 'found' | 'removedFiles' | 'elsewhere' | 'skipped' | 'manifest'>): string[] {
  return [
    ...manifest.map((problem) => printable(`清单有误：${describeProblem(problem)}`)),
    ...found.map((file) => printable(`已收入：${describeFile(file)}`)),
    ...removedFiles.map((file) => printable(`已移出：${file}`)),
    ...elsewhere.map((file) => printable(`照旧保留：${file}（文件不在这台服务器上）`)),
    ...skipped.map(({ file, reason }) => printable(`未收入：${file}（${reason}）`)),
  ];
}

export function describeProblem({ file, row, column, found, expected }: ManifestProblem): string {
  const place = `${row === null ? '' : ` 第 ${row} 行`}${column === null ? '' : `“${column}”`}`;
  return `${file}${place}：${found}；应为${expected}`;
}

/** What answers depend on: an office sees at once when a place or a year was not understood. */
function describeFacts({ region, years, documentKind }: ReadFile): string {
  const period = years.length > 1 ? `${years[0]}-${years.at(-1)} 年` : years.map((year) => `${year} 年`).join('');
  const unknown = [region === null ? '地区' : '', period === '' ? '期间' : ''].filter((name) => name !== '');
  const known = [region ?? '', period, KINDS[documentKind]].filter((word) => word !== '').join('，');
  return unknown.length === 0 ? known : `${known}（${unknown.join('、')}没有认出，请写在文件旁边的清单.csv 里）`;
}

function describeFile(read: ReadFile): string {
  const { file, title, format, pages, recognised, characters, passages, figures, notes } = read;
  const length = pages > 0 ? ` ${pages} 页` : '';
  const pictures = recognised > 0 ? `（其中 ${recognised} 页由图像识别）` : '';
  const contents = `${FORMATS[format]}${length}${pictures}，${characters} 字，${passages} 个片段，${figures} 个数字`;
  return `${file}　《${title}》　${describeFacts(read)}　${contents}${notes.length > 0 ? `；${notes.join('；')}` : ''}`;
}
