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
  /** JSON of the adapter: where the person can be told something later, or empty for nowhere. Forgotten when the message is settled. */
  address: string;
  /** Milliseconds since 1970. */
  claimedAt: number;
}

export interface StoredClaim extends Claim {
  state: ClaimState;
  answerId: string | null;
}

/** A message that nothing is to be done about any more. */
export function isSettled(state: ClaimState): boolean {
  return state !== 'claimed' && state !== 'delivering';
}

/** Each method rejects with `RecordFault` when nothing can be read or written; what it resolves with is stored. */
export interface BotStore extends TurnStore {
  /** Whether other servers keep theirs in the same place: what one of them left is then looked for again and again. */
  readonly isShared: boolean;
  /** Whether this process is the one that keeps what has this name (a long connection); to be asked again every few seconds. */
  hold(name: string): Promise<boolean>;
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
  close(): Promise<void>;
}

/** What each person asked lately in one conversation. */
export interface TurnStore {
  /** Those that are not too old, oldest first. */
  questions(talker: string): Promise<string[]>;
  addQuestion(talker: string, question: string): Promise<void>;
  forgetQuestions(talker: string): Promise<void>;
  /** Removes what is too old. */
  purge(): void;
}
