/** A call to a platform, made again after a pause where that cannot show anything twice: three times at most. */
import { type Clock, pause } from './clock.ts';
import type { HttpCall, HttpOutcome, SendHttp } from './http-call.ts';

export interface RepeatOptions {
  send: SendHttp;
  clock: Clock;
  /** Told of every repetition. */
  onRetry: () => void;
  /** Whether the platform's answer means "later": too fast, busy. */
  isTransient: (body: unknown) => boolean;
  /** A call that changes nothing, or the same thing again, may be repeated when its answer is lost. */
  isIdempotent?: boolean;
}

const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 1000;

export async function repeatedCall(
  { send, clock, onRetry, isTransient, isIdempotent = false }: RepeatOptions,
  call: HttpCall,
): Promise<HttpOutcome> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await send(call);
    const again =
      outcome.kind === 'unsent' ||
      (outcome.kind === 'uncertain' && isIdempotent) ||
      (outcome.kind === 'answered' && (outcome.status >= 500 || isTransient(outcome.body)));
    if (!again || attempt === ATTEMPTS) return outcome;
    onRetry();
    await pause(clock, FIRST_PAUSE_MS * 2 ** (attempt - 1));
  }
}
