/**
 * One answer to one message, whatever the platform repeats: the first who claims a key has it, across restarts. A disk
 * or a bucket that cannot be written loses no question: the message is then claimed in memory, and answered all the same.
 */
import type { BotStore, Claim, ClaimState } from '../records/bot-store.ts';
import { RecordFault } from '../records/record-store.ts';
import type { Clock } from './clock.ts';

export interface Claims {
  /** Whether this process has seen the message before. */
  knows(key: string): boolean;
  /** False for a message that is taken. */
  claim(claim: Claim): Promise<boolean>;
  advance(key: string, from: ClaimState, to: ClaimState): Promise<void>;
  setAnswer(key: string, answerId: string): Promise<void>;
}

export interface ClaimsOptions {
  store: BotStore;
  clock: Clock;
  onFault: (fault: unknown) => void;
}

interface Taken {
  /** On the clock that only goes forward. */
  at: number;
  stored: Promise<boolean>;
}

/** Replays of a signed request reach an hour back. */
const REMEMBERED_MS = 7_200_000;
const MAX_REMEMBERED = 20_000;

export function claimsOf({ store, clock, onFault }: ClaimsOptions): Claims {
  /** Keys in the order of their coming. */
  const taken = new Map<string, Taken>();
  const forgetOld = (): void => {
    for (const [key, { at }] of taken) {
      if (clock.elapsed() - at < REMEMBERED_MS && taken.size <= MAX_REMEMBERED) return;
      taken.delete(key);
    }
  };
  const quietly = async <Value>(work: () => Promise<Value>, otherwise: Value): Promise<Value> => {
    try {
      return await work();
    } catch (fault) {
      if (!(fault instanceof RecordFault)) throw fault;
      onFault(fault);
      return otherwise;
    }
  };
  return {
    knows: (key) => taken.has(key),
    claim: async (claim) => {
      forgetOld();
      const earlier = taken.get(claim.key);
      if (earlier) {
        // Whoever asks what became of the first finds it in the store.
        await earlier.stored;
        return false;
      }
      const stored = quietly(() => store.claim(claim), true);
      taken.set(claim.key, { at: clock.elapsed(), stored });
      return stored;
    },
    advance: async (key, from, to) => {
      await quietly(() => store.advance({ key, from, to }), false);
    },
    setAnswer: (key, answerId) => quietly(() => store.setAnswer(key, answerId), undefined),
  };
}
