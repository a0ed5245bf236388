/** The gateway of the smart bot's long connection: accepts a subscription, acknowledges frames, and shows what it took. */
import type { WebSocket } from 'ws';
import { until } from './manual-clock.ts';
import { type Frame, type SocketGateway, socketGateway } from './socket-gateway.ts';

export interface AibotGateway extends SocketGateway {
  /** What a person sees: the last state of each stream, and each pushed message. */
  shown: () => string[];
  /** The code of an ack, `none` for no ack at all, `later` for one that `acknowledge` sends. */
  answer: (frame: Frame) => number | 'none' | 'later' | 'cut';
  /** Sends the acks that were kept back, oldest first. */
  acknowledge: () => void;
  say: (body: object) => Promise<string>;
  event: (event: object) => Promise<string>;
  framesOf: (cmd: string) => Frame[];
  /** The newest connection, once it has subscribed. */
  subscribed: () => Promise<WebSocket>;
}

export async function aibotGateway(): Promise<AibotGateway> {
  const streams = new Map<string, string>();
  const pushed: string[] = [];
  const subscribed = new WeakSet<WebSocket>();
  let kept: (() => void)[] = [];
  let sent = 0;
  const take = (frame: Frame, socket: WebSocket): void => {
    if (frame.cmd === 'aibot_subscribe') subscribed.add(socket);
    if (frame.cmd === 'aibot_respond_msg') streams.set(frame.body.stream.id, frame.body.stream.content);
    if (frame.cmd === 'aibot_send_msg') pushed.push(frame.body.markdown.content);
  };
  const base = await socketGateway((frame, socket) => {
    const code = gateway.answer(frame);
    if (code === 'cut') return socket.terminate();
    if (code === 'none' || code === 'later' || code === 0) take(frame, socket);
    const ack = (): void =>
      socket.send(JSON.stringify({ headers: frame.headers, errcode: code === 'later' ? 0 : code }));
    if (code === 'later') kept.push(ack);
    else if (code !== 'none') ack();
  });
  const deliver = async (cmd: string, body: object): Promise<string> => {
    sent += 1;
    const reqId = `req-${sent}`;
    (await gateway.subscribed()).send(JSON.stringify({ cmd, headers: { req_id: reqId }, body }));
    return reqId;
  };
  const gateway: AibotGateway = Object.assign(base, {
    answer: () => 0 as const,
    shown: () => [...[...streams.values()].filter((content) => content !== ''), ...pushed],
    acknowledge: () => {
      for (const ack of kept) ack();
      kept = [];
    },
    say: (body: object) => deliver('aibot_msg_callback', body),
    event: (event: object) =>
      deliver('aibot_event_callback', { msgid: `e${sent}`, from: { userid: 'zhangsan' }, msgtype: 'event', event }),
    framesOf: (cmd: string) => base.frames.filter((frame) => frame.cmd === cmd),
    subscribed: () =>
      until(() =>
        base
          .open()
          .filter((socket) => subscribed.has(socket))
          .at(-1),
      ),
  });
  return gateway;
}
