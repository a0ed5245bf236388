/** Body of `/api/chat` in, the question with its history out: what `useChat` sends, or the body of `/api/ask`. */
import { z } from '@hono/zod-openapi';
import {
  type AskRequest,
  askRequestSchema,
  filtersSchema,
  historyItemSchema,
  MAX_QUESTION_CHARACTERS,
} from './contract.ts';
import { describeIssues, type FieldError } from './describe-issues.ts';

const partSchema = z.looseObject({ type: z.string(), text: z.string().optional() });

/** Only what a user wrote is believed; an assistant's turn may be forged and serves to understand the next question. */
const messageSchema = z.looseObject({ role: z.enum(['user', 'assistant']), parts: z.array(partSchema) });

/** Foreign: `useChat` adds fields of its own, which are not looked at. */
const useChatSchema = z.looseObject({
  messages: z.array(messageSchema).min(1),
  filters: filtersSchema.optional(),
});

/** For the description of the interface alone. */
export const chatRequestSchema = z
  .object({
    id: z.string().optional(),
    messages: z.array(messageSchema).optional().openapi({ description: 'useChat 的消息，最后一条是用户的问题' }),
    question: z.string().optional().openapi({ maxLength: MAX_QUESTION_CHARACTERS, description: '或与 /api/ask 相同' }),
    history: z.array(historyItemSchema).optional(),
    filters: filtersSchema.optional(),
  })
  .openapi('ChatRequest');

export type ReadChat = { kind: 'request'; request: AskRequest } | { kind: 'invalid'; errors: FieldError[] };

export function readChatRequest(body: unknown): ReadChat {
  const isUseChat = typeof body === 'object' && body !== null && 'messages' in body;
  return isUseChat ? readMessages(body) : readAsk(body);
}

function readAsk(body: unknown): ReadChat {
  const parsed = askRequestSchema.safeParse(body);
  // JSON has no `undefined`: see the ask route.
  if (parsed.success) return { kind: 'request', request: parsed.data as AskRequest };
  return { kind: 'invalid', errors: describeIssues(parsed.error.issues) };
}

function readMessages(body: object): ReadChat {
  const parsed = useChatSchema.safeParse(body);
  if (!parsed.success) return { kind: 'invalid', errors: describeIssues(parsed.error.issues) };
  const { messages, filters } = parsed.data;
  const at = messages.length - 1;
  if (messages[at]?.role !== 'user') {
    return { kind: 'invalid', errors: [{ field: `messages[${at}].role`, expected: 'user，最后一条是用户的问题' }] };
  }
  const turns = messages.map(({ role, parts }) => ({ role, content: textOf(parts) }));
  const read = readAsk({
    question: turns[at]?.content,
    ...(at > 0 ? { history: turns.slice(0, at) } : {}),
    ...(filters ? { filters } : {}),
  });
  if (read.kind === 'request') return read;
  const errors = read.errors.map((error) =>
    error.field === 'question' ? { ...error, field: `messages[${at}].parts` } : error,
  );
  return { kind: 'invalid', errors };
}

function textOf(parts: readonly z.infer<typeof partSchema>[]): string {
  return parts.flatMap(({ type, text }) => (type === 'text' && text !== undefined ? [text] : [])).join('\n');
}
