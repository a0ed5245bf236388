/**
 * Text of a model in pieces, the same without what it thinks aloud out. Some servers drop the opening tag, so that a
 * closing one alone says that everything before it was thought.
 */
export type ModelText = { kind: 'text'; text: string } | { kind: 'was-thought' };

const OPEN = '<think>';
const CLOSE = '</think>';

export function thinkingFilter(): (piece: string) => ModelText[] {
  let held = '';
  let thinking = false;
  return (piece) => {
    held += piece;
    const out: ModelText[] = [];
    for (;;) {
      const close = held.indexOf(CLOSE);
      const open = held.indexOf(OPEN);
      if (thinking) {
        if (close < 0) {
          held = held.slice(-CLOSE.length + 1);
          return out;
        }
        held = held.slice(close + CLOSE.length);
        thinking = false;
      } else if (close >= 0 && (open < 0 || close < open)) {
        out.push({ kind: 'was-thought' });
        held = held.slice(close + CLOSE.length);
      } else if (open >= 0) {
        if (open > 0) out.push({ kind: 'text', text: held.slice(0, open) });
        held = held.slice(open + OPEN.length);
        thinking = true;
      } else {
        const safe = held.length - openTail(held);
        if (safe > 0) out.push({ kind: 'text', text: held.slice(0, safe) });
        held = held.slice(safe);
        return out;
      }
    }
  };
}

/** Length of the end that could be the start of a tag. */
function openTail(text: string): number {
  for (let length = Math.min(CLOSE.length - 1, text.length); length > 0; length -= 1) {
    const tail = text.slice(-length);
    if (OPEN.startsWith(tail) || CLOSE.startsWith(tail)) return length;
  }
  return 0;
}
