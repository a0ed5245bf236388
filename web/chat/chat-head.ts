/** The top of the chat, and what stands in it before the first question. */
import { html, nothing, type TemplateResult } from 'lit';
import { type IconName, icon } from '../icons.ts';
import type { ChatWording } from './chat-wording.ts';
import { questionButtons } from './turn-view.ts';

export interface HeadOptions {
  words: ChatWording;
  heading: string;
  inHistory: boolean;
  hasTurns: boolean;
  /** Null where nobody can close it. */
  onClose: (() => void) | null;
  onHistory: () => void;
  onBack: () => void;
  onFresh: () => void;
}

export function chatHead({ words, heading, inHistory, hasTurns, ...on }: HeadOptions): TemplateResult {
  return html`<header class="head">
    ${inHistory ? tool('back', words.back, on.onBack) : nothing}
    <h1>${inHistory ? words.history : heading}</h1>
    ${inHistory ? nothing : tool('clock', words.history, on.onHistory)}
    ${hasTurns || inHistory ? tool('plus', words.fresh, on.onFresh) : nothing}
    ${on.onClose ? tool('close', words.close, on.onClose) : nothing}
  </header>`;
}

function tool(name: IconName, label: string, act: () => void): TemplateResult {
  return html`<button type="button" class="tool" aria-label=${label} title=${label} @click=${act}>${icon(name)}</button>`;
}

export interface WelcomeOptions {
  words: ChatWording;
  examples: readonly string[];
  /** The index is not open yet. */
  isWaiting: boolean;
  ask: (question: string) => void;
}

export function welcomeView({ words, examples, isWaiting, ask }: WelcomeOptions): TemplateResult {
  return html`<section class="welcome">
    <h2>${words.welcome}</h2>
    <p>${words.welcomeHint}</p>
    ${isWaiting ? html`<p class="notice" role="status">${words.failure['not-ready']}</p>` : nothing}
    ${examples.length > 0 ? html`<h3>${words.examples}</h3>${questionButtons(examples, ask)}` : nothing}
  </section>`;
}
