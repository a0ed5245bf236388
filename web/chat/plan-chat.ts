/** `<plan-chat>`: the whole chat in a shadow root. The widget and the page both show it; neither knows its insides. */
import { html, LitElement, nothing, type TemplateResult, unsafeCSS } from 'lit';
import type { Citation, DocumentSummary } from '../../api/contract.ts';
import { useTokensFrom } from '../access-key.ts';
import { isReady, listDocuments } from '../plan-api.ts';
import { AnswerTools } from './answer-tools.ts';
import { CardControl } from './card-control.ts';
import styles from './chat.css?inline';
import { chatHead, welcomeView } from './chat-head.ts';
import { type ChatWording, chatWording } from './chat-wording.ts';
import { citationCard } from './citation-card.ts';
import { composerView } from './composer-view.ts';
import { Conversation } from './conversation.ts';
import { copyText } from './copy-text.ts';
import { exampleQuestions } from './example-questions.ts';
import { historyView } from './history-view.ts';
import { isSendKey } from './is-send-key.ts';
import { clearKept, keepConversation, readKept } from './kept-conversations.ts';
import type { Turn } from './turn.ts';
import type { TurnActions } from './turn-context.ts';
import { turnView } from './turn-view.ts';

/** As the server counts; longer questions are refused there. */
const MAX_QUESTION_CHARACTERS = 2000;
const AT_END_PIXELS = 48;
const ROOM_ABOVE = 16;
const LOOK_FOR_SERVER_MS = 2000;

/** Detail of the cancelable event `plan-citation`; uncancelled, the reader opens in a new tab. */
export interface CitationOpened {
  citation: Citation;
  /** Of the same answer. */
  among: Citation[];
}

export class PlanChat extends LitElement {
  static override styles = unsafeCSS(styles);
  static override properties = {
    endpoint: {},
    heading: {},
    lang: {},
    documents: {},
    closable: { type: Boolean },
    tokenUrl: { attribute: 'token-url' },
    scope: { attribute: false },
  };
  /** Origin of the server; empty on its own pages. */
  declare endpoint: string;
  declare heading: string;
  /** Ids of documents, separated by commas: only these are asked. */
  declare documents: string;
  /** Shows a close button, which fires `plan-close`. */
  declare closable: boolean;
  /** Address on the portal that hands out tokens; empty when there is none. */
  declare tokenUrl: string;
  /** What the page around narrows the questions to, and how that is called. */
  declare scope: { label: string; documentIds: string[] } | null;

