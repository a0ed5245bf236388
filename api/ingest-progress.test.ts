import { describe, expect, it } from 'vitest';
import { ingestProgress, printable } from './ingest-progress.ts';

function linesOf(isTTY: boolean, total: number): string[] {
  const lines: string[] = [];
  const show = ingestProgress({ write: (text) => lines.push(text), isTTY });
  for (let done = 0; done < total; done++) show({ kind: 'reading', done, total, file: `规划${done}.txt` });
  show({ kind: 'done', done: total, total });
  return lines;
}

describe('ingestProgress', () => {
  it('writes a line for every tenth off a terminal', () => {
    const lines = linesOf(false, 1000);
    expect(lines).toHaveLength(11);
    expect(lines[0]).toBe('检查文件 0/1000　规划0.txt\n');
    expect(lines[10]).toBe('索引完成 1000/1000\n');
  });

  it('rewrites one line on a terminal', () => {
    const lines = linesOf(true, 3);
    expect(lines).toHaveLength(4);
    expect(lines[1]).toBe('\r\u001b[2K检查文件 1/3　规划1.txt');
    expect(lines[3]).toBe('\r\u001b[2K索引完成 3/3\n');
  });
});

describe('printable', () => {
  it('drops what steers a terminal and keeps line breaks', () => {
    expect(printable('甲\u001b[2J乙\n丙\u202e丁\r')).toBe('甲[2J乙\n丙丁');
  });
});
