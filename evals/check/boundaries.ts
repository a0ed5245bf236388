/**
 * The arrows between folders, as STYLE “Shape” has them. A change here is a decision: record it in `docs/decisions`
 * in the same commit. Imports in, one line per forbidden import out, each with what to do instead.
 */
import type { Import } from './read-imports.ts';

interface Rule {
  /** Files that the rule binds. */
  files: RegExp;
  /** Own files that they may import, beside those of their own folder. */
  may: RegExp;
  /** Own files of which they may import types alone. */
  mayTypes?: RegExp;
  instead: string;
}

/** Words of the project as types, and what may be asked of the store: free for every folder but the page. */
const FREE = /^retrieval\/(?:plan-document|store\/plan-store)\.ts$/;
/** The one door to a browser, for the tests of the page and of the evals' report, and for the benches that print papers. */
const BROWSER = 'web/__browser__/launch-chromium.ts';
const TEST = /\.test\.ts$|\/__(?:fixtures|browser)__\//;
const STAGES = 'retrieval/text → vocabulary → load → ingest';

const RULES: Rule[] = [
  { files: /^retrieval\/text\//, may: /^retrieval\/text\//, instead: `${STAGES}: move what text needs into text` },
  {
    files: /^retrieval\/vocabulary\//,
    may: /^retrieval\/(?:text|vocabulary)\//,
    instead: `${STAGES}: vocabulary may import text alone`,
  },
  {
    files: /^retrieval\/load\//,
    may: /^retrieval\/(?:text|vocabulary|load)\//,
    instead: `${STAGES}: load may import text and vocabulary`,
  },
  {
    files: /^retrieval\/ingest\//,
    may: /^retrieval\/(?:text|vocabulary|load|ingest|store)\//,
    instead: `${STAGES}: ingest may import these and the store, not query or verify`,
  },
  {
    files: /^retrieval\/store\//,
    may: /^retrieval\/(?:text|vocabulary|store)\//,
    instead: 'the store may import text and vocabulary; whoever fills or asks it imports the store',
  },
  {
    files: /^retrieval\/query\//,
    may: /^retrieval\/(?:text|vocabulary|query)\//,
    instead: 'query and verify do not know each other; what both need belongs in text or vocabulary',
  },
  {
    // A statement's figures are read by the very reader of the documents' figures: the same words, the same reading.
    files: /^retrieval\/verify\//,
    may: /^retrieval\/(?:text|vocabulary|verify|ingest\/figures)\//,
    instead: 'query and verify do not know each other; what both need belongs in text or vocabulary',
  },
  { files: /^retrieval\/[^/]+\.ts$/, may: /^retrieval\//, instead: 'retrieval imports nothing of ours outside itself' },
  {
    files: /^prompts\//,
    may: /^prompts\//,
    mayTypes: /^retrieval\//,
    instead: 'prompts are pure: import types of retrieval with `import type`, pass values in',
  },
  {
    files: /^api\/answer\//,
    may: /^(?:api\/answer|retrieval|prompts)\/|^api\/contract\.ts$/,
    instead: 'the pipeline knows prompts, retrieval and the wire contract; pass anything else in as an option',
  },
  {
    files: /^api\/(?:channels|records)\//,
    may: /^(?:api\/(?:channels|records)|retrieval)\/|^api\/[^/]+\.ts$/,
    mayTypes: /^api\/answer\//,
    instead: 'channels and records encode and keep what the pipeline gives; they do not call it',
  },
  {
    files: /^api\/telemetry\//,
    may: /^api\/(?:telemetry\/|[^/]+\.ts$)|^package\.json$/,
    mayTypes: /^api\/answer\//,
    instead: 'traces look on at answers and requests; they do not make them',
  },
  {
    files: /^api\/access\//,
    may: /^api\/(?:access\/|[^/]+\.ts$)/,
    instead: 'who may use the service does not hang on what it does: pass what is needed in',
  },
  {
    files: /^api\/edge\//,
    may: /^api\/(?:edge\/|[^/]+\.ts$)/,
    instead: 'the edge passes on and knows no answer: what it shares with the server belongs up in api/',
  },
  {
    files: /^api\/(?:routes|bots|commands)\//,
    may: /^api\/(?:access|answer|channels|records|mcp)\/|^retrieval\/|^api\/[^/]+\.ts$/,
    instead: 'routes, bots and commands call the answer, not each other: move what both need up into api/',
  },
  {
    files: /^api\/mcp\//,
    may: /^api\/(?:answer|channels)\/|^retrieval\/|^api\/[^/]+\.ts$|^package\.json$/,
    instead: 'the tools call the answer as a route does: move what both need up into api/',
  },
  {
    files: /^api\/[^/]+\.ts$/,
    may: /^(?:api|retrieval|prompts)\/|^package\.json$/,
    instead: 'api may import api, retrieval and prompts',
  },
  {
    files: /^web\//,
    may: /^web\//,
    mayTypes: /^api\/contract\.ts$/,
    instead: 'the page knows the wire contract alone: `import type` from api/contract.ts',
  },
  { files: /^evals\//, may: /^(?:api|retrieval|prompts|evals)\//, instead: 'evals measure the pipeline, not the page' },
];

/** Packages that enter through one file, or through one folder. */
const DOORS: { module: RegExp; files: RegExp; instead: string }[] = [
  {
    module: /^@lancedb\//,
    // The bench puts the same queries to LanceDB with nothing of ours between (docs/decisions/0015-growing-index.md).
    files: /^(?:retrieval\/store\/lance-store|evals\/bench\/growth\/bare-queries)\.ts$/,
    instead: 'LanceDB is imported in retrieval/store/lance-store.ts alone: ask for a PlanStore',
  },
  {
    module: /^(?:pdfjs-dist|mammoth|tesseract\.js|csv-parse)(?:\/|$)/,
    files: /^retrieval\/load\//,
    instead: 'files are read in retrieval/load alone: ask for a LoadedText',
  },
  {
    module: /^docx$/,
    files: /^api\/channels\/docx\.ts$|^evals\/loading\/word-paper\.ts$/,
    instead: 'Word files are written in api/channels/docx.ts alone: give it blocks',
  },
  {
    module: /^@opentelemetry\/|^@ai-sdk\/otel$/,
    files: /^api\/telemetry\//,
    instead:
      'OpenTelemetry is loaded in api/telemetry alone, and only when traces are wanted: look on as an AnswerWatch',
  },
  {
    module: /^pino$/,
    files: /^api\/log\.ts$/,
    instead: 'the log is written in api/log.ts alone: give it a line',
  },
  {
    module: /^@cloudflare\/containers$/,
    files: /^api\/worker-container\.ts$/,
    instead: 'it runs in Workers alone: pass the server on as an Origin',
  },
  {
    module: /^write-excel-file\//,
    files: /^api\/channels\/xlsx\.ts$/,
    instead: 'workbooks are written in api/channels/xlsx.ts alone: give it sheets',
  },
];

export function checkBoundaries(imports: readonly Import[]): string[] {
  return imports.flatMap((each) => (TEST.test(each.from) ? measuring(each) : [...crossed(each), ...doors(each)]));
}

/** A test may set up whatever it needs of the program, but not lean on what measures or shows it. */
function measuring({ from, to, line, ours }: Import): string[] {
  const top = to.split('/')[0] ?? '';
  if (!ours || !['evals', 'web'].includes(top) || from.startsWith(`${top}/`) || to === BROWSER) return [];
  return [`${from}:${line} imports ${to}: nobody imports ${top}`];
}

function crossed({ from, to, line, typeOnly, ours }: Import): string[] {
  if (!ours || (FREE.test(to) && !from.startsWith('web/'))) return [];
  if (to === BROWSER && from.startsWith('evals/')) return [];
  if (TEST.test(to)) return [`${from}:${line} imports ${to}: a fixture belongs to tests`];
  const rule = RULES.find(({ files }) => files.test(from));
  if (!rule || folderOf(from) === folderOf(to) || rule.may.test(to)) return [];
  if (rule.mayTypes?.test(to)) {
    return typeOnly ? [] : [`${from}:${line} imports a value of ${to}: ${rule.instead}`];
  }
  return [`${from}:${line} imports ${to}: ${rule.instead}`];
}

function doors({ from, to, line, ours }: Import): string[] {
  if (ours) return [];
  if (/^[.#]/.test(to)) return [`${from}:${line} imports ${to}: there is no such file`];
  const door = DOORS.find(({ module, files }) => module.test(to) && !files.test(from));
  return door ? [`${from}:${line} imports ${to}: ${door.instead}`] : [];
}

/** Two parts where the pipeline has stages (`api/answer`), else one (`web`). */
function folderOf(file: string): string {
  const parts = file.split('/').slice(0, -1);
  return parts.slice(0, parts[0] === 'api' || parts[0] === 'retrieval' ? 2 : 1).join('/');
}
