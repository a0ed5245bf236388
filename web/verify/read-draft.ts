/** A draft as a file in, its text out: UTF-8, or GB18030 as older office programs write it. */

/** As the server's limit, so that nothing is sent in vain. */
export const MAX_DRAFT_CHARACTERS = 20_000;
/** Of a file that is read at all: layout takes room, text does not take more. */
const MAX_FILE_BYTES = 1024 * 1024;

export type ReadDraft = { ok: true; text: string } | { ok: false; message: string };

export async function readDraft(file: File): Promise<ReadDraft> {
  if (!/\.(?:txt|text|md|markdown)$/i.test(file.name)) {
    return { ok: false, message: `“${file.name}”不是文本文件。请打开它，把文字复制进来，或另存为 .txt 再拖入。` };
  }
  if (file.size > MAX_FILE_BYTES) return { ok: false, message: '文件太大，请只放要核对的部分。' };
  return { ok: true, text: decodeDraft(new Uint8Array(await file.arrayBuffer())) };
}

export function decodeDraft(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** As a reader counts, rare characters as one. */
export function countCharacters(text: string): number {
  return Array.from(text).length;
}
