/** Who asks, and what they may do. */

export const SCOPES = ['ask', 'ingest', 'metrics', 'admin'] as const;
/** `ask`: everything that reads. `ingest`: upload of plans. `metrics`: the figures of `/metrics`. `admin`: all of it. */
export type Scope = (typeof SCOPES)[number];

export interface Principal {
  /** `anyone` came without a key to a server that is open. */
  kind: 'key' | 'token' | 'widget' | 'anyone';
  /** Of the key or of the token's subject; never a secret. */
  id: string;
  scopes: readonly Scope[];
}

export const ANYONE: Principal = { kind: 'anyone', id: '', scopes: ['ask'] };

export function mayDo({ scopes }: Principal, wanted: Scope): boolean {
  return scopes.includes(wanted) || scopes.includes('admin');
}
