/**
 * `<plan-assistant>`: the button on a host page, or with `mode="inline"` the place of the chat in it. It is all that the
 * host page loads at first; the chat follows when it is opened. Written without a library, for its size.
 */
import { loadChat } from './load-chat.ts';
import css from './plan-assistant.css?inline';

const WORDS = {
  zh: { name: '规划问答', loading: '正在打开…', failed: '没能打开，请检查网络。', again: '重试', close: '关闭' },
  en: { name: 'Plan assistant', loading: 'Opening…', failed: 'Could not open.', again: 'Try again', close: 'Close' },
};
const PASSED_ON = ['heading', 'lang', 'documents', 'theme', 'token-url'];
const BUBBLE = 'M5 5h14a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-7l-5 4v-4H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM8 9h8M8 12h5';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

class PlanAssistant extends HTMLElement {
  static readonly observedAttributes = ['heading', 'lang', 'documents', 'theme', 'color', 'endpoint', 'mode'];
  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #button = element('button', { type: 'button', class: 'button', 'aria-expanded': 'false' });
  readonly #panel = element('div', { class: 'panel' });
  readonly #box = element('div', { class: 'box' });
  #chat: HTMLElement | null = null;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.#box.append(this.#panel, this.#button);
    this.#root.append(this.#box);
    this.#button.addEventListener('click', () => (this.isOpen ? this.close() : this.open()));
    this.#panel.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !this.#isInline) this.close();
    });
  }

  connectedCallback(): void {
    this.#show();
    if (this.#isInline) void this.#fill();
    else this.#panel.hidden = true;
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#show();
  }

  get isOpen(): boolean {
    return !this.#panel.hidden;
  }

  open(): void {
    this.#panel.hidden = false;
    this.#button.setAttribute('aria-expanded', 'true');
    void this.#fill().then(() => this.#chat?.focus());
  }

  close(): void {
    this.#panel.hidden = true;
    this.#button.setAttribute('aria-expanded', 'false');
    this.#button.focus();
  }

  get #isInline(): boolean {
    return this.getAttribute('mode') === 'inline';
  }

  get #words(): (typeof WORDS)['zh'] {
    return /^en\b/i.test(this.lang) ? WORDS.en : WORDS.zh;
  }

  /** Origin of the server: where this file came from, unless the host page says otherwise. */
  get #endpoint(): string {
    return new URL(this.getAttribute('endpoint') ?? '', import.meta.url).origin;
  }

  #show(): void {
    const name = this.getAttribute('heading') ?? this.#words.name;
    this.#button.replaceChildren(drawing(BUBBLE), element('span', {}, name));
    this.#button.hidden = this.#isInline;
    this.#panel.setAttribute('role', this.#isInline ? 'region' : 'dialog');
    this.#panel.setAttribute('aria-label', name);
    const color = this.getAttribute('color');
    if (color) this.#box.style.setProperty('--plan-accent', color);
    if (this.#chat) this.#passOn(this.#chat);
  }

  async #fill(): Promise<void> {
    if (this.#chat) return;
    this.#panel.replaceChildren(this.#closer(), element('p', { role: 'status' }, this.#words.loading));
    try {
      await loadChat();
    } catch {
      const again = element('button', { type: 'button' }, this.#words.again);
      again.addEventListener('click', () => void this.#fill());
      this.#panel.replaceChildren(this.#closer(), element('p', { role: 'alert' }, this.#words.failed), again);
      return;
    }
    this.#chat ??= this.#newChat();
    this.#panel.replaceChildren(this.#chat);
  }

  #newChat(): HTMLElement {
    const chat = document.createElement('plan-chat');
    this.#passOn(chat);
    chat.addEventListener('plan-close', () => this.close());
    return chat;
  }

  #passOn(chat: HTMLElement): void {
    for (const name of PASSED_ON) {
      const value = this.getAttribute(name);
      if (value === null) chat.removeAttribute(name);
      else chat.setAttribute(name, value);
    }
    chat.setAttribute('endpoint', this.#endpoint);
    chat.toggleAttribute('closable', !this.#isInline);
  }

  /** The chat has a button of its own; until it is there, this one. */
  #closer(): HTMLElement | string {
    if (this.#isInline) return '';
    const button = element('button', { type: 'button', class: 'close', 'aria-label': this.#words.close }, '×');
    button.addEventListener('click', () => this.close());
    return button;
  }
}

function element(tag: string, attributes: Record<string, string>, text = ''): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.textContent = text;
  return made;
}

function drawing(path: string): SVGElement {
  const [svg, line] = ['svg', 'path'].map((tag) => document.createElementNS('http://www.w3.org/2000/svg', tag));
  if (!(svg instanceof SVGElement) || !line) throw new TypeError('No drawing can be made');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

// A portal may carry the script twice.
if (!customElements.get('plan-assistant')) customElements.define('plan-assistant', PlanAssistant);
