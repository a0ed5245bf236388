/** Bytes of a text file in, the text verbatim out, or what keeps them from being one. */
import { decodeText } from './decode.ts';
import { illegibility } from './legibility.ts';
import { MAX_TEXT_BYTES, MEBIBYTE } from './limits.ts';
import type { LoadResult } from './loaded-text.ts';

export function loadText(bytes: Uint8Array): LoadResult {
  if (bytes.length > MAX_TEXT_BYTES) return { reason: `文本超过 ${MAX_TEXT_BYTES / MEBIBYTE} MiB` };
  // UTF-16 has zero bytes too, but then begins with a mark.
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!marked && bytes.subarray(0, 4096).includes(0)) return { reason: '内容不是文本' };
  const reason = illegibility(bytes);
  return reason === null ? { format: 'text', text: decodeText(bytes).text, pages: [], notes: [] } : { reason };
}
