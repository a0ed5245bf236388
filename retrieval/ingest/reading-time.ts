/**
 * How long the structure of one document may take to read. It is asked at every line and passage, each of which is short
 * (MAX_LINE_CHARS): whatever a file was made to do, it ends soon after.
 */

/** Throws `TooSlow` when the time is over. */
export type OnStep = () => void;

/** Plans take a second; a text of 20 MB a minute or two on a small machine. */
const MAX_READING_MS = 600_000;

export class TooSlow extends Error {
  override readonly name = 'TooSlow';
  readonly code = 'reading-too-slow';
}

/** `now` in milliseconds, rising. */
export function readingTime(now: () => number): OnStep {
  const startedAt = now();
  return () => {
    if (now() - startedAt > MAX_READING_MS) throw new TooSlow(`Reading took more than ${MAX_READING_MS} ms`);
  };
}

export const TOO_SLOW_REASON = `分析超过 ${MAX_READING_MS / 60_000} 分钟，已放弃；请拆成几个文件，或检查内容是否正常`;
