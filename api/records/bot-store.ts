/** What the bots keep: which messages are taken, what became of them, and what each person asked lately. */

/**
 * `claimed`: being answered. `delivering`: an answer is on its way. `delivered`: the platform has taken it. `undelivered`:
 * it could not be sent. `uncertain`: it may have arrived. `interrupted`: the process ended first, and the person was told.
 */
export type ClaimState = 'claimed' | 'delivering' | 'delivered' | 'undelivered' | 'uncertain' | 'interrupted';

export interface Claim {
  /** Platform, bot and the platform's id of the message. */
  key: string;
  /** Which adapter took it. */
  bot: string;
  /** One person in one conversation. */
  talker: string;
  /** Of a reply that is shown while it grows; also the id that a vote on it carries. */
  streamId: string | null;
  /** JSON of the adapter: where the person can be told something later. Forgotten when the message is settled. */
  address: string;
  /** Milliseconds since 1970. */
  claimedAt: number;
}

export interface StoredClaim extends Claim {
  state: ClaimState;
  answerId: string | null;
}

/** Each method throws `RecordFault` when nothing can be read or written; what returned is on the disk. */
export interface BotStore {
  /** False when the key is taken: somebody answers already, or has. One of several callers at once gets true. */
  claim(claim: Claim): boolean;
  /** Moves a claim on; false when it is not in the state `from` any more. */
  advance(step: { key: string; from: ClaimState; to: ClaimState }): boolean;
  setAnswer(key: string, answerId: string): void;
  claimOfStream(streamId: string): StoredClaim | null;
  claimOf(key: string): StoredClaim | null;
  /** Claims of one adapter that are neither delivered nor given up, oldest first. */
  unsettled(bot: string): StoredClaim[];
  /** The id of the last answer that the talker got, or null. */
  lastAnswer(talker: string): string | null;
  /** Questions of the talker that are not too old, oldest first. */
  questions(talker: string): string[];
  addQuestion(talker: string, question: string): void;
  forgetQuestions(talker: string): void;
  close(): void;
}
