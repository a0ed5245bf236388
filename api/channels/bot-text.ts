/** A reply of the pipeline in, what a bot says of it out: the answer, its numbered sources, what is missing, the label. */
import type { AskReply, Citation, Notice } from '../contract.ts';
import type { BotForm } from './bot-forms.ts';
import { renderInline } from './bot-inline.ts';

export interface BotText {
  /** Markdown of the pipeline: paragraphs, bold, lists, tables, bare [n]. */
  body: string;
  sources: readonly Citation[];
  /** Lines below the sources, without markers. */
  notes: readonly string[];
  /** Says who wrote the text; null on what is no answer. */
  label: string | null;
  /** Origin of the links; null leaves them out. */
  publicUrl: string | null;
}

/** Longer addresses are refused by some clients; a source is then shown without its link. */
const MAX_URL_BYTES = 2048;

const NOTICES: Partial<Record<Notice, string>> = {
  'model-unavailable': '大模型暂时没有给出可用的回答，以上由原文摘录给出或补全。',
  'model-slow': '大模型没有按时答完，以上由原文摘录给出或补全。',
  'embedding-unavailable': '语义检索暂时不可用，已改用字词检索。',
  'ocr-text': '引用的文件由扫描件识别而来，个别文字可能有误。',
};

/** `publicUrl` is the origin of links; null leaves them out. */
export function answerText(reply: AskReply, publicUrl: string | null): BotText {
  const { answer, citations, missing = [], notices = [], suggestions = [], status } = reply;
  const notes = [
    ...(missing.length > 0 && status === 'partial' ? [`没有找到：${missing.join('；')}`] : []),
    ...notices.flatMap((notice) => NOTICES[notice] ?? []),
    ...(suggestions.some((one) => !answer.includes(one))
      ? [`可以这样问：${suggestions.map((one) => `“${one}”`).join('、')}`]
      : []),
  ];
  const label = citations.length === 0 ? null : (reply.label ?? null);
  return { body: answer, sources: citations, notes, label, publicUrl };
}

/** Words of the bot itself: help, hints, faults. */
export function plainText(body: string): BotText {
  return { body, sources: [], notes: [], label: null, publicUrl: null };
}

export type SourceDetail = 'full' | 'without-context' | 'without-quote';

/** 【1】[《title》](url)（number）section，第 9 页：「quote」 */
export function renderSource(citation: Citation, { form, publicUrl, detail }: SourceOptions): string {
  const { marker, title, documentNumber, section, page, quote, context = [] } = citation;
  const plain = (text: string): string => form.escape(text.replace(/\s+/g, ' ').trim());
  const url = publicUrl === null ? null : readerUrl(citation.href, publicUrl);
  const name = `《${plain(title).replace(/\(/g, '（').replace(/\)/g, '）')}》`;
  const place = [...section.map(plain), ...(page === null ? [] : [`第${page}页`])].join(' › ');
  const number = documentNumber === null ? '' : `（${plain(documentNumber)}）`;
  const head = `【${marker}】${url === null ? name : form.link(name, url)}${number}${place === '' ? '' : ` ${place}`}`;
  if (detail === 'without-quote') return head;
  const inherited = context.map((piece) => piece.quote).filter((piece) => letters(piece) !== letters(title));
  const above = inherited.map((piece) => `「${plain(piece)}」`).join('');
  const proof = `「${plain(quote)}」${detail === 'full' && above !== '' ? `（上文：${above}）` : ''}`;
  return form.quoteLine === null ? `${head}：${proof}` : `${head}：${form.lineBreak}${form.quoteLine}${proof}`;
}

/** A title is printed with other blanks and brackets than it is listed with; it stands in front already. */
function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

export interface SourceOptions {
  form: BotForm;
  publicUrl: string | null;
  detail: SourceDetail;
}

/** Absolute and without a character that ends a link or begins markup; null when it would be too long. */
export function readerUrl(href: string, publicUrl: string): string | null {
  const url = new URL(href, publicUrl).href.replace(
    /[()|'"*_~`[\]<>]/g,
    (unit) => `%${unit.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return new TextEncoder().encode(url).length <= MAX_URL_BYTES ? url : null;
}

export function renderNote(note: string, form: BotForm): string {
  return renderInline(
    note.replace(/[*[\]]/g, (unit) => `\\${unit}`),
    form,
  );
}
