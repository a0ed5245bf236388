/** Who may use the service, from the environment. */
import { z } from 'zod';
import { isLoopback, readAddressRanges } from './access/client-address.ts';
import { readHosts } from './access/known-hosts.ts';

export interface OidcConfig {
  issuer: string;
  audience: string;
  jwksUrl: string;
  /** Name of the claim that may hold `plans:ingest`, `plans:metrics` and `plans:admin`. */
  scopeClaim: string;
}

export type AccessConfig = { kind: 'open' } | { kind: 'keys' } | { kind: 'oidc'; oidc: OidcConfig };

/** Null: no limit. */
export interface LimitsConfig {
  /** Requests a minute. */
  perAddress: number | null;
  perKey: number | null;
  /** Running at the same time. */
  concurrent: number | null;
}

export interface AccessSettings {
  access: AccessConfig;
  limits: LimitsConfig;
  /** Addresses and ranges, with commas; their `x-forwarded-for` is believed. */
  proxies: string;
  /** What the edge proves itself with; null when there is none. */
  edgeSecret: string | null;
  /** What tokens of the widget are signed with; null: with a secret of this process. */
  widgetSecret: string | null;
  /** Names beside those of this machine under which it may be asked, in lower case; null: under any. */
  hosts: string[] | null;
  /** The server is for its own machine alone: nobody else can have got at it through a proxy. */
  isPrivate: boolean;
}

type Environment = Record<string, string | undefined>;

const limit = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform((digits) => Number(digits) || null)
  .optional();

const schema = z.object({
  ACCESS: z.enum(['open', 'keys', 'oidc']).optional(),
  LIMIT_PER_ADDRESS: limit,
  LIMIT_PER_KEY: limit,
  LIMIT_CONCURRENT: limit,
  TRUSTED_PROXIES: z
    .string()
    .default('127.0.0.1,::1')
    .refine((list) => readAddressRanges(list) !== null),
  EDGE_SECRET: z
    .string()
    .regex(/^[\x21-\x7e]{16,200}$/)
    .optional(),
  // HS256 wants a key as long as its hash at least (RFC 7518, 3.2).
  WIDGET_SECRET: z
    .string()
    .regex(/^[\x21-\x7e]{32,200}$/)
    .optional(),
  ALLOWED_HOSTS: z
    .string()
    .refine((list) => readHosts(list) !== null)
    .transform((list) => readHosts(list) ?? [])
    .optional(),
});

const oidcSchema = z.object({
  OIDC_ISSUER: z.string(),
  OIDC_AUDIENCE: z.string(),
  OIDC_JWKS_URL: z.string().refine((value) => /^https?:$/.test(URL.parse(value)?.protocol ?? '')),
  OIDC_SCOPE_CLAIM: z.string().default('scope'),
});

const LIMIT_EXPECTED = '0 至 999999 的整数，0 表示不限';
const EXPECTED: Record<string, string> = {
  ACCESS: 'open、keys 或 oidc',
  LIMIT_PER_ADDRESS: LIMIT_EXPECTED,
  LIMIT_PER_KEY: LIMIT_EXPECTED,
  LIMIT_CONCURRENT: LIMIT_EXPECTED,
  TRUSTED_PROXIES: 'IP 地址或网段，多个用逗号分开，如 10.0.0.8,172.16.0.0/12',
  EDGE_SECRET: '16 至 200 个英文字母、数字或符号，中间没有空格',
  WIDGET_SECRET: '32 至 200 个英文字母、数字或符号，中间没有空格',
  ALLOWED_HOSTS: '主机名，不带协议和端口，多个用逗号分开，如 plans.example.cn,10.0.0.8',
  OIDC_ISSUER: '令牌里 iss 的值；ACCESS=oidc 时必须设',
  OIDC_AUDIENCE: '令牌里 aud 的值；ACCESS=oidc 时必须设',
  OIDC_JWKS_URL: '身份认证服务的公钥地址（JWKS），以 http:// 或 https:// 开头；ACCESS=oidc 时必须设',
};

