/**
 * A WebSocket that is kept open for ever: one state, one timer for the next attempt, pauses that double with jitter. A
 * new connection takes over before the old one goes, and one that says nothing for too long counts as dead. Both
 * platforms' long connections are this with other frames.
 */
import { within } from './clock.ts';
import { dial, type Link, type LinkOptions, type OpenLink } from './web-link.ts';

/** `refused`: the platform does not accept who we are. `throttled`: not now. */
export type Greeting = 'accepted' | 'refused' | 'throttled';

export interface LongConnectionOptions extends LinkOptions {
  /** 0 to 1. */
  random: () => number;
  /** Where to connect, asked anew for each attempt; null when that cannot be said now. */
  address: () => Promise<string | null>;
  /** What has to pass before messages come; the link is open. */
  greet?: (link: Link) => Promise<Greeting>;
  /** First pause before another attempt, doubled up to the longest. */
  firstPauseMs: number;
  longestPauseMs: number;
  /** Greetings that are refused in a row before it gives up. */
  maxRefusals: number;
  onState: (state: ConnectionState) => void;
}

export type ConnectionState = 'up' | 'down' | 'refused';

export interface LongConnection {
  start(): void;
  /** For good: it never connects again. */
  stop(): void;
  /** Opens a new connection first and drops this one then. */
  replace(): void;
  /** The accepted connection, as soon as there is one; null when none came within `ms`. */
  link(ms: number): Promise<Link | null>;
}

const OPENING_MS = 10_000;
/** A connection that stood so long was a good one: the next pause is short again. */
const HEALTHY_MS = 30_000;

export function longConnection(options: LongConnectionOptions): LongConnection {
  const { clock, random, firstPauseMs, longestPauseMs, maxRefusals, onState } = options;
  let current: OpenLink | null = null;
  let isConnecting = false;
  let isStopped = true;
  let failures = 0;
  let refusals = 0;
  let cancelPause = (): void => {};
  let cancelHealthy = (): void => {};
  let waiters: ((link: Link) => void)[] = [];

  const pauseThenConnect = (): void => {
    cancelPause();
    if (isStopped) return;
    const pause = Math.min(firstPauseMs * 2 ** failures, longestPauseMs);
    failures += 1;
    cancelPause = clock.after(pause / 2 + (random() * pause) / 2, () => void connect());
  };

  const lost = (link: OpenLink): void => {
    if (link !== current) return;
    current = null;
    cancelHealthy();
    onState('down');
    if (!isConnecting) pauseThenConnect();
  };

  const accept = (link: OpenLink): void => {
    const previous = current;
    current = link;
    refusals = 0;
    link.watch();
    previous?.close();
    cancelHealthy();
    cancelHealthy = clock.after(HEALTHY_MS, () => {
      failures = 0;
    });
    if (!previous) onState('up');
    for (const resolve of waiters) resolve(link);
    waiters = [];
  };

  const connect = async (): Promise<void> => {
    if (isConnecting || isStopped) return;
    isConnecting = true;
    cancelPause();
    const opened = await openLink(options, lost).catch(() => null);
    isConnecting = false;
    if (isStopped) return opened?.link.close();
    if (opened?.greeting === 'accepted' && opened.link.isOpen()) return accept(opened.link);
    opened?.link.close();
    refusals = opened?.greeting === 'refused' ? refusals + 1 : refusals;
    if (refusals >= maxRefusals) {
      stop();
      return onState('refused');
    }
    // A failed replacement leaves the old connection, if that is still there, and tries again.
    pauseThenConnect();
  };

  const stop = (): void => {
    isStopped = true;
    cancelPause();
    cancelHealthy();
    const last = current;
    current = null;
    last?.close();
    if (last) onState('down');
  };

  return {
    start: () => {
      isStopped = false;
      void connect();
    },
    stop,
    replace: () => void connect(),
    link: (ms) => {
      if (current?.isOpen()) return Promise.resolve(current);
      if (ms === 0) return Promise.resolve(null);
      return within(clock, { ms, late: null }, new Promise<Link>((resolve) => waiters.push(resolve)));
    },
  };
}

async function openLink(
  options: LongConnectionOptions,
  onClose: (link: OpenLink) => void,
): Promise<{ link: OpenLink; greeting: Greeting } | null> {
  const { clock, address, greet } = options;
  const url = await address();
  if (url === null) return null;
  const { link, opened, closed } = dial(options, { url, onClose });
  const isOpen = await within(clock, { ms: OPENING_MS, late: false }, opened);
  if (!isOpen) {
    link.close();
    return null;
  }
  const gone = closed.then(() => 'throttled' as const);
  return { link, greeting: greet ? await Promise.race([greet(link), gone]) : 'accepted' };
}
