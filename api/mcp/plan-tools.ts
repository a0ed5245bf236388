/**
 * What the tools of the Model Context Protocol share: how a tool is registered, how a problem is said, and the words that
 * a model reads before it decides. A fault's own message never leaves.
 */
import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { PlanStore } from '#retrieval/store/plan-store';
import type { Answer } from '../answering.ts';
import {
  type Filters,
  MAX_DOCUMENT_ID_CHARACTERS,
  MAX_FILTER_DOCUMENTS,
  MAX_FILTER_ITEMS,
  MAX_REGION_CHARACTERS,
} from '../contract.ts';
import { describeBrokenStream } from '../describe-error.ts';
import type { ProblemOptions } from '../problem.ts';

export interface PlanToolOptions {
  /** Waits for the index where it may wait; null while there is none. */
  store: () => Promise<PlanStore | null>;
  answer: Answer;
  /** Stands before the addresses of sources; empty for relative ones. */
  origin: string;
  /** Told what broke a tool; its caller gets one sentence without it. */
  onFault: (fault: unknown) => void;
}

export type ToolOutcome =
  | { kind: 'reply'; text: string; structured: Record<string, unknown> }
  /** What was wrong with the arguments, in Chinese. */
  | { kind: 'problem'; detail: string };

export interface PlanTool<Input extends z.ZodObject> {
  name: string;
  title: string;
  /** Chinese first, then English: models and people choose tools by it. */
  description: string;
  input: Input;
  output: z.ZodObject;
  run: (input: z.infer<Input>, context: { store: PlanStore; signal: AbortSignal }) => Promise<ToolOutcome>;
}

const NOT_READY = '正在建立或打开索引，请稍后再试。The index is not open yet, please try again shortly.';
const IN_ENGLISH = 'The service failed, please try again later.';

export function registerPlanTool<Input extends z.ZodObject>(
  server: McpServer,
  { name, title, description, input, output, run }: PlanTool<Input>,
  { store, onFault }: PlanToolOptions,
): void {
  const annotations = { readOnlyHint: true, destructiveHint: false, openWorldHint: false };
  server.registerTool(
    name,
    // The server takes any schema that can say what it is; of a generic one TypeScript cannot see that it can.
    { title, description, inputSchema: input as z.ZodObject, outputSchema: output, annotations },
    async (given, context) => {
      try {
        const open = await store();
        if (!open) return failed(NOT_READY);
        // Parsed by the server with this very schema.
        const outcome = await run(given as z.infer<Input>, { store: open, signal: context.mcpReq.signal });
        if (outcome.kind === 'problem') return failed(outcome.detail);
        return { content: [{ type: 'text', text: outcome.text }], structuredContent: outcome.structured };
      } catch (fault) {
        if (!context.mcpReq.signal.aborted) onFault(fault);
        return failed(`${describeBrokenStream(fault).detail}${IN_ENGLISH}`);
      }
    },
  );
}

function failed(text: string): { content: { type: 'text'; text: string }[]; isError: true } {
  return { content: [{ type: 'text', text }], isError: true };
}

export function problemOutcome({ detail }: ProblemOptions): ToolOutcome {
  return { kind: 'problem', detail };
}

/** Fields of several tools. */
export const filterFields = {
  regions: z
    .array(z.string().max(MAX_REGION_CHARACTERS))
    .max(MAX_FILTER_ITEMS)
    .optional()
    .describe('只看这些地区，中文全称或简称，如 ["镇江"]。Only these regions, Chinese names.'),
  years: z.array(z.int()).max(MAX_FILTER_ITEMS).optional().describe('只看这些年份，如 [2022]。Only these years.'),
  documentIds: z
    .array(z.string().max(MAX_DOCUMENT_ID_CHARACTERS))
    .max(MAX_FILTER_DOCUMENTS)
    .optional()
    .describe('只看这些文件，id 见资源列表。Only these documents, ids as in the list of resources.'),
};

/** The filters among the arguments of a tool, absent fields left out. */
export function filtersOf({
  regions,
  years,
  documentIds,
}: { [Field in keyof Filters]?: Filters[Field] | undefined }): Filters {
  const given = Object.entries({ regions, years, documentIds }).filter(([, value]) => value !== undefined);
  // Each was parsed by the schema above.
  return Object.fromEntries(given) as Filters;
}
