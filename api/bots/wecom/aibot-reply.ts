/**
 * One reply over the smart bot's long connection: a stream whose states each wait for their ack, finished in time; what
 * the stream does not take any more is pushed as a message of its own.
 */
import { WECOM_BOT_FORM } from '../../channels/bot-forms.ts';
import { renderParts, renderSoFar } from '../../channels/bot-parts.ts';
import type { Delivery, Replying } from '../bot-message.ts';
import { BOT_WORDS } from '../bot-words.ts';
import { type Clock, pause } from '../clock.ts';
import type { LongConnection } from '../long-connection.ts';
import type { Ack, AibotRequests } from './aibot-frames.ts';
import { STREAM_LIMIT_MS } from './aibot-streams.ts';

export interface AibotReplyOptions {
  connection: Pick<LongConnection, 'link'>;
  requests: AibotRequests;
  clock: Clock;
  newId: () => string;
  onRetry: () => void;
}

/** Where a message of one's own is pushed to. */
export interface PushAddress {
  /** Id of the group, or of the person. */
  chatId: string;
  chatType: 1 | 2;
}

const STREAM_OVER = 846_608;
const UNKNOWN_REQUEST = 846_605;
const ATTEMPTS = 3;
const LINK_WAIT_MS = 60_000;
/** States in between count as messages of the conversation, of which thirty a minute are allowed. */
const STATE_PAUSE_MS = 2000;
/** The first messages may come before the subscription's own ack is read. */
const STATE_WAIT_MS = 1000;

interface Asked {
  reqId: string;
  address: PushAddress;
}

export function aibotReply(options: AibotReplyOptions, { reqId, address }: Asked): Replying {
  const { clock, newId } = options;
  const streamId = newId();
  const stream = streamOf(options, { reqId, streamId });
  let latest = '';
  let isOver = false;
  let cancelLimit = (): void => {};
  return {
    address: JSON.stringify(address),
    streamId,
    begin: () => {
      cancelLimit = clock.after(STREAM_LIMIT_MS, () => {
        isOver = true;
        void stream.finish(`${latest}\n\n${BOT_WORDS.restLater}`.trim());
      });
      stream.show('');
    },
    show: (markdown) => {
      latest = renderSoFar(markdown, WECOM_BOT_FORM);
      if (!isOver) stream.show(latest);
    },
    finish: async (text) => {
      cancelLimit();
      const [first = '', ...rest] = renderParts(text, WECOM_BOT_FORM);
      const outcome = isOver ? 'over' : await stream.finish(first);
      const left = outcome === 'over' ? [first, ...rest] : rest;
      if (outcome === 'uncertain' || left.length === 0) return outcome === 'over' ? 'delivered' : outcome;
      return pushAll(options, { address, parts: left });
    },
  };
}

interface Stream {
  show(content: string): void;
  /** `over`: the platform takes nothing more for it. */
  finish(content: string): Promise<'delivered' | 'uncertain' | 'over'>;
}

function streamOf(options: AibotReplyOptions, { reqId, streamId }: { reqId: string; streamId: string }): Stream {
  const { connection, requests, clock, onRetry } = options;
  let isFirst = true;
  let isOver = false;
  let isFinishing = false;
  let shownAt = Number.NEGATIVE_INFINITY;
  let sending: Promise<unknown> | null = null;
  const frame = (content: string, finish: boolean) => {
    const feedback = isFirst ? { feedback: { id: streamId } } : {};
    const body = { msgtype: 'stream', stream: { id: streamId, finish, content, ...feedback } };
    return { cmd: 'aibot_respond_msg', reqId, body, isRepeatable: finish };
  };
  const sendState = async (content: string): Promise<void> => {
    const link = await connection.link(STATE_WAIT_MS);
    if (!link || isFinishing) return;
    shownAt = clock.elapsed();
    const ack = await requests.request(link, frame(content, false));
    if (ack === 0) isFirst = false;
    if (ack === STREAM_OVER || ack === UNKNOWN_REQUEST) isOver = true;
  };
  return {
    show: (content) => {
      // A state that nobody has confirmed yet makes the next one wait for a later call.
      if (sending || isOver || isFinishing || clock.elapsed() - shownAt < STATE_PAUSE_MS) return;
      sending = sendState(content).finally(() => {
        sending = null;
      });
    },
    finish: async (content) => {
      isFinishing = true;
      await sending;
      let wasSent = false;
      for (let attempt = 1; attempt <= ATTEMPTS && !isOver; attempt += 1) {
        if (attempt > 1) onRetry();
        const link = await connection.link(LINK_WAIT_MS);
        // The end of a stream may be sent again: it shows the same.
        const ack: Ack = link ? await requests.request(link, frame(content, true)) : 'unsent';
        if (ack === 0) return 'delivered';
        // Over, after an end whose ack was lost: it was that end.
        if (ack === STREAM_OVER && wasSent) return 'delivered';
        if (ack === STREAM_OVER || ack === UNKNOWN_REQUEST) return 'over';
        wasSent ||= ack === 'unanswered';
        if (typeof ack === 'number') await pause(clock, 1000 * 2 ** attempt);
      }
      return wasSent ? 'uncertain' : 'over';
    },
  };
}

/** Each part after the one before it has arrived. */
export async function pushAll(
  options: AibotReplyOptions,
  { address, parts }: { address: PushAddress; parts: readonly string[] },
): Promise<Delivery> {
  for (const part of parts) {
    const outcome = await push(options, { address, content: part });
    if (outcome !== 'delivered') return outcome;
  }
  return 'delivered';
}

/** A push whose ack is lost is not repeated: it would be shown twice. */
async function push(
  { connection, requests, clock, newId, onRetry }: AibotReplyOptions,
  { address, content }: { address: PushAddress; content: string },
): Promise<Delivery> {
  const body = {
    chatid: address.chatId,
    chat_type: address.chatType,
    msgtype: 'markdown',
    markdown: { content },
  };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    if (attempt > 1) onRetry();
    const link = await connection.link(LINK_WAIT_MS);
    const ack: Ack = link ? await requests.request(link, { cmd: 'aibot_send_msg', reqId: newId(), body }) : 'unsent';
    if (ack === 0) return 'delivered';
    if (ack === 'unanswered') return 'uncertain';
    if (ack !== 'unsent' && ack !== -1 && ack !== 45_009) return 'undelivered';
    await pause(clock, 1000 * 2 ** attempt);
  }
  return 'undelivered';
}