/** A whole office may share one address behind its router. */
const LIMITS = { perAddress: 600, perKey: 1200, concurrent: 32 };
const OFF: LimitsConfig = { perAddress: null, perKey: null, concurrent: null };

/** Null when a problem was added. */
export function readAccess(given: Environment, host: string, problems: string[]): AccessSettings | null {
  const parsed = schema.safeParse(given);
  for (const name of namesOf(parsed.error)) problems.push(`${name} 应为：${EXPECTED[name] ?? '文字'}`);
  if (!parsed.success) return null;
  const { ACCESS, LIMIT_PER_ADDRESS, LIMIT_PER_KEY, LIMIT_CONCURRENT, TRUSTED_PROXIES } = parsed.data;
  const { EDGE_SECRET, WIDGET_SECRET, ALLOWED_HOSTS } = parsed.data;
  const isPublic = host !== 'localhost' && !isLoopback(host);
  if (ACCESS === undefined && isPublic) {
    problems.push('HOST 不是本机地址时要设 ACCESS：keys（凭密钥）、oidc（凭统一身份认证），或 open（谁都能用）');
    return null;
  }
  const access = readKind(ACCESS ?? 'open', given, problems);
  const defaults = isPublic || access?.kind !== 'open' ? LIMITS : OFF;
  const limits = {
    perAddress: LIMIT_PER_ADDRESS === undefined ? defaults.perAddress : LIMIT_PER_ADDRESS,
    perKey: LIMIT_PER_KEY === undefined ? defaults.perKey : LIMIT_PER_KEY,
    concurrent: LIMIT_CONCURRENT === undefined ? defaults.concurrent : LIMIT_CONCURRENT,
  };
  const isOpenHere = !isPublic && access?.kind === 'open' && EDGE_SECRET === undefined;
  return (
    access && {
      access,
      limits,
      proxies: TRUSTED_PROXIES,
      edgeSecret: EDGE_SECRET ?? null,
      widgetSecret: WIDGET_SECRET ?? null,
      hosts: readKnownHosts({ listed: ALLOWED_HOSTS ?? null, publicUrl: given.PUBLIC_URL, isOpenHere }),
      isPrivate: isOpenHere && given.PUBLIC_URL === undefined && ALLOWED_HOSTS === undefined,
    }
  );
}

interface HostSettings {
  /** Null when ALLOWED_HOSTS is not set. */
  listed: string[] | null;
  publicUrl: string | undefined;
  /** This machine's programs are asked for nothing: pages of other sites in its browser must not pass for one of them. */
  isOpenHere: boolean;
}

function readKnownHosts({ listed, publicUrl, isOpenHere }: HostSettings): string[] | null {
  if (listed === null && !isOpenHere) return null;
  const named = URL.parse(publicUrl ?? '')?.hostname;
  return [...(listed ?? []), ...(named ? [named] : [])];
}

function readKind(kind: AccessConfig['kind'], given: Environment, problems: string[]): AccessConfig | null {
  if (kind !== 'oidc') return { kind };
  const parsed = oidcSchema.safeParse(given);
  for (const name of namesOf(parsed.error)) problems.push(`${name} 应为：${EXPECTED[name] ?? '文字'}`);
  if (!parsed.success) return null;
  const { OIDC_ISSUER, OIDC_AUDIENCE, OIDC_JWKS_URL, OIDC_SCOPE_CLAIM } = parsed.data;
  const oidc = { issuer: OIDC_ISSUER, audience: OIDC_AUDIENCE, jwksUrl: OIDC_JWKS_URL, scopeClaim: OIDC_SCOPE_CLAIM };
  return { kind, oidc };
}

function namesOf(error: z.ZodError | undefined): Set<string> {
  return new Set(error?.issues.map(({ path: [name] }) => String(name)));
}
