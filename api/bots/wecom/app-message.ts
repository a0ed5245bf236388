/** Messages and events of a self-built app (document/path/90239, 90240): only what was encrypted is believed. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { BotMessage } from '../bot-message.ts';
import { readXmlFields } from './xml-fields.ts';

const messageSchema = z.looseObject({
  ToUserName: z.string(),
  FromUserName: z.string().min(1).max(200),
  CreateTime: z.string().regex(/^\d{1,12}$/),
  MsgType: z.string(),
  AgentID: z.string().regex(/^\d{1,12}$/),
  MsgId: z
    .string()
    .regex(/^\d{1,30}$/)
    .optional(),
  Content: z.string().optional(),
  Event: z.string().optional(),
  EventKey: z.string().optional(),
});

export type AppMessage = z.infer<typeof messageSchema>;

export function readAppMessage(xml: string): AppMessage | null {
  const parsed = messageSchema.safeParse(readXmlFields(xml));
  return parsed.success ? parsed.data : null;
}

/** Whoever opens the app sends an event each time; help once a day is enough. */
const DAY_SECONDS = 86_400;
const ENTERING = new Set(['enter_agent', 'subscribe']);

/** Null for an event that wants no answer. */
export function appQuestion(message: AppMessage): BotMessage | null {
  const { ToUserName: corp, FromUserName: user, AgentID: agent, MsgType, MsgId, Content, Event } = message;
  const bot = `wecom-app:${corp}:${agent}`;
  const person = { user: `${bot}:${user}`, talker: `${bot}:${user}` };
  if (MsgType === 'event') {
    if (!ENTERING.has(Event ?? '')) return null;
    const day = Math.floor(Number(message.CreateTime) / DAY_SECONDS);
    return { ...person, key: `${bot}:enter:${unnamed(person.user)}:${day}`, kind: 'enter', text: '' };
  }
  // Only events have no id of their own.
  const key = `${bot}:${MsgId ?? `${unnamed(person.user)}:${message.CreateTime}:${MsgType}`}`;
  return { ...person, key, kind: MsgType === 'text' ? 'text' : 'unsupported', text: (Content ?? '').trim() };
}

/** Keys are logged, and the log names nobody; the same after a restart, so that a repeated event is known again. */
function unnamed(user: string): string {
  return createHash('sha256').update(user).digest('hex').slice(0, 32);
}
