/** Nearest-rank percentile of unsorted values; 0 for none. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
}

/** `3.4` rather than `3.4000000001`; tables of a bench line up on it. */
export function milliseconds(value: number): string {
  return value.toFixed(1);
}
