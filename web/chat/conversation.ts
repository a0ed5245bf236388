/** The turns of one sitting: asks, stops, asks again, and finds back to a server that was gone. Nothing shown is ever lost. */
import type { AskRequest, Filters, HistoryItem } from '../../api/contract.ts';
import { isReady } from '../plan-api.ts';
import { attemptAnswer } from './answer-attempt.ts';
import { isRunning, type Turn } from './turn.ts';

/** The server reads no more; older ones would only fill the request. */
const MAX_HISTORY_MESSAGES = 20;
/** Between looks for a server that is gone; after the last it stays with the button. */
const LOOK_AGAIN_MS = [1000, 2000, 4000, 8000, ...Array.from({ length: 18 }, () => 15_000)];

export interface ConversationOptions {
  endpoint: () => string;
  filters: () => Filters | undefined;
  /** After every change of a turn. */
  onChange: () => void;
  /** Once for each answer that has come whole. */
  onAnswer: (turn: Turn) => void;
}

export class Conversation {
  turns: Turn[] = [];
  readonly #options: ConversationOptions;
  #running: AbortController | null = null;
  /** Ends a pause between two looks. */
  #lookNow: () => void = () => {};
  #keys = 0;

  constructor(options: ConversationOptions) {
    this.#options = options;
  }

  get isBusy(): boolean {
    return this.#running !== null;
  }

  ask(asked: string): Promise<void> {
    const turn: Turn = { ...emptyTurn(asked), key: this.#keys++ };
    this.turns = [...this.turns, turn];
    return this.#answer(turn);
  }

  stop(): void {
    this.#running?.abort();
  }

  /** Asks the same again in its place, or looks at once for a server that is gone. */
  retry(turn: Turn): void {
    if (turn.state.kind === 'lost') this.#lookNow();
    else if (!this.isBusy) void this.#answer(Object.assign(turn, { ...emptyTurn(turn.asked) }));
  }

  /** The changed question takes the turn's place; what followed it answered something else and goes. */
  edit(turn: Turn, asked: string): Promise<void> {
    this.stop();
    this.turns = this.turns.slice(0, this.turns.indexOf(turn));
    return this.ask(asked);
  }

  replace(turns: readonly Omit<Turn, 'key'>[]): void {
    this.stop();
    this.turns = turns.map((turn) => ({ ...turn, key: this.#keys++ }));
    this.#options.onChange();
  }

  async #answer(turn: Turn): Promise<void> {
    this.stop();
    const controller = new AbortController();
    this.#running = controller;
    const { onChange, onAnswer } = this.#options;
    onChange();
    try {
      await this.#attempts(turn, controller.signal);
    } catch (fault) {
      if (!controller.signal.aborted) throw fault;
      turn.state = { kind: 'stopped' };
    } finally {
      if (this.#running === controller) this.#running = null;
      onChange();
    }
    if (turn.state.kind === 'done') onAnswer(turn);
  }

  async #attempts(turn: Turn, signal: AbortSignal): Promise<void> {
    const { endpoint, onChange } = this.#options;
    const request = this.#requestFor(turn);
    for (;;) {
      const end = await attemptAnswer({
        endpoint: endpoint(),
        request,
        signal,
        onArrival: ({ text, citations, facts }) => {
          // A second attempt starts from nothing: what is on the screen stays until there is more.
          const isFurther = facts !== null || text.length >= turn.text.length;
          Object.assign(turn, { state: { kind: 'streaming' }, ...(isFurther ? { text, citations, facts } : {}) });
          onChange();
        },
      });
      turn.state = end;
      onChange();
      if (end.kind !== 'lost') return;
      if (!(await this.#findServer(signal))) {
        turn.state = { kind: 'failed', failure: { kind: 'lost' } };
        return;
      }
    }
  }

  async #findServer(signal: AbortSignal): Promise<boolean> {
    for (const pauseMs of LOOK_AGAIN_MS) {
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(resolve, pauseMs);
        this.#lookNow = resolve;
        window.addEventListener('online', () => resolve(), { once: true, signal });
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          reject(signal.reason);
        });
      });
      if (await isReady(this.#options.endpoint())) return true;
      signal.throwIfAborted();
    }
    return false;
  }

  #requestFor(turn: Turn): AskRequest {
    const before = this.turns.slice(0, this.turns.indexOf(turn));
    const history = before
      .filter((earlier) => !isRunning(earlier) && earlier.text !== '')
      .flatMap(({ asked, text }): HistoryItem[] => [
        { role: 'user', content: asked },
        { role: 'assistant', content: text },
      ])
      .slice(-MAX_HISTORY_MESSAGES);
    const filters = this.#options.filters();
    return {
      question: turn.asked,
      ...(history.length > 0 ? { history } : {}),
      ...(filters ? { filters } : {}),
    };
  }
}

function emptyTurn(asked: string): Omit<Turn, 'key'> {
  return { asked, state: { kind: 'waiting' }, text: '', citations: [], facts: null, vote: null };
}
