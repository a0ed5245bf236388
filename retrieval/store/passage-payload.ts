/**
 * A passage in, a short text out, and back without loss. The offset lists are nearly always steps of one,
 * so they are kept as runs of equal steps: a passage of 300 characters takes 10 numbers instead of 600.
 */
import type { Passage } from '../plan-document.ts';

type Packed = Omit<Passage, 'sourceStarts' | 'sourceEnds'> & { starts: number[]; ends: number[] };

export function packPassage({ sourceStarts, sourceEnds, ...rest }: Passage): string {
  const packed: Packed = { ...rest, starts: packOffsets(sourceStarts), ends: packOffsets(sourceEnds) };
  return JSON.stringify(packed);
}

export function unpackPassage(payload: string): Passage {
  // Written by `packPassage` of the same schema version; `readStore` refuses any other.
  const { starts, ends, ...rest } = JSON.parse(payload) as Packed;
  return { ...rest, sourceStarts: unpackOffsets(starts), sourceEnds: unpackOffsets(ends) };
}

/** `[first, step, times, step, times, …]`; nothing for an empty list. */
export function packOffsets(offsets: readonly number[]): number[] {
  const [first, ...others] = offsets;
  if (first === undefined) return [];
  const packed = [first];
  let before = first;
  let step = Number.NaN;
  for (const offset of others) {
    if (offset - before === step) packed.push((packed.pop() ?? 0) + 1);
    else {
      step = offset - before;
      packed.push(step, 1);
    }
    before = offset;
  }
  return packed;
}

export function unpackOffsets(packed: readonly number[]): number[] {
  const [first] = packed;
  if (first === undefined) return [];
  const offsets = [first];
  let last = first;
  for (let index = 1; index < packed.length; index += 2) {
    const step = packed[index] ?? 0;
    for (let times = packed[index + 1] ?? 0; times > 0; times -= 1) {
      last += step;
      offsets.push(last);
    }
  }
  return offsets;
}
