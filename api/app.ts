/**
 * The HTTP interface as one Hono app, without a runtime: everything it needs is passed in.
 * Requests come in, JSON, text, pages or problem details go out; no fault's message ever does.
 */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Hono, HonoRequest, MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { cors } from 'hono/cors';
import { etag } from 'hono/etag';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { everyoneMayAsk } from './access/everyone-may-ask.ts';
import { type GuardOptions, guard, guardMetrics } from './access/guard.ts';
import { knownHosts } from './access/known-hosts.ts';
import { isWidgetFile, openWidgetFile } from './allowed-origins.ts';
import type { Answer } from './answering.ts';
import { MAX_WORD_BYTES } from './channels/word-package.ts';
import { describeError } from './describe-error.ts';
import type { IngestJobs } from './ingest-jobs.ts';
import { limitBody } from './limit-body.ts';
import { describeFault, type Log } from './log-line.ts';
import { methodFallbacks } from './method-fallbacks.ts';
import type { Metrics } from './metrics.ts';
import { openAiErrors } from './openai-errors.ts';
import { DATA_POLICY } from './page-security.ts';
import { problemResponse } from './problem.ts';
import type { RecordStore } from './records/record-store.ts';
import { refuseWhileStopping } from './refuse-while-stopping.ts';
import { requestLog } from './request-log.ts';
import { answerFileRoute } from './routes/answers.ts';
import { askRoute } from './routes/ask.ts';
import { chatRoute } from './routes/chat.ts';
import { docsRoutes } from './routes/docs.ts';
import { documentRoutes } from './routes/documents.ts';
import { feedbackRoute } from './routes/feedback.ts';
import { type HealthOptions, healthRoutes } from './routes/health.ts';
import { indicatorNamesRoute } from './routes/indicator-names.ts';
import { indicatorRoute } from './routes/indicators.ts';
import { mcpRoute } from './routes/mcp.ts';
import { metricsRoute } from './routes/metrics.ts';
import { openAiRoutes } from './routes/openai.ts';
import { pageRoutes } from './routes/pages.ts';
import type { StoreSource } from './routes/router.ts';
import { searchRoute } from './routes/search.ts';
import { uploadRoutes } from './routes/uploads.ts';
import { verifyRoute } from './routes/verify.ts';
import { widgetTokenRoute } from './routes/widget-tokens.ts';
import { requestMetrics } from './server-metrics.ts';
import { tellAsking } from './tell-asking.ts';
import { isForm } from './verify-request.ts';
import type { WebFiles } from './web-files.ts';

const MAX_BODY_BYTES = 256 * 1024;
/** Of a draft to be verified, which may come with its layout. */
const MAX_DRAFT_BYTES = 1024 * 1024;
/** What stands around a file in a form. */
const FORM_BYTES = 64 * 1024;

export interface AppOptions {
  /** Null while the index is not open. */
  store: StoreSource;
  answer: Answer;
  records: RecordStore;
  /** False keeps what people write out of the records. */
  keepTexts: boolean;
  /** Null while the page is being built. */
  webFiles: () => WebFiles | null;
  log: Log;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Milliseconds of a clock that only goes forward. */
  elapsed: () => number;
  publicUrl: string | null;
  /** Origins of pages that may embed the widget; none when not given. */
  allowedOrigins?: readonly string[];
  /** Not set: no `/metrics`. */
  metrics?: Metrics;
  /** Callbacks of the bots that are switched on. */
  botRoutes?: Hono;
  /** Who may use it, and how much; everyone may ask and nobody may upload when not given. */
  protection?: GuardOptions;
  /** Null until they are open. */
  ingestJobs?: () => IngestJobs | null;
  /** A span for each request; none when not given. */
  traceRequest?: MiddlewareHandler;
  /** True once the server is being stopped; never when not given. */
  isStopping?: () => boolean;
  /** Not given: no embedding model is configured. */
  embeddingState?: HealthOptions['embeddingState'];
  /** Not given: no chat model is configured. */
  modelState?: HealthOptions['modelState'];
}

