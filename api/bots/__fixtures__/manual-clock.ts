/** A clock that stands until a test turns it. */
import type { Clock } from '../clock.ts';

export interface ManualClock extends Clock {
  /** Runs what is due on the way, in its order. */
  advance(ms: number): Promise<void>;
  /** Sets the system's clock forward, or back, as a person does: no time passes. */
  jump(ms: number): void;
  /** Timers that wait. */
  waiting(): number;
}

export const START = Date.UTC(2026, 2, 2, 8, 0, 0);

export function manualClock(): ManualClock {
  let now = START;
  let jumped = 0;
  const timers = new Set<{ at: number; run: () => void }>();
  const clock: ManualClock = {
    now: () => now + jumped,
    elapsed: () => now - START,
    after: (ms, run) => {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    jump: (ms) => {
      jumped += ms;
    },
    waiting: () => timers.size,
    advance: async (ms) => {
      const end = now + ms;
      await turns(3);
      for (;;) {
        const due = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        now = Math.max(now, due.at);
        timers.delete(due);
        due.run();
        await turns(3);
      }
      now = end;
      await turns(3);
    },
  };
  return clock;
}

/** Lets promises and sockets have their turn. */
export async function turns(count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Looks this long for what has to come; a test that fails must not go on looking behind the next ones. */
const LOOK_MS = 50_000;

/** Resolves as soon as `look` finds something. */
export async function until<Found>(look: () => Found | null | undefined | false): Promise<Found> {
  const end = Date.now() + LOOK_MS;
  for (;;) {
    const found = look();
    if (found) return found;
    if (Date.now() > end) throw new Error('What the test waits for did not come');
    await turns(1);
  }
}

/** Turns the clock second by second, and lets real sockets answer in between, until `look` finds something. */
export async function passUntil(clock: ManualClock, look: () => unknown): Promise<void> {
  const end = Date.now() + LOOK_MS;
  while (!look()) {
    if (Date.now() > end) throw new Error('What the test waits for did not come');
    await clock.advance(1000);
    await turns(10);
  }
}
