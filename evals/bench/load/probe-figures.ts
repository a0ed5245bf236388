/** `collect` lets the server collect its garbage first. */
export type ProbeRequest = 'figures' | 'collect';

export interface ProbeFigures {
  rssBytes: number;
  heapBytes: number;
  externalBytes: number;
  /** Of all threads, since the start of the process. */
  cpuMs: number;
  /** TCP connections that are open, in both directions. */
  connections: number;
  /** How late the event loop came back to its timers, since the request before. */
  delayP99Ms: number;
  delayMaxMs: number;
}
