import type { Citation } from '../../api/contract.ts';
import type { Failure } from '../plan-api.ts';
import type { AnswerFacts } from './read-chat-stream.ts';

/** One question with its answer as far as it has come. */
export interface Turn {
  /** Counts up within the page. */
  key: number;
  asked: string;
  state:
    | { kind: 'waiting' | 'streaming' | 'done' | 'stopped' }
    /** The connection broke; another attempt follows by itself. */
    | { kind: 'lost' }
    | { kind: 'failed'; failure: Failure };
  /** Markdown of verified statements. */
  text: string;
  citations: Citation[];
  facts: AnswerFacts | null;
  vote: 'up' | 'down' | null;
}

export function isRunning({ state }: Turn): boolean {
  return state.kind === 'waiting' || state.kind === 'streaming' || state.kind === 'lost';
}
