/**
 * The wire: what goes in and out of the HTTP interface. Requests are strict; everything else imports these types.
 * Offsets count UTF-16 units of the text that `GET /api/documents/{id}/text` returns.
 */
import { z } from '@hono/zod-openapi';
import { cleanQuestion } from './clean-question.ts';

/** JSON knows no `undefined`: a field that may be absent is absent, which zod's own types do not say. */
type Wire<T> = T extends readonly (infer Item)[]
  ? Wire<Item>[]
  : T extends object
    ? { [Key in keyof T]: Wire<Exclude<T[Key], undefined>> }
    : T;

export const MAX_QUESTION_CHARACTERS = 2000;
export const MAX_HISTORY_MESSAGES = 20;

/** Counts characters as a reader does for rare Han characters, which take two UTF-16 units. */
const questionText = z
  .string()
  .overwrite(cleanQuestion)
  .refine((question) => question !== '', { params: { expected: 'question-characters' } })
  .refine((question) => Array.from(question).length <= MAX_QUESTION_CHARACTERS, {
    params: { expected: 'question-characters' },
  });

export const filtersSchema = z
  .strictObject({
    regions: z.array(z.string()).optional().openapi({ description: '地区全称，如 镇江市' }),
    years: z.array(z.int()).optional(),
    documentIds: z.array(z.string()).optional(),
  })
  .openapi('Filters');

export const historyItemSchema = z
  .strictObject({ role: z.enum(['user', 'assistant']), content: z.string() })
  .openapi('HistoryItem');

export const askRequestSchema = z
  .strictObject({
    question: questionText.openapi({
      minLength: 1,
      maxLength: MAX_QUESTION_CHARACTERS,
      example: '镇江2022年5G基站目标',
    }),
    history: z
      .array(historyItemSchema)
      .overwrite((items) => items.slice(-MAX_HISTORY_MESSAGES))
      .optional()
      .openapi({ description: `此前的对话，最新的在最后；只用最新的 ${MAX_HISTORY_MESSAGES} 条` }),
    filters: filtersSchema.optional(),
  })
  .openapi('AskRequest');

export const searchRequestSchema = z
  .strictObject({
    query: questionText.openapi({ minLength: 1, maxLength: MAX_QUESTION_CHARACTERS }),
    limit: z.int().min(1).max(50).default(10),
    filters: filtersSchema.optional(),
  })
  .openapi('SearchRequest');

export const refusalReasonSchema = z
  .enum([
    'region-not-covered',
    'period-not-covered',
    'indicator-not-found',
    'no-figure',
    'document-not-covered',
    'ambiguous',
    'out-of-scope',
    'unverified',
  ])
  .openapi('RefusalReason');

export const noticeSchema = z
  .enum(['model-unavailable', 'model-slow', 'embedding-unavailable', 'corrected-name', 'ocr-text'])
  .openapi('Notice');

export const spanSchema = { start: z.int().min(0), end: z.int().min(0) };

export const quotedSpanSchema = z.object({ quote: z.string(), ...spanSchema }).openapi('QuotedSpan');

export const citationSchema = z
  .object({
    marker: z.int().min(1),
    documentId: z.string(),
    title: z.string(),
    documentNumber: z.string().nullable(),
    issuer: z.string().nullable(),
    published: z.string().nullable(),
    region: z.string().nullable(),
    section: z.array(z.string()),
    page: z.int().nullable(),
    quote: z.string(),
    ...spanSchema,
    href: z.string().openapi({ description: '在阅读页打开这段原文' }),
    context: z.array(quotedSpanSchema).optional(),
  })
  .openapi('Citation');

export const askReplySchema = z
  .object({
    id: z.string(),
    status: z.enum(['answered', 'partial', 'refused']),
    question: z.string().openapi({ description: '实际回答的完整问题' }),
    answer: z.string().openapi({ description: 'Markdown，句末 [n] 为引用编号' }),
    citations: z.array(citationSchema),
    reason: refusalReasonSchema.optional(),
    notices: z.array(noticeSchema).optional(),
    missing: z.array(z.string()).optional(),
    suggestions: z.array(z.string()).optional(),
    answeredBy: z.string().openapi({ description: 'extractive 或模型名称' }),
    timings: z.object({ retrieveMs: z.number(), answerMs: z.number() }),
  })
  .openapi('AskReply');

export const foundPassageSchema = z
  .object({
    id: z.string(),
    documentId: z.string(),
    title: z.string(),
    section: z.array(z.string()),
    text: z.string(),
    ...spanSchema,
    score: z.number(),
  })
  .openapi('FoundPassage');

export const searchReplySchema = z.object({ passages: z.array(foundPassageSchema) }).openapi('SearchReply');

export const documentSummarySchema = z
  .object({
    id: z.string(),
    file: z.string(),
    title: z.string(),
    documentNumber: z.string().nullable(),
    issuer: z.string().nullable(),
    published: z.string().nullable(),
    dates: z.object({ signed: z.string().optional(), issued: z.string().optional(), posted: z.string().optional() }),
    region: z.string().nullable(),
    level: z.enum(['national', 'province', 'city', 'district']).nullable(),
    kind: z.enum(['plan', 'action-plan', 'work-points', 'work-report', 'statistics', 'bulletin', 'news']),
    years: z.array(z.int()),
    passages: z.int(),
    characters: z.int(),
  })
  .openapi('DocumentSummary');

export const documentListSchema = z.object({ documents: z.array(documentSummarySchema) }).openapi('DocumentList');

export const outlineItemSchema = z
  .object({
    index: z.int(),
    parent: z.int().nullable(),
    depth: z.int(),
    label: z.string(),
    heading: z.string(),
    region: z.string().nullable(),
    ...spanSchema,
    headingStart: z.int(),
    headingEnd: z.int(),
  })
  .openapi('OutlineItem');

export const documentDetailSchema = documentSummarySchema
  .extend({ outline: z.array(outlineItemSchema) })
  .openapi('DocumentDetail');

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.object({ field: z.string(), expected: z.string() })).optional(),
  })
  .openapi('Problem');

export type Filters = Wire<z.infer<typeof filtersSchema>>;
export type HistoryItem = Wire<z.infer<typeof historyItemSchema>>;
export type AskRequest = Wire<z.infer<typeof askRequestSchema>>;
export type SearchQuery = Wire<z.infer<typeof searchRequestSchema>>;
export type RefusalReason = z.infer<typeof refusalReasonSchema>;
export type Notice = z.infer<typeof noticeSchema>;
export type QuotedSpan = Wire<z.infer<typeof quotedSpanSchema>>;
export type Citation = Wire<z.infer<typeof citationSchema>>;
export type AskReply = Wire<z.infer<typeof askReplySchema>>;
export type FoundPassage = Wire<z.infer<typeof foundPassageSchema>>;
export type SearchReply = Wire<z.infer<typeof searchReplySchema>>;
export type DocumentSummary = Wire<z.infer<typeof documentSummarySchema>>;
export type DocumentList = Wire<z.infer<typeof documentListSchema>>;
export type OutlineItem = Wire<z.infer<typeof outlineItemSchema>>;
export type DocumentDetail = Wire<z.infer<typeof documentDetailSchema>>;
export type Problem = Wire<z.infer<typeof problemSchema>>;
