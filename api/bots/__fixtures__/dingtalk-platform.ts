/** DingTalk's side: the gateway of Stream mode over HTTP and WebSocket, webhooks, and the open interface. */
import type { WebSocket } from 'ws';
import { type JsonServer, jsonServer, type ReceivedCall, type ServerAnswer } from './json-server.ts';
import { START, until } from './manual-clock.ts';
import { type Frame, type SocketGateway, socketGateway } from './socket-gateway.ts';

export interface DingtalkPlatform {
  http: JsonServer;
  gateway: SocketGateway;
  /** What a call to a path is answered with; when there is nothing, success. */
  answers: Map<string, ServerAnswer[]>;
  /** Tickets that were used to connect. */
  tickets: string[];
  /** Sends a message to the newest connection and gives its id on the wire. */
  push: (data: unknown, headers?: object) => Promise<string>;
  system: (topic: string, data?: string) => Promise<string>;
  /** The ack of a frame. */
  ackOf: (messageId: string) => Promise<Frame>;
  message: (content: string, more?: object) => Record<string, unknown>;
  close: () => Promise<void>;
}

export async function dingtalkPlatform(): Promise<DingtalkPlatform> {
  const tickets: string[] = [];
  const answers = new Map<string, ServerAnswer[]>();
  let issued = 0;
  let sent = 0;
  const gateway = await socketGateway(
    () => {},
    (_socket, url) => tickets.push(new URL(url, 'http://x').searchParams.get('ticket') ?? ''),
  );
  const success = ({ path }: ReceivedCall): ServerAnswer => {
    if (path === '/v1.0/gateway/connections/open') {
      issued += 1;
      return { body: { endpoint: `${gateway.url}/connect`, ticket: `ticket/${issued}=+&` } };
    }
    if (path === '/v1.0/oauth2/accessToken') {
      issued += 1;
      return { body: { accessToken: `token-${issued}`, expireIn: 7200 } };
    }
    return { body: { errcode: 0, errmsg: 'ok' } };
  };
  const http = await jsonServer((call) => answers.get(call.path)?.shift() ?? success(call));
  const frame = async (type: string, headers: Record<string, unknown>, data: string): Promise<string> => {
    sent += 1;
    const socket: WebSocket = await gateway.newest();
    const messageId = `wire-${sent}`;
    const all = { contentType: 'application/json', time: String(START), messageId, ...headers };
    socket.send(JSON.stringify({ specVersion: '1.0', type, headers: all, data }));
    return messageId;
  };
  return {
    http,
    gateway,
    answers,
    tickets,
    push: (data, headers = {}) =>
      frame('CALLBACK', { topic: '/v1.0/im/bot/messages/get', ...headers }, JSON.stringify(data)),
    system: (topic, data = '{"opaque":"o-1"}') => frame('SYSTEM', { topic }, data),
    ackOf: (messageId) => until(() => gateway.frames.find(({ headers }) => headers.messageId === messageId)),
    message: (content, more = {}) => {
      sent += 1;
      return {
        conversationId: 'cid==',
        conversationType: '1',
        msgId: `msg-${sent}`,
        senderId: '$:LWCP',
        senderNick: '张三',
        senderStaffId: 'zhangsan',
        robotCode: 'ding-robot',
        sessionWebhook: `${http.url}/robot/sendBySession?session=secret-session`,
        sessionWebhookExpiredTime: START + 5_400_000,
        msgtype: 'text',
        text: { content },
        ...more,
      };
    },
    close: async () => {
      await gateway.close();
      await http.close();
    },
  };
}
