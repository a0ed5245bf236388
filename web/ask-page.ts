/** The page at `/`: question box, conversation, source panel. */
import { createConversation } from './conversation.ts';
import { requireElement } from './create-element.ts';
import { isSendKey } from './is-send-key.ts';
import { listDocuments } from './plan-api.ts';
import { createSourcePanel } from './source-panel.ts';
import { renderDocuments, renderExamples } from './start-view.ts';
import { waitUntilReady } from './wait-until-ready.ts';

const MAX_QUESTION_CHARACTERS = 2000;

const form = requireElement('question-form', HTMLFormElement);
const box = requireElement('question', HTMLTextAreaElement);
const send = requireElement('send', HTMLButtonElement);
const hint = requireElement('form-hint', HTMLElement);
const banner = requireElement('banner', HTMLElement);
const start = requireElement('start', HTMLElement);
const again = requireElement('new-conversation', HTMLButtonElement);
const panel = createSourcePanel(requireElement('source-panel', HTMLDialogElement));
let busy = false;

const conversation = createConversation({
  log: requireElement('conversation', HTMLElement),
  actions: { openCitation: panel.open, ask: (question) => void ask(question) },
  onBusy: (now) => {
    busy = now;
    send.textContent = now ? '停止' : '提问';
  },
});

box.addEventListener('keydown', (event) => {
  if (!isSendKey(event)) return;
  event.preventDefault();
  if (!busy) void ask(box.value);
});
box.addEventListener('input', () => {
  hint.textContent = '';
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (busy) conversation.stop();
  else void ask(box.value);
});
again.addEventListener('click', () => {
  panel.close();
  conversation.clear();
  showConversation(false);
  box.focus();
});
void showStart();

async function ask(typed: string): Promise<void> {
  const question = typed.trim();
  if (busy || question === '') return;
  const characters = Array.from(question).length;
  if (characters > MAX_QUESTION_CHARACTERS) {
    hint.textContent = `问题最多 ${MAX_QUESTION_CHARACTERS} 个字，现在是 ${characters} 个字。`;
    return;
  }
  box.value = '';
  hint.textContent = '';
  showConversation(true);
  await conversation.ask(question);
}

function showConversation(on: boolean): void {
  document.body.classList.toggle('in-conversation', on);
  again.hidden = !on;
}

async function showStart(): Promise<void> {
  await waitUntilReady(() => {
    banner.textContent = '正在建立索引，完成后即可提问，请稍等片刻…';
    banner.hidden = false;
  });
  banner.hidden = true;
  const result = await listDocuments();
  if (!result.ok) {
    banner.textContent = result.failure.message;
    banner.hidden = false;
    return;
  }
  const { documents } = result.value;
  requireElement('examples', HTMLElement).replaceChildren(
    ...renderExamples(documents, (question) => void ask(question)),
  );
  requireElement('documents', HTMLElement).replaceChildren(...renderDocuments(documents));
  start.hidden = false;
}
