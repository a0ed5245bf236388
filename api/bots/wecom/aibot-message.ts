/** JSON of the smart bot (developer.work.weixin.qq.com, document/path/100719), the same by callback and long connection. */
import { z } from 'zod';
import type { BotMessage } from '../bot-message.ts';
import { stripMention } from '../strip-mention.ts';

const textSchema = z.looseObject({ content: z.string() });

const quoteSchema = z.looseObject({ msgtype: z.string().optional(), text: textSchema.optional() });

const messageSchema = z.looseObject({
  msgid: z.string().min(1).max(200),
  aibotid: z.string().max(200).optional(),
  chatid: z.string().max(200).optional(),
  chattype: z.enum(['single', 'group']).catch('single'),
  from: z.looseObject({ userid: z.string().min(1).max(200) }),
  response_url: z.string().optional(),
  msgtype: z.string(),
  text: textSchema.optional(),
  voice: textSchema.optional(),
  mixed: z
    .looseObject({ msg_item: z.array(z.looseObject({ msgtype: z.string(), text: textSchema.optional() })) })
    .optional(),
  quote: quoteSchema.optional().catch(undefined),
  stream: z.looseObject({ id: z.string().max(200) }).optional(),
  event: z
    .looseObject({
      eventtype: z.string(),
      feedback_event: z
        .looseObject({
          id: z.string().max(256),
          type: z.int(),
          content: z.string().optional(),
        })
        .optional(),
    })
    .optional(),
});

export type AibotMessage = z.infer<typeof messageSchema>;

/** Null for what is no message of a smart bot. */
export function readAibotMessage(value: unknown): AibotMessage | null {
  const parsed = messageSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** A quotation longer than this is an answer or a paper, not the question that this one goes on from. */
const MAX_QUOTED_CHARACTERS = 100;

export function aibotQuestion(message: AibotMessage, { botId, botName }: AibotIdentity): BotMessage {
  const { msgid, aibotid, from, chatid, chattype, quote } = message;
  const bot = botId ?? aibotid ?? '';
  const content = contentOf(message);
  const quoted = quote?.text?.content.trim() ?? '';
  const asksFrom = quoted !== '' && quoted.length <= MAX_QUOTED_CHARACTERS && !quoted.includes('【');
  return {
    key: `wecom-bot:${bot}:${msgid}`,
    user: `wecom-bot:${bot}:${from.userid}`,
    talker: `wecom-bot:${bot}:${chattype === 'group' ? (chatid ?? '') : ''}:${from.userid}`,
    kind: content === null ? 'unsupported' : 'text',
    text: stripMention(content ?? '', botName),
    ...(asksFrom ? { quoted: stripMention(quoted, botName) } : {}),
  };
}

export interface AibotIdentity {
  /** Null: any bot that holds the key is ours. */
  botId: string | null;
  /** As people mention it in a group. */
  botName: string | null;
}

/** Null when the message holds no words: a picture, a file. */
function contentOf({ msgtype, text, voice, mixed }: AibotMessage): string | null {
  switch (msgtype) {
    case 'text':
      return text?.content ?? '';
    case 'voice':
      return voice?.content ?? '';
    case 'mixed': {
      const words = mixed?.msg_item.flatMap((item) =>
        item.msgtype === 'text' && item.text ? [item.text.content] : [],
      );
      return words && words.length > 0 ? words.join(' ') : null;
    }
    default:
      return null;
  }
}

/** What a vote by button says; null for one that was taken back. */
export function aibotVote(message: AibotMessage): AibotVote | null {
  const feedback = message.event?.feedback_event;
  if (!feedback || (feedback.type !== 1 && feedback.type !== 2)) return null;
  const comment = feedback.content?.trim() ?? '';
  return {
    streamId: feedback.id,
    vote: feedback.type === 1 ? 'up' : 'down',
    comment: comment === '' ? null : comment.slice(0, 2000),
  };
}

export interface AibotVote {
  streamId: string;
  vote: 'up' | 'down';
  comment: string | null;
}
