/** A question and numbered passages in, what is sent to the model out. Documents and users cannot step out of their fences. */
import type { Passage } from '#retrieval/plan-document';
import { type AnswerLanguage, answerInstructions } from './answer-instructions.ts';

export interface PromptPassage {
  title: string;
  issuer: string | null;
  published: string | null;
  region: string | null;
  /** The document's own years. */
  years: readonly number[];
  /** Section titles, outermost first. */
  path: readonly string[];
  passage: Pick<Passage, 'indexText' | 'cells' | 'context'>;
}

export interface AnswerPromptSource {
  question: string;
  /** Numbered from 1 in this order. */
  passages: readonly PromptPassage[];
  /** What the documents do not have, as the gate found it. */
  missing: readonly string[];
  language: AnswerLanguage;
}

export interface PromptMessage {
  role: 'user' | 'assistant';
  content: string;
}

export interface ModelPrompt {
  instructions: string;
  messages: PromptMessage[];
}

export function answerPrompt({ question, passages, missing, language }: AnswerPromptSource): ModelPrompt {
  const parts = [
    '资料：',
    ...passages.map((one, at) => fencedPassage(one, at + 1)),
    `<问题>\n${fenced(question)}\n</问题>`,
    ...(missing.length > 0 ? [`已查明资料中没有的，不要回答也不要提：${missing.map(fenced).join('；')}`] : []),
  ];
  return { instructions: answerInstructions(language), messages: [{ role: 'user', content: parts.join('\n\n') }] };
}

/** Characters that one passage takes in the prompt, fence included. */
export function promptCharacters(passage: PromptPassage): number {
  return fencedPassage(passage, 10).length;
}

function fencedPassage(one: PromptPassage, number: number): string {
  const { title, issuer, published, region, years, path, passage } = one;
  const facts = [
    `文件：${title}`,
    ...(issuer ? [`发文：${issuer}`] : []),
    ...(published ? [`日期：${published}`] : []),
    ...(region ? [`地区：${region}`] : []),
    ...(years.length > 0 ? [`年份：${yearsOf(years)}`] : []),
    ...(path.length > 0 ? [`位置：${path.join(' › ')}`] : []),
  ];
  const caption = passage.context.find((piece) => piece.role === 'caption');
  const body = passage.cells
    ? [...(caption ? [`表：${caption.text}`] : []), ...passage.cells.map(cellLine)].join('\n')
    : passage.indexText;
  return `<资料 编号="${number}">\n${fenced(facts.join('\n'))}\n内容：\n${fenced(body)}\n</资料>`;
}

function cellLine({ column, text }: { column: string; text: string }): string {
  return column === '' ? text : `${column}：${text}`;
}

function yearsOf(years: readonly number[]): string {
  const [first, last] = [years[0], years.at(-1)];
  return first === last ? `${first}年` : `${first}年至${last}年`;
}

/** No angle bracket of a document or a question closes a fence, no line of it looks like one of ours. */
function fenced(text: string): string {
  return text.replaceAll('<', '〈').replaceAll('>', '〉');
}
