/**
 * The smart bot (智能机器人) over its long connection: nothing has to be reachable from outside. One connection a bot: when
 * another one takes over, this one stays away, because two that come back would throw each other out for ever.
 */
import { z } from 'zod';
import { WECOM_APP_TEXT_FORM } from '../../channels/bot-forms.ts';
import { renderParts } from '../../channels/bot-parts.ts';
import type { BotConnection, Parts } from '../adapter-parts.ts';
import { type Greeting, longConnection } from '../long-connection.ts';
import { keepRecovering } from '../shared-work.ts';
import type { Link } from '../web-link.ts';
import { type AibotFrame, aibotRequests, readFrame } from './aibot-frames.ts';
import { type AibotIdentity, type AibotMessage, aibotQuestion, aibotVote, readAibotMessage } from './aibot-message.ts';
import { type AibotReplyOptions, aibotReply, type PushAddress, pushAll } from './aibot-reply.ts';

export const AIBOT_SOCKET = 'wecom-bot';

export interface AibotConnectionOptions extends Parts {
  botId: string;
  secret: string;
  url: string;
  identity: AibotIdentity;
}

const PING_MS = 30_000;
/** Two pings without an ack, and a little. */
const SILENCE_MS = 65_000;
const PAUSES = { firstPauseMs: 1000, longestPauseMs: 30_000, maxRefusals: 5 };
/** Too often, or busy: no refusal of who we are. */
const THROTTLED = new Set([-1, 45_009]);

const addressSchema = z.object({ chatId: z.string(), chatType: z.union([z.literal(1), z.literal(2)]) });

export function aibotConnection(options: AibotConnectionOptions): BotConnection {
  const { clock, random, newId, metrics, log, core, config, url } = options;
  const requests = aibotRequests(clock);
  const greet = async (link: Link): Promise<Greeting> => {
    const body = { bot_id: options.botId, secret: options.secret };
    const ack = await requests.request(link, { cmd: 'aibot_subscribe', reqId: newId(), body });
    if (ack === 0) return 'accepted';
    return typeof ack !== 'number' || THROTTLED.has(ack) ? 'throttled' : 'refused';
  };
  const connection = longConnection({
    ...PAUSES,
    clock,
    random,
    address: async () => url,
    greet,
    ping: { everyMs: PING_MS, text: () => JSON.stringify({ cmd: 'ping', headers: { req_id: newId() } }) },
    silenceMs: SILENCE_MS,
    maxFrameBytes: config.maxBodyBytes,
    onText: (text, link) => onFrame(text, link),
    onState: (state) => {
      metrics.connection(AIBOT_SOCKET, state === 'up');
      if (state !== 'up') requests.drop();
      log({ level: state === 'refused' ? 'error' : 'info', bot: AIBOT_SOCKET, event: 'connection', outcome: state });
    },
  });
  const replying: AibotReplyOptions = {
    connection,
    requests,
    clock,
    newId,
    onRetry: () => metrics.retried(AIBOT_SOCKET),
  };
  let stopRecovering = (): void => {};
  const stop = (): void => {
    stopRecovering();
    connection.stop();
  };
  const receive = receiver({ ...options, replying, stop });
  const onFrame = (text: string, link: Link): void => {
    const frame = readFrame(text);
    if (!frame) metrics.rejected(AIBOT_SOCKET, 'malformed');
    else if (frame.cmd === undefined) requests.acknowledge(frame);
    else receive(frame, link);
  };
  return {
    start: () => {
      metrics.connection(AIBOT_SOCKET, false);
      connection.start();
      stopRecovering = keepRecovering(options, () =>
        core.recover(AIBOT_SOCKET, (claim, words) =>
          pushAll(replying, { address: addressSchema.parse(JSON.parse(claim.address)), parts: [words] }),
        ),
      );
    },
    stop,
  };
}

interface Receiving extends AibotConnectionOptions {
  replying: AibotReplyOptions;
  stop: () => void;
}

function receiver(options: Receiving): (frame: AibotFrame, link: Link) => void {
  const { identity, core, clock, metrics, log, replying, stop } = options;
  const onEvent = (message: AibotMessage, { frame, link }: { frame: AibotFrame; link: Link }): void => {
    switch (message.event?.eventtype) {
      case 'disconnected_event':
        stop();
        log({ level: 'error', bot: AIBOT_SOCKET, event: 'connection', outcome: 'taken-over' });
        return;
      case 'enter_chat':
        void welcome(options, { reqId: frame.headers.req_id, link });
        return;
      case 'feedback_event': {
        const vote = aibotVote(message);
        if (vote) void core.vote(AIBOT_SOCKET, vote);
      }
    }
  };
  return (frame, link) => {
    const startedAt = clock.elapsed();
    const isEvent = frame.cmd === 'aibot_event_callback';
    if (!isEvent && frame.cmd !== 'aibot_msg_callback') return;
    const message = readAibotMessage(isEvent ? withSender(frame.body) : frame.body);
    const isOurs = message?.aibotid === undefined || message.aibotid === identity.botId;
    if (!message || !isOurs) {
      metrics.rejected(AIBOT_SOCKET, message ? 'not-ours' : 'malformed');
      return;
    }
    if (isEvent) {
      onEvent(message, { frame, link });
      return;
    }
    const question = aibotQuestion(message, identity);
    const reply = aibotReply(replying, { reqId: frame.headers.req_id, address: addressOf(message) });
    void core.receive(AIBOT_SOCKET, question, reply).then(() => {
      metrics.acknowledged(AIBOT_SOCKET, (clock.elapsed() - startedAt) / 1000);
    });
  };
}

async function welcome(
  { core, replying: { requests } }: Receiving,
  { reqId, link }: { reqId: string; link: Link },
): Promise<void> {
  const [content = ''] = renderParts(await core.help(), WECOM_APP_TEXT_FORM);
  await requests.request(link, {
    cmd: 'aibot_respond_welcome_msg',
    reqId,
    body: { msgtype: 'text', text: { content } },
  });
}

function addressOf({ chattype, chatid, from }: AibotMessage): PushAddress {
  return chattype === 'group' && chatid ? { chatId: chatid, chatType: 2 } : { chatId: from.userid, chatType: 1 };
}

/** The notice that another connection took over names nobody. */
function withSender(body: unknown): unknown {
  return typeof body === 'object' && body !== null ? { msgid: 'event', from: { userid: '-' }, ...body } : body;
}
