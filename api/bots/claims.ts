/**
 * One answer to one message, whatever the platform repeats: the first who claims a key has it, across restarts. A disk
 * that cannot be written loses no question: the message is then claimed in memory, and answered all the same.
 */
import type { BotStore, Claim, ClaimState } from '../records/bot-store.ts';
import { RecordFault } from '../records/record-store.ts';
import type { Clock } from './clock.ts';

export interface Claims {
  /** False for a message that is taken. */
  claim(claim: Claim): boolean;
  advance(key: string, from: ClaimState, to: ClaimState): void;
  setAnswer(key: string, answerId: string): void;
}

export interface ClaimsOptions {
  store: BotStore;
  clock: Clock;
  onFault: (fault: unknown) => void;
}

/** Replays of a signed request reach an hour back. */
const REMEMBERED_MS = 7_200_000;
const MAX_REMEMBERED = 20_000;

export function claimsOf({ store, clock, onFault }: ClaimsOptions): Claims {
  /** Keys in the order of their coming, with their times. */
  const taken = new Map<string, number>();
  const forgetOld = (): void => {
    for (const [key, at] of taken) {
      if (clock.now() - at < REMEMBERED_MS && taken.size <= MAX_REMEMBERED) return;
      taken.delete(key);
    }
  };
  const quietly = (work: () => void): void => {
    try {
      work();
    } catch (fault) {
      if (!(fault instanceof RecordFault)) throw fault;
      onFault(fault);
    }
  };
  return {
    claim: (claim) => {
      forgetOld();
      if (taken.has(claim.key)) return false;
      taken.set(claim.key, clock.now());
      let isFirst = true;
      quietly(() => {
        isFirst = store.claim(claim);
      });
      return isFirst;
    },
    advance: (key, from, to) => quietly(() => store.advance({ key, from, to })),
    setAnswer: (key, answerId) => quietly(() => store.setAnswer(key, answerId)),
  };
}
