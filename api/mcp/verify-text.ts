import { z } from 'zod';
import { verifyText } from '../answer/verify/verify-text.ts';
import { linked } from '../channels/absolute-links.ts';
import { claimsText } from '../channels/plan-text.ts';
import { MAX_VERIFIED_CHARACTERS, verifyReplySchema } from '../contract.ts';
import { findUnknownDocuments } from '../unknown-documents.ts';
import { filterFields, type PlanTool, problemOutcome } from './plan-tools.ts';

const input = z.object({
  text: z
    .string()
    .refine((text) => text.trim() !== '' && Array.from(text).length <= MAX_VERIFIED_CHARACTERS)
    .describe(`待核对的文稿，纯文本或 Markdown，至多 ${MAX_VERIFIED_CHARACTERS} 字。The draft, in Chinese.`),
  documentIds: filterFields.documentIds,
});

export function verifyTextTool(origin: string): PlanTool<typeof input> {
  return {
    name: 'verify_text',
    title: '核数',
    description:
      '把一段文稿逐句与政府规划文件核对：supported 有依据，contradicted 与原文不符（并给出原文的说法），not-found 没有找到依据，no-claim 无需核对。' +
      ' Checks a draft against the plan documents, statement by statement: supported, contradicted (with what the document says instead), not-found, or no-claim.',
    input,
    output: verifyReplySchema,
    run: async ({ text, documentIds }, { store, signal }) => {
      const only = documentIds ? { documentIds } : {};
      const unknown = findUnknownDocuments(store, only, 'documentIds');
      if (unknown) return problemOutcome(unknown);
      const { claims } = await verifyText(store, { text, ...only }, signal);
      const reply = { claims: claims.map((claim) => linked(claim, origin)) };
      return { kind: 'reply', text: claimsText(reply.claims), structured: reply };
    },
  };
}
