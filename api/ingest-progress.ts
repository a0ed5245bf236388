/** Shows how far ingestion has come: one line that rewrites itself on a terminal, a few lines elsewhere. */

export interface IngestEvent {
  kind: 'waiting' | 'reading' | 'indexing' | 'embedding' | 'done';
  done: number;
  total: number;
  file?: string;
}

export interface TextOutput {
  write(text: string): unknown;
  isTTY?: boolean;
}

const LABELS = { reading: '检查文件', indexing: '写入索引', embedding: '计算向量', done: '索引完成' };
/** Off a terminal a line is written each time another tenth is done. */
const STEPS = 10;

export function ingestProgress(output: TextOutput): (event: IngestEvent) => void {
  let lastStep = '';
  return ({ kind, done, total, file }) => {
    if (kind === 'waiting') {
      output.write('另一个程序正在更新这个索引，等它做完…\n');
      return;
    }
    const line = `${LABELS[kind]} ${done}/${total}${file ? `　${printable(file)}` : ''}`;
    if (output.isTTY) {
      output.write(`\r\u001b[2K${line}${kind === 'done' ? '\n' : ''}`);
      return;
    }
    const step = `${kind} ${total > 0 ? Math.floor((done / total) * STEPS) : 0}`;
    if (step === lastStep) return;
    lastStep = step;
    output.write(`${line}\n`);
  };
}

/** Text from a document or a file name without anything that steers a terminal; line breaks stay. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu, '');
}
