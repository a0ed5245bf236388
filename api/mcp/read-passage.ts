import { z } from 'zod';
import { sectionPath } from '#retrieval/plan-document';
import type { StoredDocument } from '#retrieval/store/plan-store';
import { findUnknownDocuments } from '../unknown-documents.ts';
import { type PlanTool, problemOutcome } from './plan-tools.ts';

/** A model has to read it all. */
const MAX_UNITS = 20_000;

const input = z.object({
  documentId: z.string().describe('文件 id。Id of the document.'),
  start: z.int().min(0).describe('起点，UTF-16 单位，引用和检索结果里都有。Start offset in UTF-16 units.'),
  end: z.int().min(1).describe(`终点，不含，离起点至多 ${MAX_UNITS}。End offset, exclusive.`),
  around: z
    .int()
    .min(0)
    .max(5000)
    .default(0)
    .describe('前后各多读几个字，0 至 5000。How many units to read before and after as well.'),
});

const output = z.object({
  documentId: z.string(),
  title: z.string(),
  section: z.array(z.string()),
  text: z.string().describe('原文从 start 到 end，逐字照录'),
  start: z.int(),
  end: z.int(),
  href: z.string(),
});

export function readPassageTool(origin: string): PlanTool<typeof input> {
  return {
    name: 'read_passage',
    title: '读原文',
    description:
      '按位置读政府规划文件的原文，逐字照录，可以带上前后文。位置来自 search_plans、ask_plans、get_indicators 的结果。' +
      ' Reads the text of a plan document between two offsets, word for word, with some text around it if wanted. Offsets come from the other tools.',
    input,
    output,
    run: async ({ documentId, start, end, around }, { store }) => {
      const unknown = findUnknownDocuments(store, { documentIds: [documentId] }, 'documentId');
      const document = unknown ? null : await store.document(documentId);
      if (unknown || !document)
        return unknown ? problemOutcome(unknown) : { kind: 'problem', detail: '没有这个文件。' };
      const { length } = document.text;
      if (start >= end || end > length || end - start > MAX_UNITS)
        return { kind: 'problem', detail: `end 应大于 start，不超过全文的 ${length}，离 start 至多 ${MAX_UNITS}。` };
      const span = { start: Math.max(0, start - around), end: Math.min(length, end + around) };
      const text = document.text.slice(span.start, span.end);
      const href = `${origin}/read/${documentId}?start=${span.start}&end=${span.end}`;
      const section = sectionAt(document, start);
      const { title } = document;
      return {
        kind: 'reply',
        text: `《${title}》${section.join(' › ')}\n${text}\n${href}`,
        structured: { documentId, title, section, text, ...span, href },
      };
    },
  };
}

/** Labels from the outermost section that holds the place to the innermost. */
function sectionAt({ sections }: StoredDocument, place: number): string[] {
  const inner = sections.findLast(({ span }) => span.start <= place && place < span.end);
  return sectionPath(sections, inner?.index ?? null).map(({ label }) => label);
}
