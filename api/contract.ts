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
export const MAX_VERIFIED_CHARACTERS = 20_000;

/** Every name is looked for in the lists of regions, which takes the longer the longer it is. */
export const MAX_FILTER_ITEMS = 50;
export const MAX_REGION_CHARACTERS = 60;
/** The web page names all documents that it lists, which may be many. */
export const MAX_FILTER_DOCUMENTS = 1000;
export const MAX_DOCUMENT_ID_CHARACTERS = 200;

const documentIdList = z.array(z.string().max(MAX_DOCUMENT_ID_CHARACTERS)).max(MAX_FILTER_DOCUMENTS);

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
    regions: z
      .array(z.string().max(MAX_REGION_CHARACTERS))
      .max(MAX_FILTER_ITEMS)
      .optional()
      .openapi({ description: '地区全称或简称，如 镇江市、镇江' }),
    years: z.array(z.int()).max(MAX_FILTER_ITEMS).optional(),
    documentIds: documentIdList.optional(),
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

export const verifyRequestSchema = z
  .strictObject({
    text: z
      .string()
      .refine((text) => text.trim() !== '' && Array.from(text).length <= MAX_VERIFIED_CHARACTERS, {
        params: { expected: 'verified-characters' },
      })
      .openapi({
        minLength: 1,
        maxLength: MAX_VERIFIED_CHARACTERS,
        example: '镇江市2022年计划新建5G基站1400个。',
        description: '待核对的文稿，纯文本或 Markdown',
      }),
    documentIds: documentIdList.optional().openapi({ description: '只对照这些文件；不填则对照全部' }),
  })
  .openapi('VerifyRequest');
export const MAX_COMMENT_CHARACTERS = 2000;

export const feedbackRequestSchema = z
  .strictObject({
    answerId: z.string().min(1).max(100).openapi({ description: '回答的 id' }),
    vote: z.enum(['up', 'down']),
    comment: z
      .string()
      .overwrite(cleanQuestion)
      .refine((comment) => Array.from(comment).length <= MAX_COMMENT_CHARACTERS, {
        params: { expected: 'comment-characters' },
      })
      .optional()
      .openapi({ maxLength: MAX_COMMENT_CHARACTERS }),
  })
  .openapi('FeedbackRequest');

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
    question: z.string().openapi({ description: '提问的原文；追问是补成的完整问题' }),
    answer: z.string().openapi({ description: 'Markdown，句末 [n] 为引用编号' }),
    citations: z.array(citationSchema),
    reason: refusalReasonSchema.optional(),
    notices: z.array(noticeSchema).optional(),
    missing: z.array(z.string()).optional(),
    suggestions: z.array(z.string()).optional(),
    answeredBy: z.string().openapi({ description: 'extractive 或模型名称' }),
    label: z.string().optional().openapi({ description: '说明由谁写的文字，随回答一起显示，如 原文摘录' }),
    timings: z.object({ retrieveMs: z.number(), answerMs: z.number() }),
  })
  .openapi('AskReply');

export const claimSchema = z
  .object({
    text: z.string().openapi({ description: 'text 中 start 至 end 的原样文字' }),
    ...spanSchema,
    verdict: z.enum(['supported', 'contradicted', 'not-found', 'no-claim']),
    explanation: z.string(),
    citations: z.array(citationSchema).openapi({ description: 'supported 和 contradicted 必有' }),
  })
  .openapi('Claim');

export const verifyReplySchema = z
  .object({
    text: z.string().optional().openapi({ description: '上传 Word 文件时：从文件读出的文字，start、end 以它为准' }),
    claims: z.array(claimSchema),
  })
  .openapi('VerifyReply');

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

const documentKindSchema = z.enum([
  'plan',
  'action-plan',
  'work-points',
  'work-report',
  'statistics',
  'bulletin',
  'news',
]);

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
    kind: documentKindSchema,
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
  .extend({
    outline: z.array(outlineItemSchema),
    pages: z.array(z.int()).openapi({ description: '各页在全文里开始的位置，从第 1 页起；没有页的格式为空' }),
  })
  .openapi('DocumentDetail');

export const figureKindSchema = z
  .enum(['new', 'cumulative', 'level', 'change', 'yearly', 'reached'])
  .openapi('FigureKind', {
    description:
      'new 新建/新增，cumulative 累计，level 达到（目标或水平），change 提高/增长，yearly 每年，reached 已建成/现有',
  });

export const indicatorSchema = z
  .object({
    region: z.string().nullable(),
    period: z.string().nullable().openapi({ description: '年份或规划期，如 2022年、“十四五”时期' }),
    name: z.string(),
    value: z.number().nullable().openapi({ description: '按 unit 计的数值，1.2 配 万个；原表为“/”时为 null' }),
    valueText: z.string().openapi({ description: '数值和单位的原样，如 1.2万个' }),
    unit: z.string(),
    qualifier: z.string().nullable().openapi({ description: '力争、以上、超过、左右等，原文没有时为 null' }),
    kind: figureKindSchema,
    citation: citationSchema,
  })
  .openapi('Indicator');

