/** A stored answer in, a Word file with its sources as footnotes out. */
import type { RecordedTexts } from '../records/answer-record.ts';
import { type DocxBlock, type Inline, toDocx } from './docx.ts';
import { type MakeNote, markdownBlocks } from './markdown-blocks.ts';
import { sourceName, sourceNote } from './source-note.ts';

export interface AnswerFile {
  texts: RecordedTexts;
  /** Milliseconds since 1970. */
  answeredAt: number;
  /** Stands before the addresses of sources; empty where nobody could open them. */
  origin: string;
}

export function answerDocx({ texts, answeredAt, origin }: AnswerFile): Promise<Uint8Array> {
  const { standaloneQuestion, answer, label, missing } = texts;
  const remark = [label, dateOf(answeredAt)].filter((part) => part !== undefined).join('　');
  const blocks: DocxBlock[] = [
    { kind: 'title', inlines: [{ kind: 'text', text: standaloneQuestion }] },
    { kind: 'paragraph', inlines: [{ kind: 'text', text: remark, grey: true }] },
    ...markdownBlocks(answer, noteMaker(texts, origin)),
    ...(missing.length > 0
      ? [{ kind: 'paragraph' as const, inlines: [{ kind: 'text' as const, text: `没有找到：${missing.join('；')}` }] }]
      : []),
  ];
  return toDocx({ title: standaloneQuestion, blocks, landscape: false });
}

/** Word numbers footnotes by itself and gives each its own place: a source that is named again refers to its first note. */
function noteMaker({ citations }: RecordedTexts, origin: string): MakeNote {
  const byMarker = new Map(citations.map((citation) => [citation.marker, citation]));
  const firstNotes = new Map<number, number>();
  let notes = 0;
  return (marker): Inline | null => {
    const citation = byMarker.get(marker);
    if (!citation) return null;
    notes += 1;
    const first = firstNotes.get(marker);
    if (first !== undefined)
      return { kind: 'note', lines: [[{ kind: 'text', text: `同注${first}，${sourceName(citation)}` }]] };
    firstNotes.set(marker, notes);
    return { kind: 'note', lines: sourceNote(citation, origin) };
  };
}

/** The day in China, where the plans and their readers are. */
function dateOf(milliseconds: number): string {
  return new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(milliseconds);
}
