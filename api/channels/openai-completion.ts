/**
 * Events of an answer in, a chat completion of OpenAI's shape out, whole or as server-sent events. The text ends with the
 * numbered sources; `plan_answer` holds the citations and whatever else `/api/ask` tells.
 */
import type { AnswerEvent } from '../answer/answer-event.ts';
import type { AskReply, Citation } from '../contract.ts';
import { SERVED_MODEL, SOURCES_HEAD } from '../openai-request.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { sourceName } from './source-note.ts';

export interface CompletionOptions {
  events: AsyncIterable<AnswerEvent>;
  promptTexts: readonly string[];
  /** Stands before the addresses of sources; empty where nobody could open them. */
  origin: string;
  /** Milliseconds since 1970. */
  now: () => number;
}

export async function wholeCompletion({ events, promptTexts, origin, now }: CompletionOptions): Promise<object> {
  let said = '';
  for await (const event of events) {
    if (event.kind === 'text-verified') said += event.text;
    if (event.kind !== 'answer-end') continue;
    const content = said + sourcesText(event.reply, origin);
    return {
      id: `chatcmpl-${event.reply.id}`,
      object: 'chat.completion',
      created: Math.floor(now() / 1000),
      model: SERVED_MODEL,
      choices: [
        { index: 0, message: { role: 'assistant', content, refusal: null }, logprobs: null, finish_reason: 'stop' },
      ],
      usage: usageOf(promptTexts, content),
      plan_answer: planAnswer(event.reply, origin),
    };
  }
  throw new Error('An answer ended without its reply');
}

/** The chunks in order, each to be sent as one event; `[DONE]` is the caller's. */
export async function* completionChunks({
  events,
  promptTexts,
  origin,
  now,
  id,
  includeUsage,
}: CompletionOptions & { id: string; includeUsage: boolean }): AsyncGenerator<object> {
  const head = {
    id: `chatcmpl-${id}`,
    object: 'chat.completion.chunk',
    created: Math.floor(now() / 1000),
    model: SERVED_MODEL,
  };
  const usage = includeUsage ? { usage: null } : {};
  const chunk = (delta: object, finishReason: 'stop' | null = null): object => ({
    ...head,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }],
    ...usage,
  });
  let content = '';
  const say = (text: string): object => {
    content += text;
    return chunk({ content: text });
  };
  yield chunk({ role: 'assistant', content: '' });
  for await (const event of events) {
    if (event.kind === 'text-verified') yield say(event.text);
    if (event.kind !== 'answer-end') continue;
    const sources = sourcesText(event.reply, origin);
    if (sources !== '') yield say(sources);
    yield { ...chunk({}, 'stop'), plan_answer: planAnswer(event.reply, origin) };
  }
  if (includeUsage) yield { ...head, choices: [], usage: usageOf(promptTexts, content) };
}

function planAnswer({ answer: _said, ...reply }: AskReply, origin: string): object {
  const citations = reply.citations.map((citation) => ({ ...citation, href: `${origin}${citation.href}` }));
  return { ...reply, citations };
}

/** `- [1] 《标题》（文号），发布机构，日期，章节：“原文” 地址`, a line each, and who wrote the answer. */
function sourcesText({ citations, label }: AskReply, origin: string): string {
  if (citations.length === 0) return '';
  const lines = citations.map((citation) => `- ${sourceLine(citation, origin)}`);
  return `${SOURCES_HEAD}${lines.join('\n')}${label === undefined ? '' : `\n\n${escapeMarkdown(label)}`}`;
}

function sourceLine(citation: Citation, origin: string): string {
  const said = `[${citation.marker}] ${escapeMarkdown(`${sourceName(citation)}：“${citation.quote}”`)}`;
  return origin === '' ? said : `${said} <${origin}${citation.href}>`;
}

/** An estimate, as no tokeniser has a say here: a Han character counts one, four other characters count one. */
function usageOf(promptTexts: readonly string[], content: string): object {
  const prompt = promptTexts.reduce((sum, text) => sum + tokensOf(text), 0);
  const completion = tokensOf(content);
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
}

function tokensOf(text: string): number {
  const han = text.match(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/gu)?.length ?? 0;
  return han + Math.ceil((Array.from(text).length - han) / 4);
}
