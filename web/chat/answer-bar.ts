/** The line under an answer: who wrote it, copy, ask again, what the reader thinks of it. */
import { html, nothing, type TemplateResult } from 'lit';
import { type IconName, icon } from '../icons.ts';
import type { Turn } from './turn.ts';
import type { TurnContext } from './turn-context.ts';

export function answerBar(turn: Turn, context: TurnContext): TemplateResult {
  const { words, actions, told, isLast, isCommented } = context;
  const label = turn.citations.length > 0 ? turn.facts?.label : undefined;
  return html`<div class="bar">
      ${label ? html`<span class="label">${label}</span>` : nothing}
      <span class="tools">
        <span class="told" role="status">${told}</span>
        ${tool('copy', words.copy, () => actions.copy(turn))}
        ${isLast ? tool('again', words.retry, () => actions.retry(turn)) : nothing}
        ${tool('up', words.up, () => actions.vote(turn, 'up'), turn.vote === 'up')}
        ${tool('down', words.down, () => actions.vote(turn, 'down'), turn.vote === 'down')}
      </span>
    </div>
    ${isCommented ? commentForm(turn, context) : nothing}`;
}

function tool(name: IconName, label: string, act: () => void, pressed?: boolean): TemplateResult {
  return html`<button
    type="button"
    class="tool"
    aria-label=${label}
    title=${label}
    aria-pressed=${pressed ?? nothing}
    @click=${act}
  >
    ${icon(name)}
  </button>`;
}

function commentForm(turn: Turn, { words, actions }: TurnContext): TemplateResult {
  return html`<form
    class="comment"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      actions.comment(turn, String(new FormData(event.currentTarget as HTMLFormElement).get('comment') ?? ''));
    }}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      actions.comment(turn, null);
    }}
  >
    <label>${words.comment}<textarea name="comment" rows="2" maxlength="2000"></textarea></label>
    <div class="row">
      <button type="button" class="quiet" @click=${() => actions.comment(turn, null)}>${words.cancel}</button>
      <button class="primary">${words.sendComment}</button>
    </div>
  </form>`;
}