  #startedAt = Date.now();
  #view: 'talk' | 'history' = 'talk';
  #examples: string[] = [];
  #isWaiting = false;
  #hint = '';
  readonly #card = new CardControl(this);
  readonly #tools = new AnswerTools(this, {
    endpoint: () => this.endpoint,
    words: () => this.#words,
    near: () => this.#box?.parentElement ?? null,
  });
  /** True while the reader of the answer is at its end: new text then stays in sight. */
  #follows = true;

  readonly #conversation = new Conversation({
    endpoint: () => this.endpoint,
    filters: () => {
      const documentIds = this.scope?.documentIds ?? this.documents.split(',').flatMap((id) => id.trim() || []);
      return documentIds.length > 0 ? { documentIds } : undefined;
    },
    onChange: () => this.requestUpdate(),
    onAnswer: (turn) => {
      this.#announce(turn);
      keepConversation(this.endpoint, { startedAt: this.#startedAt, turns: this.#conversation.turns });
    },
  });

  constructor() {
    super();
    Object.assign(this, { endpoint: '', heading: '', documents: '', closable: false, tokenUrl: '', scope: null });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.tokenUrl) useTokensFrom(this.endpoint, new URL(this.tokenUrl, location.href).href);
    void this.#prepare();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#conversation.stop();
  }

  /** Puts the cursor where a question is typed. */
  override focus(): void {
    void this.updateComplete.then(() => this.#box?.focus());
  }

  async ask(typed: string): Promise<void> {
    const question = typed.trim();
    if (question === '' || this.#conversation.isBusy) return;
    const characters = Array.from(question).length;
    if (characters > MAX_QUESTION_CHARACTERS)
      return this.#say(this.#words.tooLong(MAX_QUESTION_CHARACTERS, characters));
    if (this.#box) this.#box.value = '';
    this.#say('');
    this.#view = 'talk';
    this.#follows = true;
    await this.#conversation.ask(question);
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    const { turns } = this.#conversation;
    return html`<div class="chat" @keydown=${(event: KeyboardEvent) => this.#card.dismiss(event)}>
      ${this.#head(words)}
      ${
        this.#view === 'history'
          ? historyView(readKept(this.endpoint), {
              words,
              open: ({ startedAt, turns: kept }) => {
                this.#startedAt = startedAt;
                this.#show('talk');
                this.#conversation.replace(kept);
              },
              clear: () => {
                clearKept(this.endpoint);
                this.requestUpdate();
              },
            })
          : html`<div class="log" tabindex="0" role="region" aria-label=${words.heading} @scroll=${this.#onScroll}>
              ${turns.length === 0 ? welcomeView({ words, examples: this.#examples, isWaiting: this.#isWaiting, ask: this.#actions.ask }) : nothing}
              ${turns.map((turn) => this.#turn(turn, words))}
            </div>`
      }
      ${this.#composer(words)}
      ${citationCard(this.#card.shown, {
        words,
        onStay: () => this.#card.stay(),
        onLeave: () => this.#card.hide(),
      })}
      <div class="visually-hidden" role="log" aria-live="polite" aria-label=${words.log} id="announcer"></div>
    </div>`;
  }

  protected override updated(): void {
    const log = this.renderRoot.querySelector('.log');
    const turn = log?.querySelector<HTMLElement>('.turn:last-of-type');
    // New text stays in sight, but the question that it answers does too.
    if (log && turn && this.#follows) log.scrollTop = Math.min(log.scrollHeight, turn.offsetTop - ROOM_ABOVE);
  }

  #head(words: ChatWording): TemplateResult {
    return chatHead({
      words,
      heading: this.heading || words.heading,
      inHistory: this.#view === 'history',
      hasTurns: this.#conversation.turns.length > 0,
      onClose: this.closable ? () => this.dispatchEvent(new Event('plan-close')) : null,
      onHistory: () => this.#show('history'),
      onBack: () => this.#show('talk'),
      onFresh: () => this.#startFresh(),
    });
  }

  #turn(turn: Turn, words: ChatWording): TemplateResult {
    return turnView(turn, {
      words,
      endpoint: this.endpoint,
      actions: this.#actions,
      isEdited: this.#tools.edited === turn,
      isCommented: this.#tools.commented === turn,
      told: this.#tools.told?.turn === turn ? this.#tools.told.text : '',
      isLast: this.#conversation.turns.at(-1) === turn,
    });
  }

  #composer(words: ChatWording): TemplateResult {
    return composerView({
      words,
      isBusy: this.#conversation.isBusy,
      hint: this.#hint,
      scopeLabel: this.scope?.label ?? null,
      onWiden: () => this.dispatchEvent(new Event('plan-widen')),
      onKey: this.#onKey,
      onInput: () => this.#say(''),
      onSubmit: this.#onSubmit,
    });
  }

  readonly #actions: TurnActions = {
    ask: (question) => {
      void this.ask(question);
      // The button that was pressed may go; later the focus is the reader's own.
      this.#box?.focus();
    },
    retry: (turn) => {
      this.#follows = true;
      this.#conversation.retry(turn);
      this.#box?.focus();
    },
    edit: (turn, question) => {
      this.#tools.edit(null);
      this.#follows = true;
      void this.#conversation.edit(turn, question);
      this.#box?.focus();
    },
    startEdit: (turn) => {
      this.#tools.edit(turn);
      void this.updateComplete.then(() =>
        (this.renderRoot.querySelector<HTMLElement>('.edit textarea') ?? this.#box)?.focus(),
      );
    },
    copy: (turn) => void this.#tools.copy(turn),
    vote: (turn, vote) => void this.#tools.vote(turn, vote),
    comment: (turn, text) => {
      void this.#tools.comment(turn, text);
      this.#box?.focus();
    },
    openCitation: (event, citation, turn) => {
      this.#card.hide();
      const detail: CitationOpened = { citation, among: turn.citations };
      const options = { detail, bubbles: true, composed: true, cancelable: true };
      if (!this.dispatchEvent(new CustomEvent('plan-citation', options))) event.preventDefault();
    },
    showCard: (event, citation) => this.#card.show(event, citation),
    hideCard: () => this.#card.hideSoon(),
  };

  /** Example questions come from the documents that are there. */
  async #prepare(): Promise<void> {
    while (this.isConnected && !(await isReady(this.endpoint))) {
      this.#isWaiting = true;
      this.requestUpdate();
      await new Promise((resolve) => setTimeout(resolve, LOOK_FOR_SERVER_MS));
    }
    this.#isWaiting = false;
    const listed = await listDocuments(this.endpoint);
    const wanted = this.documents.split(',').flatMap((id) => id.trim() || []);
    const isWanted = ({ id }: DocumentSummary): boolean => wanted.length === 0 || wanted.includes(id);
    if (listed.ok) this.#examples = exampleQuestions(listed.value.documents.filter(isWanted));
    this.requestUpdate();
  }

  #startFresh(): void {
    this.#startedAt = Date.now();
    this.#conversation.replace([]);
    this.#show('talk');
    this.focus();
  }

  #show(view: 'talk' | 'history'): void {
    this.#view = view;
    this.#card.hide();
    this.requestUpdate();
  }

  /** One whole answer is one announcement; the text that grows on the screen is none. */
  #announce({ text, citations, facts }: Turn): void {
    const said = document.createElement('p');
    said.textContent = copyText({
      text: text.replace(/\[\d+\]/g, ''),
      citations: [],
      label: citations.length > 0 ? facts?.label : undefined,
    });
    this.renderRoot.querySelector('#announcer')?.append(said);
  }

  #say(hint: string): void {
    this.#hint = hint;
    this.#grow();
    this.requestUpdate();
  }

  /** The box grows with what is typed, up to the limit of its style. */
  #grow(): void {
    const box = this.#box;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight}px`;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (!isSendKey(event)) return;
    event.preventDefault();
    void this.ask(this.#box?.value ?? '');
  };

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.#conversation.isBusy) this.#conversation.stop();
    else void this.ask(this.#box?.value ?? '');
  };

  readonly #onScroll = ({ currentTarget }: Event): void => {
    const { scrollTop, scrollHeight, clientHeight } = currentTarget as HTMLElement;
    this.#follows = scrollHeight - scrollTop - clientHeight < AT_END_PIXELS;
    this.#card.scrolledTo(scrollTop);
  };

  get #box(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector<HTMLTextAreaElement>('#question');
  }

  get #words(): ChatWording {
    return chatWording(this.lang);
  }
}
