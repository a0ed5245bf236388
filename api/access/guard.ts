/** Stands before the routes: who asks, whether they may, and whether they have not asked too much already. */
import type { Context, HonoRequest, MiddlewareHandler } from 'hono';
import { asTyped } from '../as-typed.ts';
import { holdUntilEnd } from '../hold-until-end.ts';
import { type ProblemOptions, problemResponse } from '../problem.ts';
import { tooManyRequests } from '../too-many-requests.ts';
import type { Access, Identified } from './access.ts';
import { clientAddress, isLoopback, type TrustedHops } from './client-address.ts';
import type { RequestLimits } from './limit-requests.ts';
import { mayDo, type Principal, type Scope } from './principal.ts';

export type AccessVariables = { Variables: { principal: Principal } };

export interface GuardOptions extends TrustedHops {
  access: Access;
  limits: RequestLimits;
  /** Names beside those of this machine under which it may be asked; any when null or not given. */
  hosts?: readonly string[] | null;
  /** The server is for its own machine alone. */
  isPrivate: boolean;
}

type GuardOf = (scopeOf: (request: HonoRequest) => Scope) => MiddlewareHandler<AccessVariables>;

const BUSY_RETRY_SECONDS = 2;

/** `scopeOf` says what a request wants to do. */
export function guard({ access, limits, ...hops }: GuardOptions): GuardOf {
  return (scopeOf) => async (c, next) => {
    const scope = scopeOf(c.req);
    const address = clientAddress(c, hops);
    const early = await limits.fromAddress(address);
    if (early) return problemResponse(tooManyRequests(early.retryAfterSeconds));
    const who = await identify(c, access);
    const refused = refusal({ who, scope, hasAdmins: () => access.hasAdmins() });
    if (refused || typeof who === 'string') return problemResponse(refused ?? WRONG);
    const late = who.kind === 'anyone' ? null : await limits.withKey(who.id);
    if (late) return problemResponse(tooManyRequests(late.retryAfterSeconds));
    // People behind one portal share its key, so they are told apart by address too.
    const end = limits.begin(`${who.id} ${address}`);
    if (end === null) return problemResponse(BUSY);
    c.set('principal', who);
    return holdUntilEnd(c, next, { onEnd: end });
  };
}

/**
 * The figures of the process: for keys that may see them, and on a server that is for its own machine alone for whoever is
 * on it. Where others may come through a proxy on this machine, a connection from it proves nothing.
 */
export function guardMetrics({ access, isPrivate, ...hops }: Omit<GuardOptions, 'limits'>): MiddlewareHandler {
  return async (c, next) => {
    if (isPrivate && !cameThroughProxy(c) && isLoopback(clientAddress(c, hops))) return next();
    const who = await identify(c, access);
    const refused = refusal({ who, scope: 'metrics', hasAdmins: () => access.hasAdmins() });
    return refused ? problemResponse(refused) : next();
  };
}

const PROXY_HEADERS = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'];

function cameThroughProxy(c: Context): boolean {
  return PROXY_HEADERS.some((name) => c.req.header(name) !== undefined);
}

function identify(c: Context, access: Access): Promise<Identified> {
  const bearer = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? null;
  return access.identify({ bearer, origin: c.req.header('origin') ?? null });
}

interface Asked {
  who: Identified;
  scope: Scope;
  hasAdmins: () => boolean;
}

function refusal({ who, scope, hasAdmins }: Asked): ProblemOptions | null {
  if (who === 'missing') return MISSING;
  if (who === 'wrong') return WRONG;
  if (who === 'unavailable') return UNAVAILABLE;
  if (mayDo(who, scope)) return null;
  if (who.kind !== 'anyone') return { code: 'not-allowed', detail: `这个密钥没有“${scope}”权限。` };
  if (hasAdmins()) return MISSING;
  const detail = asTyped('还没有管理密钥（npm start -- keys，或环境变量 ADMIN_KEY），这个接口没有开放。');
  return { code: 'not-enabled', detail };
}

const CHALLENGE = { 'www-authenticate': 'Bearer' };
const MISSING: ProblemOptions = {
  code: 'key-required',
  detail: '要有密钥才能使用，请向管理员领取。程序把它写在请求头里：Authorization: Bearer 密钥。',
  headers: CHALLENGE,
};
const WRONG: ProblemOptions = {
  code: 'key-required',
  detail: '密钥不对、已过期或已停用，请向管理员领取。',
  headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
};
const UNAVAILABLE: ProblemOptions = {
  code: 'access-unavailable',
  detail: '暂时无法核验身份，请稍后再试。',
  headers: { 'retry-after': '10' },
};
const BUSY: ProblemOptions = {
  code: 'too-many-requests',
  detail: '正在回答的问题已到上限，请等其中一个结束再问。',
  headers: { 'retry-after': String(BUSY_RETRY_SECONDS) },
};
