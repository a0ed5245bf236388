/**
 * Which of the processes that share a bucket are alive: each writes a mark of its own every few seconds. Ages are told by
 * the clock of the bucket alone, so that wrong clocks of servers take nobody for dead.
 */
import { randomUUID } from 'node:crypto';
import type { ObjectStore } from '#retrieval/store/object-store';

export interface Presence {
  /** Of this process, another at each start. */
  readonly id: string;
  /** Resolves when the others can see this process; from then on it renews its mark. */
  show(): Promise<void>;
  isGone(id: string): Promise<boolean>;
  /** The others know at once. */
  leave(): Promise<void>;
}

export interface PresenceOptions {
  objects: ObjectStore;
  /** Runs something again and again, until the function that comes back is called. */
  every: (ms: number, run: () => void) => () => void;
}

const RENEW_MS = 15_000;
/** Three renewals missed, and a little. */
const GONE_MS = 60_000;

export function presenceIn({ objects, every }: PresenceOptions): Presence {
  const id = randomUUID();
  const key = markOf(id);
  let shown: Promise<void> | null = null;
  let stop = (): void => {};
  let renewing = Promise.resolve();
  return {
    id,
    show: () => {
      shown ??= objects.write(key, '').then(
        () => {
          stop = every(RENEW_MS, () => {
            // One that fails is made up for by the next.
            renewing = objects.write(key, '').catch(() => {});
          });
        },
        (fault: unknown) => {
          shown = null;
          throw fault;
        },
      );
      return shown;
    },
    isGone: async (other) => {
      if (other === id) return false;
      const age = await objects.ageOf(markOf(other));
      return age === null || age > GONE_MS;
    },
    leave: async () => {
      if (shown === null) return;
      await shown.catch(() => {});
      stop();
      await renewing;
      await objects.remove(key);
    },
  };
}

function markOf(id: string): string {
  return `bots/alive/${id}`;
}
