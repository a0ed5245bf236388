/**
 * Replies of the smart bot that grow while the platform polls them (document/path/101031). Each belongs to one chat, and
 * in a single chat to one person; a finished one is answered the same as often as it is asked for.
 */

import { type BotForm, WECOM_BOT_FORM } from '../../channels/bot-forms.ts';
import { renderParts, renderSoFar } from '../../channels/bot-parts.ts';
import type { Delivery, Replying } from '../bot-message.ts';
import { BOT_WORDS } from '../bot-words.ts';
import type { Clock } from '../clock.ts';

export interface StreamBinding {
  bot: string;
  chat: string;
  /** Null in a group, where the polls may name anybody. */
  user: string | null;
}

export interface StreamState {
  id: string;
  content: string;
  finish: boolean;
}

export interface AibotStreams {
  open(stream: OpenedStream): Replying;
  /** Null for an id that this process does not know; nothing but the end for a poll from elsewhere. */
  poll(id: string, from: StreamBinding): StreamState | null;
}

interface OpenedStream {
  id: string;
  binding: StreamBinding;
  /** JSON for the claim. */
  address: string;
  /** Posts one more message when the stream is over; null when the message brought no address. */
  postLater: ((markdown: string) => Promise<Delivery>) | null;
}

interface Stream {
  binding: StreamBinding;
  openedAt: number;
  content: string;
  finish: boolean;
  /** Resolves once the platform has fetched the finished reply. */
  fetched: PromiseWithResolvers<true>;
}

/** An address of a message takes one message only. */
const LATE_FORM: BotForm = { ...WECOM_BOT_FORM, maxParts: 1 };
/** The platform polls until six minutes after the message; the reply ends a minute before. */
export const STREAM_LIMIT_MS = 300_000;
const POLLED_FOR_MS = 360_000;
const KEPT_MS = 600_000;

export function aibotStreams(clock: Clock): AibotStreams {
  /** In the order of their opening. */
  const streams = new Map<string, Stream>();
  const forgetOld = (): void => {
    for (const [id, { openedAt }] of streams) {
      if (clock.elapsed() - openedAt < KEPT_MS) return;
      streams.delete(id);
    }
  };
  return {
    open: (opened) => {
      forgetOld();
      const { id, binding } = opened;
      const fetched = Promise.withResolvers<true>();
      const stream: Stream = { binding, openedAt: clock.elapsed(), content: '', finish: false, fetched };
      return replyingOf({ stream, opened, clock, register: () => void streams.set(id, stream) });
    },
    poll: (id, from) => {
      forgetOld();
      const stream = streams.get(id);
      if (!stream) return null;
      if (!isBoundTo(stream.binding, from)) return { id, content: '', finish: true };
      if (stream.finish) stream.fetched.resolve(true);
      return { id, content: stream.content, finish: stream.finish };
    },
  };
}

function isBoundTo(binding: StreamBinding, from: StreamBinding): boolean {
  return (
    binding.bot === from.bot && binding.chat === from.chat && (binding.user === null || binding.user === from.user)
  );
}

interface Growing {
  stream: Stream;
  opened: OpenedStream;
  clock: Clock;
  register: () => void;
}

function replyingOf({ stream, opened, clock, register }: Growing): Replying {
  const { id, address, postLater } = opened;
  let isOverdue = false;
  let cancelLimit = (): void => {};
  const post = async (markdown: string | undefined): Promise<Delivery> =>
    markdown === undefined ? 'delivered' : postLater ? postLater(markdown) : 'undelivered';
  const afterFetching = async (whole: string | undefined, second: string | undefined): Promise<Delivery> => {
    const left = stream.openedAt + POLLED_FOR_MS - clock.elapsed();
    const { promise: over, resolve } = Promise.withResolvers<false>();
    const cancel = clock.after(left, () => resolve(false));
    const isFetched = await Promise.race([stream.fetched.promise, over]);
    cancel();
    return post(isFetched ? second : whole);
  };
  return {
    address,
    streamId: id,
    begin: () => {
      register();
      cancelLimit = clock.after(STREAM_LIMIT_MS, () => {
        isOverdue = true;
        stream.content = `${stream.content}\n\n${BOT_WORDS.restLater}`.trim();
        stream.finish = true;
      });
    },
    show: (markdown) => {
      if (!stream.finish) stream.content = renderSoFar(markdown, WECOM_BOT_FORM);
    },
    finish: async (text) => {
      cancelLimit();
      const [first = '', second] = renderParts(text, WECOM_BOT_FORM);
      const [whole] = renderParts(text, LATE_FORM);
      if (isOverdue) return post(whole);
      stream.content = first;
      stream.finish = true;
      return { later: afterFetching(whole, second) };
    },
  };
}
