/** Where the index lies and what opens it, out of the environment that `config.ts` has read. */
import { z } from 'zod';
import type { StoreLocation } from '#retrieval/store/database';

/** Credentials and all; nothing of it is ever printed. */
export type IndexConfig = StoreLocation;

const visible = z.string().regex(/^[\x21-\x7e]+$/);

const address = z
  .string()
  .refine((value) => /^https?:$/.test(URL.parse(value)?.protocol ?? ''))
  .transform((value) => value.replace(/(?<!\/)\/+$/, ''));

/** Read only when the index lies in an object store. */
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
  AWS_ACCESS_KEY_ID: '对象存储的访问密钥编号，LANCEDB_URI 以 s3:// 开头时必须设',
  AWS_SECRET_ACCESS_KEY: '对象存储的访问密钥，LANCEDB_URI 以 s3:// 开头时必须设',
  AWS_SESSION_TOKEN: '对象存储的临时令牌',
  LANCEDB_API_KEY: 'LanceDB 服务的密钥，LANCEDB_URI 以 db:// 开头时必须设',
  LANCEDB_HOST: 'LanceDB 服务的地址，以 http:// 或 https:// 开头；用它的云服务时不设',
};

type Environment = Record<string, string | undefined>;

/** Null when a problem was added; the problems are Chinese lines, one a variable. */
export function readIndexConfig(uri: string, given: Environment, problems: string[]): IndexConfig | null {
  if (uri.startsWith('s3://')) return readObjectStore(uri, given, problems);
  if (uri.startsWith('db://')) return readService(uri, given, problems);
  return { uri };
}

function readObjectStore(uri: string, given: Environment, problems: string[]): IndexConfig | null {
  const parsed = objectStoreSchema.safeParse(given);
  problems.push(...problemsOf(parsed.error));
  if (!parsed.success) return null;
  const { AWS_ENDPOINT, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = parsed.data;
  const storageOptions = {
    region: AWS_REGION,
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN !== undefined && { sessionToken: AWS_SESSION_TOKEN }),
    ...(AWS_ENDPOINT !== undefined && { endpoint: AWS_ENDPOINT }),
    ...(AWS_ENDPOINT?.startsWith('http://') && { allowHttp: 'true' }),
  };
  return { uri, storageOptions };
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
