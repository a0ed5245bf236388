/** The real ways out for `checkBots`. */
import { systemClock } from './bots/clock.ts';
import { httpSender } from './bots/http-call.ts';
import { canOpenSocket } from './bots/probe-socket.ts';
import type { CheckOptions } from './check-bots.ts';

const TIMEOUT_MS = 10_000;

export function botCheckDoors(): Pick<CheckOptions, 'send' | 'now' | 'canOpenSocket' | 'fetchText'> {
  return {
    send: httpSender(systemClock),
    now: () => Date.now() / 1000,
    canOpenSocket,
    fetchText: async (url) => {
      try {
        const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
        return { status: response.status, text: await response.text() };
      } catch {
        // Whatever went wrong, nothing came back: that is what the line says.
        return null;
      }
    },
  };
}
