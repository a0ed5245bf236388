/**
 * Every way from the program to another machine stands in a file that is listed here with what decides where it leads. An
 * address that came in a message, a document or a request is never among it, unless its whole origin is allowed.
 */
export interface SourceText {
  file: string;
  code: string;
}

/** What may call out, and where to. The list of `docs/security.md` is held against this one. */
export const WAYS_OUT: Readonly<Record<string, string>> = {
  'api/access/oidc-tokens.ts': 'OIDC_JWKS_URL',
  'api/answer/model/chat-model.ts': 'OPENAI_BASE_URL',
  'api/answer/model/stay-at-origin.ts': 'the address its caller was configured with',
  'api/bot-check-doors.ts': 'addresses of the configuration, at a command of the administrator',
  'api/bots/http-call.ts': 'configured bases; from messages what isAllowedAddress lets through',
  'api/bots/probe-socket.ts': 'addresses of the configuration, at a command of the administrator',
  'api/bots/web-link.ts': 'WECOM_BOT_WS_URL, or the gateway that DINGTALK_API_BASE names',
  'api/embedding-model.ts': 'EMBEDDING_BASE_URL',
  'api/telemetry/open-tracing.ts': 'OTEL_EXPORTER_OTLP_ENDPOINT',
  'api/worker.ts': 'ORIGIN_URL',
  'deploy/is-healthy.ts': 'HOST and PORT, of this very server',
  'retrieval/store/lance-store.ts': 'LANCEDB_URI',
  'retrieval/store/object-requests.ts': 'LANCEDB_URI and AWS_ENDPOINT',
  'retrieval/store/require-conditional-put.ts': 'LANCEDB_URI and AWS_ENDPOINT',
};

/** Of the page: its browser asks the server that it came from. */
const PAGE = /^web\//;
/** Measuring is no part of what runs at an office. */
const MEASURING = /^evals\//;

const CALLS: readonly RegExp[] = [
  /(?<![\w.$])fetch\s*\(/,
  /\b(?:globalThis|window|self)\.fetch\b/,
  /\.fetch\s*\(\s*(?:url|address|\w*Url\b)/,
  /\bnew\s+(?:WebSocket|EventSource|XMLHttpRequest)\b/,
  /\bsendBeacon\s*\(/,
  /from\s+'(?:node:)?(?:http|https|http2|net|tls|dgram|undici)'/,
  /from\s+'(?:aws4fetch|@ai-sdk\/[\w-]+|@lancedb\/lancedb|@opentelemetry\/exporter[\w-]*)'/,
  /\bcreateRemoteJWKSet\s*\(/,
];
/** Servers and addresses, nothing that leads out: `import { BlockList, isIP } from 'node:net'`. */
const HARMLESS =
  /import\s+(?:type\s+)?\{\s*(?:(?:type\s+\w+|BlockList|isIP|STATUS_CODES|IncomingMessage|ServerResponse|Server|Socket|AddressInfo|globalAgent|createServer)[\s,]*)+\}\s+from\s+'node:(?:http|https|net)'|import\s+type\b[^;]*/g;

export function checkWaysOut(sources: readonly SourceText[]): string[] {
  const found = sources.filter(({ file, code }) => !PAGE.test(file) && !MEASURING.test(file) && callsOut(code));
  const known = new Set(Object.keys(WAYS_OUT));
  return [
    ...found
      .filter(({ file }) => !known.has(file))
      .map(
        ({ file }) =>
          `${file} calls another machine: go through a file of evals/check/ways-out.ts, or list it there and in docs/security.md`,
      ),
    ...[...known]
      .filter((file) => !found.some((one) => one.file === file))
      .map((file) => `evals/check/ways-out.ts lists ${file}, which calls nobody: take it out`),
  ];
}

function callsOut(code: string): boolean {
  const plain = code
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(HARMLESS, '')
    // What somebody else gives under that name: the files of the edge.
    .replace(/^\s*fetch\(\w+: \w+\): Promise<\w+>;$/gm, '');
  return CALLS.some((call) => call.test(plain));
}
