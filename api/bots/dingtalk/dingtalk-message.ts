/** A message of the DingTalk robot, the same in Stream mode and by HTTP (open.dingtalk.com, "receive messages"). */
import { z } from 'zod';
import type { BotMessage } from '../bot-message.ts';
import { stripMention } from '../strip-mention.ts';

const textSchema = z.looseObject({
  content: z.string(),
  isReplyMsg: z.boolean().optional().catch(undefined),
  repliedMsg: z
    .looseObject({ content: z.looseObject({ text: z.string() }).optional() })
    .optional()
    .catch(undefined),
});

const contentSchema = z.looseObject({
  content: z.string().optional().catch(undefined),
  recognition: z.string().optional().catch(undefined),
  richText: z
    .array(z.looseObject({ text: z.string().optional() }))
    .optional()
    .catch(undefined),
});

const messageSchema = z.looseObject({
  msgId: z.string().min(1).max(200),
  conversationId: z.string().min(1).max(300),
  conversationType: z.enum(['1', '2']),
  senderStaffId: z.string().max(200).optional(),
  robotCode: z.string().max(200).optional(),
  sessionWebhook: z.string().max(2048).optional(),
  /** Milliseconds since 1970. */
  sessionWebhookExpiredTime: z.number().optional(),
  msgtype: z.string(),
  text: textSchema.optional(),
  // One page of the documentation has the text of a message here.
  content: z.union([z.string(), contentSchema]).optional().catch(undefined),
});

export type DingtalkMessage = z.infer<typeof messageSchema>;

export function readDingtalkMessage(value: unknown): DingtalkMessage | null {
  const parsed = messageSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** Where the reply goes; kept with the claim. */
export const dingtalkAddressSchema = z.object({
  webhook: z.string().nullable(),
  webhookUntil: z.number(),
  conversationId: z.string(),
  isGroup: z.boolean(),
  /** Null for outsiders, who can be reached through the webhook alone. */
  staffId: z.string().nullable(),
  robotCode: z.string().nullable(),
});

export type DingtalkAddress = z.infer<typeof dingtalkAddressSchema>;

export function dingtalkAddress(message: DingtalkMessage, robotCode: string | null): DingtalkAddress {
  return {
    webhook: message.sessionWebhook ?? null,
    webhookUntil: message.sessionWebhookExpiredTime ?? 0,
    conversationId: message.conversationId,
    isGroup: message.conversationType === '2',
    staffId: message.senderStaffId || null,
    robotCode: robotCode ?? message.robotCode ?? null,
  };
}

const MAX_QUOTED_CHARACTERS = 100;

export function dingtalkQuestion(message: DingtalkMessage): BotMessage {
  const { msgId, conversationId, senderStaffId, robotCode = '', text } = message;
  const words = wordsOf(message);
  const quoted = text?.repliedMsg?.content?.text.trim() ?? '';
  const asksFrom = quoted !== '' && quoted.length <= MAX_QUOTED_CHARACTERS && !quoted.includes('【');
  return {
    key: `dingtalk:${robotCode}:${msgId}`,
    user: `dingtalk:${robotCode}:${senderStaffId ?? ''}`,
    talker: `dingtalk:${robotCode}:${conversationId}:${senderStaffId ?? ''}`,
    kind: senderStaffId ? (words === null ? 'unsupported' : 'text') : 'outsider',
    // DingTalk takes the mention off itself and leaves a blank.
    text: stripMention(words ?? '', null),
    ...(asksFrom ? { quoted } : {}),
  };
}

function wordsOf({ msgtype, text, content }: DingtalkMessage): string | null {
  const more = typeof content === 'string' ? { content } : content;
  switch (msgtype) {
    case 'text':
      return text?.content ?? more?.content ?? '';
    case 'audio':
      return more?.recognition ?? null;
    case 'richText': {
      const words = more?.richText?.flatMap((part) => (part.text === undefined ? [] : [part.text])) ?? [];
      return words.length > 0 ? words.join('') : null;
    }
    default:
      return null;
  }
}
