/**
 * The system's clock beside one that only goes forward. Somebody may set the first wrong, and a machine may wake with a
 * wrong one: what is kept for so many days is deleted only by a clock that has run evenly for a while.
 */
export interface SteadyClock {
  /** Milliseconds since 1970, by the system's clock as it stands just now. */
  now: () => number;
  /** Milliseconds of a clock that only goes forward: for how long something took or takes. */
  elapsed: () => number;
  /** Whether the system's clock has run evenly for half a day, as far as this process has seen it. */
  isSteady: () => boolean;
}

export interface SteadyClockOptions {
  now?: SteadyClock['now'];
  elapsed?: SteadyClock['elapsed'];
  /** Told when the system's clock has jumped, by how many milliseconds; below zero for backwards. */
  onJump?: (ms: number) => void;
}

/** Less is the drift that a network corrects. */
const JUMP_MS = 600_000;
/** Time for whoever reads the log to set it right; short enough for a server that starts anew every night. */
const STEADY_MS = 12 * 3_600_000;

export function steadyClock({
  now = Date.now,
  elapsed = () => performance.now(),
  onJump = () => {},
}: SteadyClockOptions = {}): SteadyClock {
  let evenSince = elapsed();
  let ahead = now() - elapsed();
  return {
    now,
    elapsed,
    isSteady: () => {
      const jumped = now() - elapsed() - ahead;
      ahead += jumped;
      if (Math.abs(jumped) > JUMP_MS) {
        evenSince = elapsed();
        onJump(jumped);
      }
      return elapsed() - evenSince >= STEADY_MS;
    },
  };
}
