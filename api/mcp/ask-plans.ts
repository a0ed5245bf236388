import { z } from 'zod';
import { wholeReply } from '../answer/answer-question.ts';
import type { Answer } from '../answering.ts';
import { linked } from '../channels/absolute-links.ts';
import { answerText } from '../channels/plan-text.ts';
import { type AskRequest, askReplySchema, askRequestSchema, historyItemSchema } from '../contract.ts';
import { describeIssues } from '../describe-issues.ts';
import { invalidRequest } from '../problem.ts';
import { resolveFilters } from '../resolve-filters.ts';
import { findUnknownFilters } from '../unknown-filters.ts';
import { filterFields, filtersOf, type PlanTool, problemOutcome } from './plan-tools.ts';

const input = z.object({
  question: z
    .string()
    .describe('完整的问题，中文，至多 2000 字，写明地区和年份。A whole question in Chinese, naming region and year.'),
  history: z
    .array(historyItemSchema)
    .optional()
    .describe('此前的对话，最新的在最后；用于理解追问。Earlier turns, newest last, to understand a follow-up.'),
  ...filterFields,
});

export function askPlansTool(answer: Answer, origin: string): PlanTool<typeof input> {
  return {
    name: 'ask_plans',
    title: '规划问答',
    description:
      '就政府规划文件提问，得到简短的回答，每句带编号的依据，逐句核对过；文件里没有的不答，并说明原因。转述时请保留数字的限定（力争、以上、新建、累计）和出处。' +
      ' Asks a question of the plan documents. Every sentence is verified and cites its source; what the documents do not say is refused with a reason. Keep qualifiers and sources when you pass it on.',
    input,
    output: askReplySchema,
    run: async (given, { store, signal }) => {
      const { question, history } = given;
      const filters = filtersOf(given);
      const unknown = findUnknownFilters(store, filters);
      if (unknown) return problemOutcome(unknown);
      const request = { question, ...(history ? { history } : {}), filters: resolveFilters(filters) };
      const parsed = askRequestSchema.safeParse(request);
      if (!parsed.success) return problemOutcome(invalidRequest(describeIssues(parsed.error.issues)));
      // JSON has no `undefined`: see the ask route.
      const reply = linked(await wholeReply(answer(store, parsed.data as AskRequest, signal)), origin);
      return { kind: 'reply', text: answerText(reply), structured: { ...reply } };
    },
  };
}
