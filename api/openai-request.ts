/** Body of `/v1/chat/completions` in, the question with its history out. Foreign: only what is used is looked at. */
import { z } from '@hono/zod-openapi';
import { type AskRequest, askRequestSchema, type HistoryItem } from './contract.ts';
import { describeIssues, type FieldError } from './describe-issues.ts';

/** The one model of `/v1/models`. Which chat model writes, if any, is the server's own matter. */
export const SERVED_MODEL = 'plan-assistant';

const partSchema = z.looseObject({ type: z.string(), text: z.string().optional() });

const messageSchema = z.looseObject({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool', 'function']),
  content: z.union([z.string(), z.array(partSchema)]).nullish(),
});

export const completionRequestSchema = z
  .looseObject({
    model: z.string().openapi({ example: SERVED_MODEL }),
    messages: z
      .array(messageSchema)
      .min(1)
      .openapi({
        description: '最后一条是用户的问题；system 和 developer 消息不起作用',
        example: [{ role: 'user', content: '镇江2022年5G基站目标' }],
      }),
    stream: z.boolean().nullish(),
    stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
    n: z.literal(1).nullish(),
    response_format: z.looseObject({ type: z.literal('text') }).nullish(),
  })
  .openapi('ChatCompletionRequest');

export type CompletionRequest = z.infer<typeof completionRequestSchema>;

export interface ReadCompletion {
  kind: 'request';
  request: AskRequest;
  stream: boolean;
  includeUsage: boolean;
  /** All that was sent to be read, for the count of tokens. */
  promptTexts: string[];
}

export type CompletionProblem =
  | { kind: 'invalid'; errors: FieldError[] }
  /** Of another name than `SERVED_MODEL`. */
  | { kind: 'unknown-model' };

export function readCompletionRequest(body: unknown): ReadCompletion | CompletionProblem {
  const parsed = completionRequestSchema.safeParse(body);
  if (!parsed.success) return { kind: 'invalid', errors: describeIssues(parsed.error.issues) };
  const { model, messages, stream, stream_options: streamOptions } = parsed.data;
  if (model !== SERVED_MODEL) return { kind: 'unknown-model' };
  const read = readMessages(messages);
  if (read.kind === 'invalid') return read;
  return {
    ...read,
    stream: stream === true,
    includeUsage: streamOptions?.include_usage === true,
    promptTexts: messages.map(textOf),
  };
}

type Message = z.infer<typeof messageSchema>;

/** System messages have no authority here: what the answer may say is decided by the documents alone. */
function readMessages(
  messages: readonly Message[],
): { kind: 'request'; request: AskRequest } | { kind: 'invalid'; errors: FieldError[] } {
  const at = messages.length - 1;
  const last = messages[at];
  const field = `messages[${at}]`;
  if (last?.role !== 'user')
    return { kind: 'invalid', errors: [{ field: `${field}.role`, expected: 'user，最后一条是用户的问题' }] };
  if (Array.isArray(last.content) && last.content.some(({ type }) => type !== 'text'))
    return { kind: 'invalid', errors: [{ field: `${field}.content`, expected: '文字，图片、声音和文件不能读' }] };
  const history = messages.slice(0, at).flatMap((message): HistoryItem[] => {
    const { role } = message;
    if (role === 'user') return [{ role, content: textOf(message) }];
    return role === 'assistant' ? [{ role, content: withoutSources(textOf(message)) }] : [];
  });
  const parsed = askRequestSchema.safeParse({ question: textOf(last), ...(history.length > 0 ? { history } : {}) });
  // JSON has no `undefined`: see the ask route.
  if (parsed.success) return { kind: 'request', request: parsed.data as AskRequest };
  const errors = describeIssues(parsed.error.issues);
  return { kind: 'invalid', errors: errors.map((error) => ({ ...error, field: `${field}.content` })) };
}

function textOf({ content }: Message): string {
  if (typeof content === 'string') return content;
  return (content ?? []).flatMap(({ type, text }) => (type === 'text' && text !== undefined ? [text] : [])).join('\n');
}

/** What stands before the list of sources that a completion ends with. */
export const SOURCES_HEAD = '\n\n依据：\n\n';

/** An earlier answer comes back with its list of sources, which is no part of what was said. */
function withoutSources(content: string): string {
  const at = content.lastIndexOf(SOURCES_HEAD);
  return at < 0 ? content : content.slice(0, at);
}
