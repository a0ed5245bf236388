/** Two texts in, their longest common pieces and what differs out, character by character. */

export interface DiffPiece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Beyond this product of lengths both are shown whole: a table of common lengths would take too long. */
const MAX_CELLS = 4_000_000;

export function wordDiff(before: string, after: string): DiffPiece[] {
  if (before.length * after.length > MAX_CELLS)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  const common = commonLengths(before, after);
  const width = after.length + 1;
  const pieces: DiffPiece[] = [];
  const push = (kind: DiffPiece['kind'], unit: string): void => {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += unit;
    else pieces.push({ kind, text: unit });
  };
  let [left, right] = [0, 0];
  while (left < before.length || right < after.length) {
    const [old = '', fresh = ''] = [before[left], after[right]];
    if (old !== '' && old === fresh) {
      push('same', old);
      left += 1;
      right += 1;
    } else if (
      fresh === '' ||
      (old !== '' && (common[(left + 1) * width + right] ?? 0) >= (common[left * width + right + 1] ?? 0))
    ) {
      push('removed', old);
      left += 1;
    } else {
      push('added', fresh);
      right += 1;
    }
  }
  return pieces;
}

/** For each pair of places the length of the longest common subsequence of what stands behind them. */
function commonLengths(before: string, after: string): Uint16Array {
  const width = after.length + 1;
  const lengths = new Uint16Array((before.length + 1) * width);
  for (let left = before.length - 1; left >= 0; left -= 1)
    for (let right = after.length - 1; right >= 0; right -= 1)
      lengths[left * width + right] =
        before[left] === after[right]
          ? 1 + (lengths[(left + 1) * width + right + 1] ?? 0)
          : Math.max(lengths[(left + 1) * width + right] ?? 0, lengths[left * width + right + 1] ?? 0);
  return lengths;
}
