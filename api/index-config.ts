/** Where the index and the records lie and what opens them, out of the environment that `config.ts` has read. */
import { z } from 'zod';
import type { StoreLocation } from '#retrieval/store/database';

/** Credentials and all; nothing of it is ever printed. */
export type IndexConfig = StoreLocation;

const visible = z.string().regex(/^[\x21-\x7e]+$/);

const address = z
  .string()
  .refine((value) => /^https?:$/.test(URL.parse(value)?.protocol ?? ''))
  .transform((value) => value.replace(/(?<!\/)\/+$/, ''));

/** Read only when the index or the records lie in an object store. */
const objectStoreSchema = z.object({
  AWS_ENDPOINT: address.optional(),
  AWS_REGION: z
    .string()
    .regex(/^[\w-]+$/)
    .default('us-east-1'),
  AWS_ACCESS_KEY_ID: visible,
  AWS_SECRET_ACCESS_KEY: visible,
  AWS_SESSION_TOKEN: visible.optional(),
});

/** Read only when the index lies in LanceDB's own service. */
const serviceSchema = z.object({ LANCEDB_API_KEY: visible, LANCEDB_HOST: address.optional() });

const EXPECTED: Record<string, string> = {
  AWS_ENDPOINT: '对象存储的地址，以 http:// 或 https:// 开头；用 Amazon S3 时不设',
  AWS_REGION: '区域名，如 us-east-1；没有区域的存储不设',
  AWS_ACCESS_KEY_ID: '对象存储的访问密钥编号，LANCEDB_URI 或 RECORDS_URI 以 s3:// 开头时必须设',
  AWS_SECRET_ACCESS_KEY: '对象存储的访问密钥，LANCEDB_URI 或 RECORDS_URI 以 s3:// 开头时必须设',
  AWS_SESSION_TOKEN: '对象存储的临时令牌',
  LANCEDB_API_KEY: 'LanceDB 服务的密钥，LANCEDB_URI 以 db:// 开头时必须设',
  LANCEDB_HOST: 'LanceDB 服务的地址，以 http:// 或 https:// 开头；用它的云服务时不设',
};

type Environment = Record<string, string | undefined>;

export interface Places {
  /** Null when a problem was added. */
  index: IndexConfig | null;
  /** The bucket of the records, with the keys of the index where that is in one too; null for DATA_DIR. */
  records: StoreLocation | null;
}

/** `uris` have been checked for their form. The problems are Chinese lines, one a variable. */
export function readPlaces(
  uris: { index: string; records: string | null },
  given: Environment,
  problems: string[],
): Places {
  const inBucket = [uris.index, uris.records].some((uri) => uri?.startsWith('s3://'));
  const storageOptions = inBucket ? readObjectStore(given, problems) : null;
  const at = (uri: string): StoreLocation | null => storageOptions && { uri, storageOptions };
  return {
    index: uris.index.startsWith('s3://') ? at(uris.index) : readIndexConfig(uris.index, given, problems),
    records: uris.records === null ? null : at(uris.records),
  };
}

function readIndexConfig(uri: string, given: Environment, problems: string[]): IndexConfig | null {
  if (uri.startsWith('db://')) return readService(uri, given, problems);
  return { uri };
}

/** Null when a problem was added. */
function readObjectStore(given: Environment, problems: string[]): Record<string, string> | null {
  const parsed = objectStoreSchema.safeParse(given);
  problems.push(...problemsOf(parsed.error));
  if (!parsed.success) return null;
  const { AWS_ENDPOINT, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = parsed.data;
  return {
    region: AWS_REGION,
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN !== undefined && { sessionToken: AWS_SESSION_TOKEN }),
    ...(AWS_ENDPOINT !== undefined && { endpoint: AWS_ENDPOINT }),
    ...(AWS_ENDPOINT?.startsWith('http://') && { allowHttp: 'true' }),
  };
}

function readService(uri: string, given: Environment, problems: string[]): IndexConfig | null {
  const parsed = serviceSchema.safeParse(given);
  problems.push(...problemsOf(parsed.error));
  if (!parsed.success) return null;
  const { LANCEDB_API_KEY: apiKey, LANCEDB_HOST: host } = parsed.data;
  return { uri, remote: { apiKey, ...(host !== undefined && { host }) } };
}

function problemsOf(error: z.ZodError | undefined): string[] {
  const names = new Set(error?.issues.map(({ path: [name] }) => String(name)));
  return [...names].map((name) => `${name} 应为：${EXPECTED[name]}`);
}
