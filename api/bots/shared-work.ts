/**
 * What several servers that share their records must not all do: keep a connection of which the platform allows one, and
 * look once alone for messages that a dead server left. On a single server nothing changes.
 */
import type { BotStore } from '../records/bot-store.ts';
import type { BotConnection } from './adapter-parts.ts';
import type { Clock } from './clock.ts';

/** A server that is gone is known as gone after a minute. */
const LOOK_EVERY_MS = 60_000;
const HOLD_EVERY_MS = 15_000;

export interface HeldOptions {
  store: Pick<BotStore, 'isShared' | 'hold'>;
  clock: Clock;
  /** Of the connection, the same on every server. */
  name: string;
  onFault: (fault: unknown) => void;
}

/** The connection is open on one of the servers; another takes over when that one ends or is gone. */
export function heldConnection(connection: BotConnection, { store, clock, name, onFault }: HeldOptions): BotConnection {
  if (!store.isShared) return connection;
  let isHolder = false;
  let isStopped = true;
  let cancel = (): void => {};
  const look = async (): Promise<void> => {
    // While the records cannot be asked everything stays as it is.
    const holds = await store.hold(name).catch((fault: unknown) => {
      onFault(fault);
      return isHolder;
    });
    if (isStopped) return;
    if (holds && !isHolder) connection.start();
    if (!holds && isHolder) connection.stop();
    isHolder = holds;
    cancel = clock.after(HOLD_EVERY_MS, () => void look());
  };
  return {
    start: () => {
      isStopped = false;
      void look();
    },
    stop: () => {
      isStopped = true;
      cancel();
      if (isHolder) connection.stop();
      isHolder = false;
    },
  };
}

export interface RecoveryOptions {
  isShared: boolean;
  clock: Clock;
}

/** Runs at once; where other servers share the records again and again, until the function that comes back is called. */
export function keepRecovering({ isShared, clock }: RecoveryOptions, recover: () => Promise<void>): () => void {
  let isStopped = false;
  let cancel = (): void => {};
  const turn = async (): Promise<void> => {
    await recover();
    if (isShared && !isStopped) cancel = clock.after(LOOK_EVERY_MS, () => void turn());
  };
  void turn();
  return () => {
    isStopped = true;
    cancel();
  };
}
