/** A draft as a file in, its text out, or the Word file itself. Text is UTF-8, or GB18030 as older office programs write it. */

/** As the server's limit, so that nothing is sent in vain. */
export const MAX_DRAFT_CHARACTERS = 20_000;
/** Of a file that is read at all: layout takes room, text does not take more. */
const MAX_FILE_BYTES = 1024 * 1024;
/** As the server's limit. */
const MAX_WORD_BYTES = 5 * 1024 * 1024;
const TOO_LARGE = { kind: 'wrong', message: '文件太大，请只放要核对的部分。' } as const;

/** A Word file goes to the server as it is. */
export type ReadDraft =
  | { kind: 'text'; text: string }
  | { kind: 'word'; file: File }
  | { kind: 'wrong'; message: string };

export async function readDraft(file: File): Promise<ReadDraft> {
  if (/\.docx$/i.test(file.name)) {
    return file.size > MAX_WORD_BYTES ? TOO_LARGE : { kind: 'word', file };
  }
  if (!/\.(?:txt|text|md|markdown)$/i.test(file.name)) {
    return {
      kind: 'wrong',
      message: `“${file.name}”读不了，能读 .docx、.txt、.md。请打开它，把文字复制进来，或另存为 .docx 再拖入。`,
    };
  }
  if (file.size > MAX_FILE_BYTES) return TOO_LARGE;
  return { kind: 'text', text: decodeDraft(new Uint8Array(await file.arrayBuffer())) };
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
