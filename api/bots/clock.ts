/** Time as the bots see it: passed in, so that a test turns it by hand. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds of a clock that only goes forward: for how long something took or takes. */
  elapsed(): number;
  /** Runs once after `ms`; the function that comes back takes it back. */
  after(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: Date.now,
  elapsed: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

export function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => clock.after(ms, resolve));
}

/** The promise's value, or `late` when it has none after `ms`. */
export async function within<Value, Late>(
  clock: Clock,
  { ms, late }: { ms: number; late: Late },
  promise: Promise<Value>,
): Promise<Value | Late> {
  let forget = (): void => {};
  const timeout = new Promise<Late>((resolve) => {
    forget = clock.after(ms, () => resolve(late));
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    forget();
  }
}
