/**
 * Work of many people: one at a time for each of them, a few at once for all, and never more waiting than the bounds
 * say. What is refused is said at once, so that nobody waits for an answer that does not come.
 */
export interface TurnQueue {
  /** `user-full`: this person has too many waiting. `full`: everybody together has. The job is then not run. */
  add(user: string, job: () => Promise<void>): 'queued' | 'user-full' | 'full';
  /** Resolves when nothing runs or waits. */
  idle(): Promise<void>;
  /** Running and waiting. */
  size(): number;
}

export interface TurnQueueOptions {
  /** Jobs that run at once, of all people. */
  concurrency: number;
  /** Jobs of one person that may wait behind the one that runs. */
  waitingPerUser: number;
  /** Jobs of all people, running and waiting. */
  capacity: number;
}

export function turnQueue({ concurrency, waitingPerUser, capacity }: TurnQueueOptions): TurnQueue {
  /** Jobs of each person; the first of a busy one is running. */
  const lines = new Map<string, (() => Promise<void>)[]>();
  /** People with a job to run, none of whose jobs runs. */
  const ready: string[] = [];
  let running = 0;
  let size = 0;
  let waiters: (() => void)[] = [];

  const run = async (user: string): Promise<void> => {
    const line = lines.get(user);
    const job = line?.[0];
    if (!line || !job) return;
    running += 1;
    try {
      await job();
    } finally {
      line.shift();
      running -= 1;
      size -= 1;
      if (line.length > 0) ready.push(user);
      else lines.delete(user);
      next();
    }
  };
  const next = (): void => {
    while (running < concurrency) {
      const user = ready.shift();
      if (user === undefined) break;
      void run(user);
    }
    if (size > 0) return;
    for (const resolve of waiters) resolve();
    waiters = [];
  };
  return {
    add: (user, job) => {
      const line = lines.get(user);
      if (line && line.length > waitingPerUser) return 'user-full';
      if (size >= capacity) return 'full';
      size += 1;
      if (line) line.push(job);
      else {
        lines.set(user, [job]);
        ready.push(user);
      }
      next();
      return 'queued';
    },
    idle: () => (size === 0 ? Promise.resolve() : new Promise((resolve) => waiters.push(resolve))),
    size: () => size,
  };
}
