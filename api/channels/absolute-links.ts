/** Replies with addresses inside the server in, the same with addresses that other programs can open out. */
import type { Citation } from '../contract.ts';

/** `origin` is empty where nobody could open them; they stay as they are then. */
export function withOrigin<Cited extends { href: string }>(citation: Cited, origin: string): Cited {
  return { ...citation, href: `${origin}${citation.href}` };
}

export function linked<Reply extends { citations: Citation[] }>(reply: Reply, origin: string): Reply {
  return { ...reply, citations: reply.citations.map((citation) => withOrigin(citation, origin)) };
}
