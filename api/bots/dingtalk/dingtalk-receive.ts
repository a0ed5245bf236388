/** What both of DingTalk's transports share: a message read, checked to be for us, claimed, and answered aside. */
import type { DingtalkConfig } from '../../bot-config.ts';
import type { Parts } from '../adapter-parts.ts';
import { dingtalkApi } from './dingtalk-api.ts';
import { cardPace } from './dingtalk-card.ts';
import { dingtalkAddress, dingtalkAddressSchema, dingtalkQuestion, readDingtalkMessage } from './dingtalk-message.ts';
import { dingtalkReply } from './dingtalk-reply.ts';
import { type DingtalkSendOptions, sendDingtalk } from './dingtalk-send.ts';

export const DINGTALK = 'dingtalk';

export interface DingtalkReceiver {
  /** Never fails: what cannot be read is counted and dropped, because it would only come again. */
  receive(data: unknown): Promise<void>;
  recover(): Promise<void>;
}

export function dingtalkReceiver(parts: Parts & { dingtalk: DingtalkConfig }): DingtalkReceiver {
  const { dingtalk, config, core, clock, metrics, log, send } = parts;
  const onRetry = (): void => metrics.retried(DINGTALK);
  const onRefusal = (code: string): void => log({ level: 'error', bot: DINGTALK, event: 'platform-refusal', code });
  const api = dingtalkApi({ config: dingtalk, send, clock, onRetry, onRefusal });
  const sending: DingtalkSendOptions = { send, clock, api, replyOrigins: config.replyOrigins, onRetry, onRefusal };
  const card = dingtalk.card && { card: dingtalk.card, pace: cardPace(clock) };
  return {
    receive: async (data) => {
      const message = readDingtalkMessage(data);
      const isOurs = !dingtalk.robotCode || !message?.robotCode || message.robotCode === dingtalk.robotCode;
      if (!message || !isOurs) {
        metrics.rejected(DINGTALK, message ? 'not-ours' : 'malformed');
        return;
      }
      const address = dingtalkAddress(message, dingtalk.robotCode);
      await core.receive(DINGTALK, dingtalkQuestion(message), dingtalkReply({ ...sending, card }, address));
    },
    recover: () =>
      core.recover(DINGTALK, (claim, words) =>
        sendDingtalk(sending, { address: dingtalkAddressSchema.parse(JSON.parse(claim.address)), parts: [words] }),
      ),
  };
}
