/** What a reader does with an answer that is there: copies it, votes, says why, changes its question. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { sendFeedback } from '../plan-api.ts';
import type { ChatWording } from './chat-wording.ts';
import { copyText } from './copy-text.ts';
import type { Turn } from './turn.ts';
import { writeClipboard } from './write-clipboard.ts';

const TOLD_MS = 2500;

export interface AnswerToolsOptions {
  endpoint: () => string;
  words: () => ChatWording;
  /** Where the text to be copied may stand for a moment. */
  near: () => HTMLElement | null;
}

export class AnswerTools implements ReactiveController {
  /** Whose question is being changed. */
  edited: Turn | null = null;
  /** Whose comment is being written. */
  commented: Turn | null = null;
  /** What just happened to which answer. */
  told: { turn: Turn; text: string } | null = null;
  readonly #host: ReactiveControllerHost;
  readonly #options: AnswerToolsOptions;
  #timer = 0;

  constructor(host: ReactiveControllerHost, options: AnswerToolsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  edit(turn: Turn | null): void {
    this.edited = turn;
    this.#host.requestUpdate();
  }

  async copy(turn: Turn): Promise<void> {
    const { near, words } = this.#options;
    const place = near();
    const text = copyText({ text: turn.text, citations: turn.citations, label: turn.facts?.label });
    const copied = place !== null && (await writeClipboard(text, place));
    this.#tell(turn, copied ? words().copied : words().notCopied);
  }

  async vote(turn: Turn, vote: 'up' | 'down'): Promise<void> {
    turn.vote = vote;
    this.commented = vote === 'down' ? turn : null;
    this.#host.requestUpdate();
    await this.#send(turn, { vote });
  }

  /** Null closes the form without sending. */
  async comment(turn: Turn, text: string | null): Promise<void> {
    this.commented = null;
    this.#host.requestUpdate();
    if (text?.trim() && turn.vote) await this.#send(turn, { vote: turn.vote, comment: text });
  }

  async #send(turn: Turn, feedback: { vote: 'up' | 'down'; comment?: string }): Promise<void> {
    if (!turn.facts) return;
    const { endpoint, words } = this.#options;
    const sent = await sendFeedback(endpoint(), { answerId: turn.facts.id, ...feedback });
    this.#tell(turn, sent.ok ? words().thanks : words().notSent);
  }

  #tell(turn: Turn, text: string): void {
    this.told = { turn, text };
    this.#host.requestUpdate();
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.told = null;
      this.#host.requestUpdate();
    }, TOLD_MS);
  }
}
