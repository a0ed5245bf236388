/** The questions and answers of one sitting: asks the server, shows what comes, remembers it as history. */
import type { HistoryItem } from '../api/contract.ts';
import { type AnswerActions, renderAnswer } from './answer-view.ts';
import { createElement } from './create-element.ts';
import { askQuestion, type Failure } from './plan-api.ts';

export interface Conversation {
  ask(question: string): Promise<void>;
  stop(): void;
  clear(): void;
}

/** The server reads no more; older ones would only fill the request. */
const MAX_HISTORY_MESSAGES = 20;

interface ConversationOptions {
  log: HTMLElement;
  actions: AnswerActions;
  onBusy: (busy: boolean) => void;
}

export function createConversation({ log, actions, onBusy }: ConversationOptions): Conversation {
  let history: HistoryItem[] = [];
  let running: AbortController | null = null;

  return { ask, stop: () => running?.abort(), clear };

  function clear(): void {
    running?.abort();
    history = [];
    log.replaceChildren();
  }

  async function ask(question: string): Promise<void> {
    const answer = createElement('div', { class: 'answer', attributes: { 'aria-busy': 'true' } }, renderPending());
    const turn = createElement('article', { class: 'turn' }, createElement('h2', { class: 'asked' }, question), answer);
    log.append(turn);
    turn.scrollIntoView({ block: 'start', behavior: 'smooth' });
    await answerInto(answer, question);
  }

  async function answerInto(answer: HTMLElement, question: string): Promise<void> {
    const controller = new AbortController();
    running = controller;
    onBusy(true);
    try {
      const result = await askQuestion({ question, ...(history.length > 0 ? { history } : {}) }, controller.signal);
      if (result.ok) {
        answer.replaceChildren(...renderAnswer(result.value, { asked: question, actions }));
        history = [
          ...history,
          { role: 'user' as const, content: question },
          { role: 'assistant' as const, content: result.value.answer },
        ].slice(-MAX_HISTORY_MESSAGES);
      } else {
        answer.replaceChildren(renderFailure(result.failure, () => retry(answer, question)));
      }
    } catch (fault) {
      if (!controller.signal.aborted) throw fault;
      answer.replaceChildren(renderFailure({ kind: 'broken', message: '已停止。' }, () => retry(answer, question)));
    } finally {
      answer.setAttribute('aria-busy', 'false');
      if (running === controller) {
        running = null;
        onBusy(false);
      }
    }
  }

  function retry(answer: HTMLElement, question: string): void {
    if (running) return;
    answer.setAttribute('aria-busy', 'true');
    answer.replaceChildren(renderPending());
    void answerInto(answer, question);
  }
}

function renderPending(): HTMLElement {
  return createElement('p', { class: 'loading' }, '正在查找原文…');
}

function renderFailure({ kind, message }: Failure, retry: () => void): HTMLElement {
  const again = createElement(
    'button',
    { class: 'quiet-button', attributes: { type: 'button' }, onClick: retry },
    '重试',
  );
  return createElement(
    'div',
    { class: 'failure', attributes: { role: 'alert' } },
    createElement('p', {}, message),
    // What was refused as wrong stays wrong.
    kind === 'rejected' ? null : again,
  );
}
