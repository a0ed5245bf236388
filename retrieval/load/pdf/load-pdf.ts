/** PDF is recognised and not read yet. */
import type { Unreadable } from '../loaded-text.ts';

export function loadPdf(): Unreadable {
  return { reason: '是 PDF 文件，暂不读取，请转为文本后加入' };
}
