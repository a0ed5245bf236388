/** What the view of a turn is given: words, place, and what its buttons do. */
import type { Citation } from '../../api/contract.ts';
import type { ChatWording } from './chat-wording.ts';
import type { Turn } from './turn.ts';

export interface TurnActions {
  ask(question: string): void;
  retry(turn: Turn): void;
  edit(turn: Turn, question: string): void;
  /** Null closes the box. */
  startEdit(turn: Turn | null): void;
  copy(turn: Turn): void;
  vote(turn: Turn, vote: 'up' | 'down'): void;
  /** Null closes the form without sending. */
  comment(turn: Turn, text: string | null): void;
  openCitation(event: Event, citation: Citation, turn: Turn): void;
  showCard(event: Event, citation: Citation): void;
  hideCard(): void;
}

export interface TurnContext {
  words: ChatWording;
  endpoint: string;
  actions: TurnActions;
  isEdited: boolean;
  isCommented: boolean;
  /** What just happened to this answer: copied, thanked. */
  told: string;
  /** Only the last answer can be asked for again. */
  isLast: boolean;
}