export function createApp(options: AppOptions): OpenAPIHono {
  const { store, records, keepTexts, webFiles, log, now, elapsed, publicUrl, allowedOrigins = [] } = options;
  const {
    protection = everyoneMayAsk(),
    ingestJobs = () => null,
    embeddingState = () => null,
    modelState = () => null,
    isStopping = () => false,
  } = options;
  const { access } = protection;
  const answer = tellAsking(options.answer);
  const app = new OpenAPIHono();
  // The line of the request itself has the status that the stream began with: what breaks it later gets one of its own.
  const logBroken =
    (route: string) =>
    (fault: unknown, requestId: string): void => {
      const request = { requestId, method: 'POST', route };
      log({
        level: 'error',
        event: 'fault',
        where: 'answer',
        ...request,
        fault: describeFault(fault, { withStack: true }),
      });
    };
  app.use(requestId());
  const figures = options.metrics ? { figures: requestMetrics(options.metrics) } : {};
  app.use(requestLog({ log, elapsed, allowedOrigins, ...figures }));
  if (options.traceRequest) app.use(options.traceRequest);
  // Who may frame what is said by the content policy; the older header knows no list.
  const xFrameOptions = allowedOrigins.length > 0 ? false : 'DENY';
  app.use(widgetFiles(allowedOrigins));
  app.use(secureHeaders({ xFrameOptions, strictTransportSecurity: false }));
  app.use(lastHeaders);
  app.use(knownHosts(protection.hosts ?? null));
  app.use(refuseWhileStopping(isStopping));
  app.use(compress());
  app.use(etag());
  if (allowedOrigins.length > 0) for (const path of EMBEDDED) app.use(path, crossOrigin(allowedOrigins));
  const only = guard(protection);
  // Before a byte of a body is read.
  app.use(
    '/api/*',
    only((request) => (isUpload(request) ? 'ingest' : 'ask')),
    bodyLimits,
  );
  app.use(
    '/v1/*',
    openAiErrors,
    only(() => 'ask'),
    draftLimit,
  );
  app.use(
    '/mcp',
    only(() => 'ask'),
    limit,
  );
  app.use('/metrics', guardMetrics(protection));

  app.route('/', askRoute({ store, answer }));
  app.route('/', chatRoute({ store, answer, onFault: logBroken('/api/chat') }));
  app.route('/', searchRoute({ store }));
  app.route('/', verifyRoute({ store, publicUrl, now }));
  app.route('/', documentRoutes({ store }));
  app.route('/', uploadRoutes({ jobs: ingestJobs }));
  app.route('/', widgetTokenRoute({ access, allowedOrigins }));
  app.route('/', indicatorRoute({ store, publicUrl }));
  app.route('/', indicatorNamesRoute({ store }));
  app.route('/', feedbackRoute({ records, keepTexts, now }));
  app.route('/', answerFileRoute({ records, publicUrl }));
  app.route('/', openAiRoutes({ store, answer, publicUrl, now, onFault: logBroken('/v1/chat/completions') }));
  app.route('/', mcpRoute({ store, answer, publicUrl, onFault: (fault) => logBroken('/mcp')(fault, '') }));
  app.route('/', healthRoutes({ store, embeddingState, modelState }));
  if (options.metrics) app.route('/', metricsRoute({ metrics: options.metrics }));
  if (options.botRoutes) app.route('/', options.botRoutes);
  app.route('/', docsRoutes({ describe: () => app, publicUrl }));
  app.route('/', pageRoutes({ store, webFiles, allowedOrigins }));
  methodFallbacks(app);

  app.notFound(() => problemResponse({ code: 'not-found', detail: '没有这个地址，接口列在 /docs。' }));
  app.onError((fault) => problemResponse(describeError(fault)));
  return app;
}

/**
 * Headers that also errors and ready-made responses carry. Pages set a content policy of their own;
 * whatever has none may not do anything.
 */
const lastHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('x-request-id', c.get('requestId'));
  // A 304 changes the headers of what the browser has kept (RFC 9111, 4.3.4): the page keeps the policy it came with.
  if (c.res.status !== 304 && !c.res.headers.has('content-security-policy'))
    c.header('content-security-policy', DATA_POLICY);
};

/** What the widget asks from another page. */
const EMBEDDED = ['/api/*', '/readyz'];

function crossOrigin(allowedOrigins: readonly string[]): MiddlewareHandler {
  return cors({
    origin: (origin) => (allowedOrigins.includes(origin) ? origin : null),
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['content-type', 'authorization'],
    exposeHeaders: ['x-request-id', 'retry-after'],
    maxAge: 600,
  });
}

/** Stands around the general headers, which would keep every file to its own site. */
function widgetFiles(allowed: readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (isWidgetFile(c.req.path)) openWidgetFile(c.res.headers, { origin: c.req.header('origin'), allowed });
  };
}

function isUpload({ method, path }: HonoRequest): boolean {
  return (path === '/api/documents' && method === 'POST') || path.startsWith('/api/ingests/');
}

/** Uploads have a limit of their own. */
const bodyLimits: MiddlewareHandler = (c, next) => {
  if (c.req.path === '/api/documents') return next();
  if (c.req.path !== '/api/verify') return limit(c, next);
  return (isForm(c.req) ? wordLimit : draftLimit)(c, next);
};
const limit = limitBody(MAX_BODY_BYTES);
const draftLimit = limitBody(MAX_DRAFT_BYTES);
const wordLimit = limitBody(MAX_WORD_BYTES + FORM_BYTES);
