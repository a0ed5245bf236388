/** Bytes that are to be a text in, what keeps them from being one out. A damaged text is refused: nothing in it could be proved. */
import { decodeText } from './decode.ts';

/** Of a thousand characters. Office files carry a stray control character now and then; other bytes have hundreds. */
const MAX_BROKEN_PER_MILLE = 10;
const LOST = '\ufffd';
/** What no writer types: control characters other than white space, lost and undefined ones. */
const BROKEN = /[^\P{Cc}\t\n\v\f\r]|\p{Cn}|\p{Cs}|\ufffd/gu;

/** Null when the bytes are a text; else a reason in Chinese. */
export function illegibility(bytes: Uint8Array): string | null {
  const { text, encoding } = decodeText(bytes);
  const damage = encoding === 'gb18030' ? damagedUtf8(bytes) : null;
  if (damage !== null) return damage;
  const broken = text.match(BROKEN)?.length ?? 0;
  return broken * 1000 > text.length * MAX_BROKEN_PER_MILLE ? '内容不是文本' : null;
}

/**
 * One lost byte makes UTF-8 invalid, and as GB18030 the whole of it reads 鏁板瓧 for 数字. Text that is GB18030 has
 * almost no character that is also one of UTF-8 with three bytes; a damaged UTF-8 text has more of them than lost ones.
 */
function damagedUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8').decode(bytes);
  const lost = text.split(LOST).length - 1;
  const kept = text.match(/[\u0800-\ufffc]/g)?.length ?? 0;
  if (kept <= lost) return null;
  const line = text.slice(0, text.indexOf(LOST)).split('\n').length;
  return `编码有误：UTF-8 文本的第 ${line} 行有损坏的字节，请重新转存后再加入`;
}
