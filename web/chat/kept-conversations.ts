/** Conversations kept in this browser alone. A browser that keeps nothing (private window, full store) is no fault. */
import type { Turn } from './turn.ts';

export interface KeptConversation {
  /** Milliseconds since 1970 of its first question; also its name. */
  startedAt: number;
  turns: Omit<Turn, 'key'>[];
}

/** The number changes with the shape of what is kept. */
const KEY = 'plan-assistant-1';
const MAX_CONVERSATIONS = 20;

/** Newest first. One list for each server whose widget stands on the page. */
export function readKept(endpoint: string): KeptConversation[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`${KEY}:${endpoint}`) ?? '[]');
    return Array.isArray(kept) ? (kept as KeptConversation[]) : [];
  } catch {
    return [];
  }
}

/** Puts the conversation first; one without a finished turn is not kept. */
export function keepConversation(endpoint: string, { startedAt, turns }: KeptConversation): void {
  const finished = turns.filter(({ state }) => state.kind === 'done' || state.kind === 'stopped');
  if (finished.length === 0) return;
  const others = readKept(endpoint).filter((kept) => kept.startedAt !== startedAt);
  let list = [{ startedAt, turns: finished }, ...others].slice(0, MAX_CONVERSATIONS);
  // The oldest make room.
  while (list.length > 0 && !write(endpoint, list)) list = list.slice(0, -1);
}

export function clearKept(endpoint: string): void {
  try {
    localStorage.removeItem(`${KEY}:${endpoint}`);
  } catch {
    // Nothing was kept there.
  }
}

function write(endpoint: string, list: KeptConversation[]): boolean {
  try {
    localStorage.setItem(`${KEY}:${endpoint}`, JSON.stringify(list));
    return true;
  } catch {
    return false;
  }
}
