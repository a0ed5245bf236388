/** When old records are looked for: now and then, and never by a clock that may have been set wrong. */
import type { SteadyClock } from '../steady-clock.ts';

/** True when it is time again; the next time is then counted from now. */
export function sweepTimes(everyMs: number, clock: SteadyClock): () => boolean {
  let sweptAt = Number.NEGATIVE_INFINITY;
  return () => {
    // Asked each time: it looks at the clock.
    if (!clock.isSteady() || clock.elapsed() - sweptAt < everyMs) return false;
    sweptAt = clock.elapsed();
    return true;
  };
}
