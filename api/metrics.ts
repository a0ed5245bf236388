/**
 * Figures about the running process for Prometheus. Each part of the program declares its own here; `/metrics` prints
 * them all. Labels are names of closed lists: never a user, a question or an address.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

interface Described<Label extends string> {
  /** Counters end in `_total`, times in `_seconds`. */
  name: string;
  help: string;
  labels: readonly Label[];
}

export interface Metrics {
  counter<Label extends string>(options: Described<Label>): Counter<Label>;
  gauge<Label extends string>(options: Described<Label>): Gauge<Label>;
  /** Bounds of the buckets in the unit of the name, ascending. */
  histogram<Label extends string>(options: Described<Label> & { buckets: number[] }): Histogram<Label>;
  /** Memory, processor time, garbage collection and the delay of the event loop, under the names that Node's clients share. */
  addProcess(): void;
  /** `look` sets what is only known by looking, just before the figures are written. */
  beforeText(look: () => void): void;
  /** In Prometheus' text format. */
  text(): Promise<string>;
  contentType: string;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const looks: (() => void)[] = [];
  return {
    counter: ({ name, help, labels }) => new Counter({ name, help, labelNames: labels, registers }),
    gauge: ({ name, help, labels }) => new Gauge({ name, help, labelNames: labels, registers }),
    histogram: ({ name, help, labels, buckets }) =>
      new Histogram({ name, help, labelNames: labels, buckets, registers }),
    addProcess: () => collectDefaultMetrics({ register: registry }),
    beforeText: (look) => void looks.push(look),
    text: () => {
      for (const look of looks) look();
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}
