/**
 * Calls under way on one native handle. LanceDB refuses to close a table that is being read, so closing
 * waits for them.
 */
export class InFlight {
  readonly #running = new Set<Promise<unknown>>();

  run<T>(call: () => Promise<T>): Promise<T> {
    const running = call();
    this.#running.add(running);
    return running.finally(() => this.#running.delete(running));
  }

  async settled(): Promise<void> {
    await Promise.allSettled(this.#running);
  }
}
