/** Where the index lies and what opens it, out of the environment that `config.ts` has read. */
import { z } from 'zod';

export interface IndexConfig {
  /** A folder (absolute), `s3://…` or `db://…`. */
  uri: string;
  /** Endpoint and credentials of an object store, in LanceDB's own names. */
  storageOptions?: Record<string, string>;
}

const visible = z.string().regex(/^[\x21-\x7e]+$/);

/** Read only when the index lies in an object store. */
const objectStoreSchema = z.object({
  AWS_ENDPOINT: z
    .string()
    .refine((value) => /^https?:$/.test(URL.parse(value)?.protocol ?? ''))
    .transform((value) => value.replace(/\/+$/, ''))
    .optional(),
  AWS_REGION: z
    .string()
    .regex(/^[\w-]+$/)
    .default('us-east-1'),
  AWS_ACCESS_KEY_ID: visible,
  AWS_SECRET_ACCESS_KEY: visible,
  AWS_SESSION_TOKEN: visible.optional(),
});

const EXPECTED: Record<string, string> = {
  AWS_ENDPOINT: '对象存储的地址，以 http:// 或 https:// 开头；用 Amazon S3 时不设',
  AWS_REGION: '区域名，如 us-east-1；没有区域的存储不设',
  AWS_ACCESS_KEY_ID: '对象存储的访问密钥编号，LANCEDB_URI 以 s3:// 开头时必须设',
  AWS_SECRET_ACCESS_KEY: '对象存储的访问密钥，LANCEDB_URI 以 s3:// 开头时必须设',
  AWS_SESSION_TOKEN: '对象存储的临时令牌',
};

/** Null when a problem was added; the problems are Chinese lines, one a variable. */
export function readIndexConfig(
  uri: string,
  given: Record<string, string | undefined>,
  problems: string[],
): IndexConfig | null {
  if (!uri.startsWith('s3://')) return { uri };
  const parsed = objectStoreSchema.safeParse(given);
  const wrong = new Set(parsed.error?.issues.map(({ path: [name] }) => String(name)));
  for (const name of wrong) problems.push(`${name} 应为：${EXPECTED[name]}`);
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
