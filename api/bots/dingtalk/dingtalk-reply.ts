/** One reply of the DingTalk robot: on a card where a template is set up, as Markdown otherwise. */
import { DINGTALK_CARD_FORM, DINGTALK_FORM } from '../../channels/bot-forms.ts';
import { renderParts, renderSoFar } from '../../channels/bot-parts.ts';
import type { Replying } from '../bot-message.ts';
import { type CardOptions, type DingtalkCard, dingtalkCard } from './dingtalk-card.ts';
import type { DingtalkAddress } from './dingtalk-message.ts';
import { type DingtalkSendOptions, sendDingtalk } from './dingtalk-send.ts';

export interface DingtalkReplyOptions extends DingtalkSendOptions {
  /** Null: plain Markdown. */
  card: Pick<CardOptions, 'card' | 'pace'> | null;
}

export function dingtalkReply(options: DingtalkReplyOptions, address: DingtalkAddress): Replying {
  let card: DingtalkCard | null = null;
  const canHaveCard = options.card !== null && address.staffId !== null && address.robotCode !== null;
  return {
    address: JSON.stringify(address),
    streamId: null,
    show: (markdown) => {
      // Words about the bot itself are no answer and need no card.
      if (options.card && canHaveCard) card ??= dingtalkCard({ ...options, ...options.card }, address);
      card?.show(renderSoFar(markdown, DINGTALK_CARD_FORM));
    },
    finish: async (text) => {
      if (card) {
        const [first = '', ...rest] = renderParts(text, DINGTALK_CARD_FORM);
        if (await card.finish(first)) return sendDingtalk(options, { address, parts: rest });
      }
      return sendDingtalk(options, { address, parts: renderParts(text, DINGTALK_FORM) });
    },
  };
}
