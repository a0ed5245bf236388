/**
 * Passages of one build by id, as they are stored. Texts rather than objects: a text cannot be changed by
 * one caller under the hands of another, and reading it takes a fiftieth of a millisecond.
 */
export class PayloadCache {
  readonly #maxChars: number;
  readonly #payloads = new Map<string, string>();
  #chars = 0;

  /** `maxChars` in UTF-16 units, of all payloads together. */
  constructor(maxChars: number) {
    this.#maxChars = maxChars;
  }

  get(id: string): string | undefined {
    const payload = this.#payloads.get(id);
    if (payload === undefined) return undefined;
    // A map keeps the order of insertion: what was used last is put last, and the first goes first.
    this.#payloads.delete(id);
    this.#payloads.set(id, payload);
    return payload;
  }

  set(id: string, payload: string): void {
    if (this.#payloads.has(id)) return;
    this.#payloads.set(id, payload);
    this.#chars += payload.length;
    for (const [oldest, { length }] of this.#payloads) {
      if (this.#chars <= this.#maxChars) return;
      this.#payloads.delete(oldest);
      this.#chars -= length;
    }
  }
}