export const indicatorListSchema = z
  .object({
    indicators: z.array(indicatorSchema),
    total: z.int().openapi({ description: '符合条件的全部条数，不限于本页' }),
    limit: z.int(),
    offset: z.int(),
    names: z.array(z.string()).optional().openapi({ description: '所给名称对应到的各文件指标名称' }),
    readAs: z.string().optional().openapi({ description: '名称有错字时按此理解' }),
  })
  .openapi('IndicatorList');

export const indicatorNamesSchema = z
  .object({
    names: z.array(
      z.object({
        name: z.string(),
        regions: z.int().openapi({ description: '有这个指标的地区数' }),
        figures: z.int().openapi({ description: '这个指标的数字个数' }),
      }),
    ),
  })
  .openapi('IndicatorNames');

export const comparisonCellSchema = z
  .object({
    text: z.string().openapi({ description: '原文的说法；没有时为 未提及' }),
    disagree: z.boolean().openapi({ description: '正文与附件或两份文件的数字不一致，全部列出' }),
    indicators: z.array(indicatorSchema),
  })
  .openapi('ComparisonCell');

export const comparisonSchema = z
  .object({
    name: z.string(),
    periods: z.array(z.object({ label: z.string(), from: z.int().nullable(), to: z.int().nullable() })),
    indicators: z.array(
      z.object({
        names: z.array(z.string()).openapi({ description: '各文件对这一指标的叫法' }),
        note: z.string().nullable().openapi({ description: '口径不同时说明各为哪类数字' }),
        rows: z.array(
          z.object({
            region: z.string().nullable(),
            cells: z.array(comparisonCellSchema).openapi({ description: '与 periods 一一对应' }),
          }),
        ),
      }),
    ),
    readAs: z.string().optional().openapi({ description: '名称有错字时按此理解' }),
  })
  .openapi('IndicatorComparison');

const reasonedFileSchema = z.object({ file: z.string(), reason: z.string() });

export const ingestJobSchema = z
  .object({
    id: z.string(),
    status: z.enum(['queued', 'running', 'done', 'failed']),
    createdAt: z.string().openapi({ description: 'ISO 时间' }),
    endedAt: z.string().nullable(),
    files: z.array(z.string()).openapi({ description: '上传的文件名' }),
    progress: z
      .object({
        step: z.enum(['waiting', 'reading', 'indexing', 'embedding']).openapi({
          description: 'waiting 等另一个程序更新完，reading 读取文件，indexing 建索引，embedding 计算向量',
        }),
        done: z.int(),
        total: z.int(),
        file: z.string().optional(),
      })
      .nullable(),
    report: z
      .object({
        documents: z.int().openapi({ description: '更新后索引里的文件数' }),
        passages: z.int(),
        found: z
          .array(
            z.object({
              file: z.string(),
              title: z.string(),
              region: z.string().nullable().openapi({ description: '没有认出为 null，可用清单写明' }),
              years: z.array(z.int()),
              kind: documentKindSchema,
              pages: z.int(),
              recognised: z.int().openapi({ description: '其中由图像识别的页数' }),
              passages: z.int(),
              figures: z.int(),
              notes: z.array(z.string()).openapi({ description: '没有读的部分和其他说明' }),
            }),
          )
          .openapi({ description: '这次新读的文件，其余沿用；pages 为 0 表示没有页码' }),
        removed: z.array(z.string()).openapi({ description: '这次移出索引的文件 id' }),
        refused: z.array(reasonedFileSchema).openapi({ description: '上传的文件里没有收入的和原因' }),
        replaced: z.array(z.string()).openapi({ description: '替换了原来加入的同名文件' }),
        manifest: z.array(z.string()).openapi({ description: '清单里用不了的地方：行、列、应当怎样写' }),
      })
      .nullable(),
    error: z.string().nullable(),
  })
  .openapi('IngestJob');

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
export type VerifyRequest = Wire<z.infer<typeof verifyRequestSchema>>;
export type Claim = Wire<z.infer<typeof claimSchema>>;
export type VerifyReply = Wire<z.infer<typeof verifyReplySchema>>;
export type FeedbackRequest = Wire<z.infer<typeof feedbackRequestSchema>>;
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
export type Indicator = Wire<z.infer<typeof indicatorSchema>>;
export type IndicatorList = Wire<z.infer<typeof indicatorListSchema>>;
export type IndicatorNames = Wire<z.infer<typeof indicatorNamesSchema>>;
export type IndicatorName = IndicatorNames['names'][number];
export type ComparisonCell = Wire<z.infer<typeof comparisonCellSchema>>;
export type IndicatorComparison = Wire<z.infer<typeof comparisonSchema>>;
export type IngestJob = Wire<z.infer<typeof ingestJobSchema>>;
export type Problem = Wire<z.infer<typeof problemSchema>>;
