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

/** Each method rejects with `RecordFault` when nothing can be read or written; what it resolves with is stored. */
export interface BotStore {
  /** False when the key is taken: somebody answers already, or has. One of several callers at once gets true. */
  claim(claim: Claim): Promise<boolean>;
  /** Moves a claim on; false when it is not in the state `from` any more. */
  advance(step: { key: string; from: ClaimState; to: ClaimState }): Promise<boolean>;
  setAnswer(key: string, answerId: string): Promise<void>;
  claimOfStream(streamId: string): Promise<StoredClaim | null>;
  claimOf(key: string): Promise<StoredClaim | null>;
  /** Claims of one adapter that are neither delivered nor given up, oldest first. */
  unsettled(bot: string): Promise<StoredClaim[]>;
  /** Whether the process that made the claim is gone. */
  isAbandoned(claim: StoredClaim): Promise<boolean>;
  /** The id of the last answer that the talker got, or null. */
  lastAnswer(talker: string): Promise<string | null>;
  /** Questions of the talker that are not too old, oldest first. */
  questions(talker: string): Promise<string[]>;
  addQuestion(talker: string, question: string): Promise<void>;
  forgetQuestions(talker: string): Promise<void>;
  close(): Promise<void>;
}
