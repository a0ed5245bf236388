/** A reply as text for a terminal: the answer, then its numbered sources. Steers nothing: control characters are dropped. */
import type { AskReply, Citation, Notice } from '../contract.ts';
import { printable } from '../ingest-progress.ts';

const STATUS = { answered: null, partial: '部分回答', refused: '未找到依据' };
const INDENT = '    ';
const NOTICES: Partial<Record<Notice, string>> = {
  'model-unavailable': '（大模型没有给出可用的回答，以上由内置回答给出或补全）',
  'model-slow': '（大模型没有按时答完，以上由内置回答给出或补全）',
  'embedding-unavailable': '（向量模型不可用，这次检索只靠字词）',
  'ocr-text': '（引用的文字由扫描件识别而来，个别字可能有误，请对照原件）',
};

export function renderReply(reply: AskReply, { isTTY = false }: { isTTY?: boolean }): string {
  const status = STATUS[reply.status];
  const lines = [
    ...(status ? [`【${status}】`] : []),
    renderBold(printable(reply.answer), isTTY),
    ...(reply.missing?.length ? ['', `没有找到：${reply.missing.map(printable).join('；')}`] : []),
    ...(reply.notices ?? []).flatMap((notice) => (NOTICES[notice] ? ['', NOTICES[notice]] : [])),
    ...(reply.citations.length ? ['', '依据'] : []),
    ...reply.citations.flatMap(renderCitation),
    ...(reply.suggestions?.length
      ? ['', '可以这样问：', ...reply.suggestions.map((one) => `  · ${printable(one)}`)]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** Bold on a terminal; elsewhere the asterisks would only be noise. */
function renderBold(markdown: string, isTTY: boolean): string {
  return markdown.replace(/\*\*(.+?)\*\*/g, isTTY ? '\u001b[1m$1\u001b[22m' : '$1');
}

function renderCitation(citation: Citation): string[] {
  const { marker, title, documentNumber, issuer, published, section, quote, documentId, start, end } = citation;
  const origin = [issuer, published].filter((part) => part !== null).join('　');
  const place = [...section, ...(citation.page === null ? [] : [`第 ${citation.page} 页`])].join(' › ');
  const details = [
    origin,
    place,
    `“${onOneLine(quote)}”`,
    ...(citation.context ?? []).map((piece) => `（上文：“${onOneLine(piece.quote)}”）`),
    `${documentId} ${start}–${end}`,
  ];
  return [
    `[${marker}] ${printable(title)}${documentNumber ? `（${printable(documentNumber)}）` : ''}`,
    ...details.filter((line) => line !== '').map((line) => INDENT + printable(line)),
  ];
}

/** Lines of a sentence go on; paragraphs, and cells that stand a line each (81.2 / 1.8), stay apart. */
function onOneLine(quote: string): string {
  return quote.replace(/(?<!\s)\s*\n\s*/g, (gap, at: number) => {
    const between = /\d$/.test(quote.slice(0, at)) && /^[-\d]/.test(quote.slice(at + gap.length));
    return between || /\n[ \t\u3000]*\r?\n/.test(gap) ? ' ' : '';
  });
}
