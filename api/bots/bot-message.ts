/** What an adapter makes of whatever its platform sends, and how the core answers it. */
import type { BotText } from '../channels/bot-text.ts';

export interface BotMessage {
  /** Unique among everything that any platform sends: platform, bot and the platform's own id. */
  key: string;
  /** Who wrote, wherever: one question of a person is answered at a time. */
  user: string;
  /** Who wrote, in this conversation: what was asked before belongs to it. */
  talker: string;
  /** `enter`: somebody opened the conversation. `unsupported`: a picture, a file, whatever holds no question. */
  kind: 'text' | 'enter' | 'unsupported' | 'outsider';
  /** As written, without the mention of the bot. */
  text: string;
  /** Of a message that this one replies to. */
  quoted?: string;
}

/** `uncertain`: it may have arrived, and repeating it could show it twice. */
export type Delivery = 'delivered' | 'undelivered' | 'uncertain';

export interface Replying {
  /** Kept with the claim: enough to tell the person something after a restart. JSON of the adapter. */
  address: string;
  /** Of a reply that is shown while it grows. */
  streamId: string | null;
  /** Called once the message is claimed, and for no message that was taken before. */
  begin?: () => void;
  /** Markdown of all that is verified so far. States in between may be left out. */
  show?: (markdown: string) => void;
  /**
   * Sends the whole text, once. What waits for the platform to fetch it comes back as `later`, so that the next question
   * of the person does not wait with it.
   */
  finish: (text: BotText) => Promise<Delivery | { later: Promise<Delivery> }>;
}
