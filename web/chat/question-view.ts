/** What was asked, and the box in which it is changed. */
import { html, type TemplateResult } from 'lit';
import { icon } from '../icons.ts';
import { isSendKey } from './is-send-key.ts';
import type { Turn } from './turn.ts';
import type { TurnContext } from './turn-context.ts';

export function questionView(turn: Turn, { words, actions, isEdited }: TurnContext): TemplateResult {
  if (!isEdited) {
    return html`<div class="asked">
      <h2>${turn.asked}</h2>
      <button type="button" class="tool" aria-label=${words.edit} title=${words.edit} @click=${() => actions.startEdit(turn)}>
        ${icon('edit')}
      </button>
    </div>`;
  }
  const send = (form: HTMLFormElement): void => {
    const question = String(new FormData(form).get('question') ?? '').trim();
    if (question !== '') actions.edit(turn, question);
  };
  const onKey = (event: KeyboardEvent): void => {
    const { form } = event.currentTarget as HTMLTextAreaElement;
    if (event.key === 'Escape' && !event.isComposing) {
      event.stopPropagation();
      actions.startEdit(null);
    } else if (isSendKey(event) && form) {
      event.preventDefault();
      send(form);
    }
  };
  return html`<form
    class="edit"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      send(event.currentTarget as HTMLFormElement);
    }}
  >
    <textarea name="question" rows="2" aria-label=${words.edit} .value=${turn.asked} @keydown=${onKey}></textarea>
    <div class="row">
      <button type="button" class="quiet" @click=${() => actions.startEdit(null)}>${words.cancel}</button>
      <button class="primary">${words.askAgain}</button>
    </div>
  </form>`;
}
