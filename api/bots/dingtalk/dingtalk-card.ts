/**
 * An answer on an AI card that fills as it is written. Each state is a call of the month's quota, so states are far apart
 * for the whole process, and a card is always finished, whatever happens.
 */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { ApiOutcome, DingtalkApi } from './dingtalk-api.ts';
import type { DingtalkAddress } from './dingtalk-message.ts';

export interface CardOptions {
  api: DingtalkApi;
  clock: Clock;
  card: { templateId: string; key: string };
  /** Shared by all cards of the process. */
  pace: CardPace;
}

export interface CardPace {
  /** Whether a state may be sent now; it then counts as sent. */
  take(): boolean;
}

export interface DingtalkCard {
  show(markdown: string): void;
  /** False when the card does not show the text: it has to be sent as a message. */
  finish(markdown: string): Promise<boolean>;
}

const STATE_PAUSE_MS = 1500;
const MOVED = '回答已改为消息发送。';

export function cardPace(clock: Clock): CardPace {
  let at = Number.NEGATIVE_INFINITY;
  return {
    take: () => {
      if (clock.elapsed() - at < STATE_PAUSE_MS) return false;
      at = clock.elapsed();
      return true;
    },
  };
}

export function dingtalkCard({ api, card, pace }: CardOptions, address: DingtalkAddress): DingtalkCard {
  const outTrackId = randomUUID();
  let isBroken = false;
  let sending: Promise<unknown> = createCard({ api, card, outTrackId }, address).then((outcome) => {
    isBroken = outcome !== 'delivered';
  });
  let isSending = true;
  void sending.finally(() => {
    isSending = false;
  });
  const put = (
    content: string,
    { isFinalize, isError }: { isFinalize: boolean; isError: boolean },
  ): Promise<ApiOutcome> =>
    api.call({
      method: 'PUT',
      path: '/v1.0/card/streaming',
      body: { outTrackId, guid: randomUUID(), key: card.key, content, isFull: true, isFinalize, isError },
      isIdempotent: true,
    });
  return {
    show: (markdown) => {
      if (isBroken || isSending || !pace.take()) return;
      isSending = true;
      sending = put(markdown, { isFinalize: false, isError: false }).then((outcome) => {
        isBroken = outcome === 'limited' || outcome === 'undelivered';
        isSending = false;
      });
    },
    finish: async (markdown) => {
      await sending;
      if (!isBroken && (await put(markdown, { isFinalize: true, isError: false })) === 'delivered') return true;
      // Left as it is, the card would show that it is still being written.
      await put(MOVED, { isFinalize: true, isError: true });
      return false;
    },
  };
}

function createCard(
  { api, card, outTrackId }: Pick<CardOptions, 'api' | 'card'> & { outTrackId: string },
  { conversationId, isGroup, staffId, robotCode }: DingtalkAddress,
): Promise<ApiOutcome> {
  const space = isGroup
    ? {
        openSpaceId: `dtv1.card//IM_GROUP.${conversationId}`,
        imGroupOpenSpaceModel: { supportForward: true },
        imGroupOpenDeliverModel: { robotCode },
      }
    : {
        openSpaceId: `dtv1.card//IM_ROBOT.${staffId}`,
        imRobotOpenSpaceModel: { supportForward: true },
        imRobotOpenDeliverModel: { spaceType: 'IM_ROBOT', robotCode },
      };
  const body = {
    cardTemplateId: card.templateId,
    outTrackId,
    callbackType: 'STREAM',
    cardData: { cardParamMap: { [card.key]: '' } },
    ...space,
    userIdType: 1,
  };
  return api.call({ method: 'POST', path: '/v1.0/card/instances/createAndDeliver', body, isIdempotent: true });
}
