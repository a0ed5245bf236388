/** One question and its answer as page: what was asked, the answer with chips, what is missing, sources, and what can be done with it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Citation } from '../../api/contract.ts';
import { namedDocument, quoteLine, readerAddress, sectionPath } from '../citation-place.ts';
import { icon } from '../icons.ts';
import type { Failure } from '../plan-api.ts';
import { answerBar } from './answer-bar.ts';
import type { ChatWording } from './chat-wording.ts';
import { markdownView, type Part } from './markdown-view.ts';
import { questionView } from './question-view.ts';
import { isRunning, type Turn } from './turn.ts';
import type { TurnContext } from './turn-context.ts';

export function turnView(turn: Turn, context: TurnContext): TemplateResult {
  const { words } = context;
  const running = isRunning(turn);
  return html`<article class="turn" aria-busy=${running}>
    ${questionView(turn, context)}
    <div class="answer">
      ${turn.facts ? statusLine(turn, context) : nothing}
      ${turn.text === '' ? nothing : html`<div class="text">${answerText(turn, context)}</div>`}
      ${
        turn.state.kind === 'waiting' || (turn.state.kind === 'streaming' && turn.facts === null)
          ? html`<p class="waiting"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${turn.text === '' ? words.waiting : nothing}</p>`
          : nothing
      }
      ${troubleView(turn, context)} ${afterwards(turn, context)}
    </div>
  </article>`;
}

function statusLine({ facts, asked }: Turn, { words }: TurnContext): Part {
  if (!facts) return nothing;
  const { status, reason, question } = facts;
  const understood = question.trim() !== asked.trim();
  return html`${understood ? html`<p class="understood">${words.understood(question)}</p>` : nothing}${
    status === 'answered'
      ? nothing
      : html`<p class="status"><span class="badge badge-${status}">${words.status[status]}</span>${
          reason ? html`<span class="reason">${words.reason[reason]}</span>` : nothing
        }</p>`
  }`;
}

function answerText(turn: Turn, context: TurnContext): Part[] {
  const byMarker = new Map(turn.citations.map((citation) => [citation.marker, citation]));
  return markdownView(turn.text, {
    tableName: context.words.table,
    chip: (marker) => {
      const citation = byMarker.get(marker);
      return citation
        ? citationLink(citation, turn, context, {
            class: 'chip',
            inner: String(marker),
            label: context.words.citation(marker, citation.title),
          })
        : null;
    },
  });
}

function citationLink(
  citation: Citation,
  turn: Turn,
  { endpoint, actions }: TurnContext,
  look: { class: string; inner: Part; label?: string },
): TemplateResult {
  return html`<a
    class=${look.class}
    href=${endpoint + readerAddress(citation, turn.citations)}
    target="_blank"
    rel="noopener"
    aria-label=${look.label ?? nothing}
    aria-describedby="card"
    @click=${(event: Event) => actions.openCitation(event, citation, turn)}
    @mouseenter=${(event: Event) => actions.showCard(event, citation)}
    @focus=${(event: Event) => actions.showCard(event, citation)}
    @mouseleave=${actions.hideCard}
    @blur=${actions.hideCard}
    >${look.inner}</a
  >`;
}

function troubleView(turn: Turn, { words, actions }: TurnContext): Part {
  const { state } = turn;
  if (state.kind === 'waiting' || state.kind === 'streaming' || state.kind === 'done') return nothing;
  const told =
    state.kind === 'failed' ? failureText(state.failure, words) : state.kind === 'lost' ? words.lost : words.stopped;
  const again = state.kind === 'lost' ? words.retryNow : words.retry;
  // What was refused as wrong stays wrong.
  const hopeless = state.kind === 'failed' && state.failure.kind === 'rejected';
  return html`<div class="trouble" role=${state.kind === 'failed' ? 'alert' : 'status'}>
    <p>${told}</p>
    ${hopeless ? nothing : html`<button type="button" class="quiet" @click=${() => actions.retry(turn)}>${icon('again')}${again}</button>`}
  </div>`;
}

function failureText({ kind, detail }: Failure, words: ChatWording): string {
  return (kind === 'rejected' || kind === 'broken') && detail ? detail : words.failure[kind];
}

function afterwards(turn: Turn, context: TurnContext): Part {
  const { facts, state } = turn;
  const { words, actions } = context;
  if (!facts || state.kind !== 'done') return nothing;
  return html`${facts.missing?.length ? html`<p class="missing"><b>${words.missing}</b>${facts.missing.join('；')}</p>` : nothing}
    ${(facts.notices ?? []).map((notice) => html`<p class="notice">${words.notice[notice]}</p>`)}
    ${turn.citations.length > 0 ? sourcesView(turn, context) : nothing} ${answerBar(turn, context)}
    ${
      facts.suggestions?.length
        ? html`<section class="suggestions">
            <h3>${words.suggestions}</h3>
            ${questionButtons(facts.suggestions, actions.ask)}
          </section>`
        : nothing
    }`;
}

/** By document, in the order of the citations: a document is named once. */
function sourcesView(turn: Turn, context: TurnContext): TemplateResult {
  const byDocument = new Map<string, Citation[]>();
  for (const citation of turn.citations)
    byDocument.set(citation.documentId, [...(byDocument.get(citation.documentId) ?? []), citation]);
  return html`<section class="sources">
    <h3>${context.words.sources}</h3>
    ${[...byDocument.values()].map(
      (citations) => html`<p class="document">${citations[0] ? namedDocument(citations[0]) : nothing}</p>
        <ol>
          ${citations.map((citation) => html`<li>${sourceLink(citation, turn, context)}</li>`)}
        </ol>`,
    )}
  </section>`;
}

function sourceLink(citation: Citation, turn: Turn, context: TurnContext): TemplateResult {
  const { words } = context;
  const place = [sectionPath(citation), citation.page === null ? '' : words.page(citation.page)].filter(Boolean);
  // The quote is for paper, where nothing can be opened.
  const inner = html`<span class="number">${citation.marker}</span
    ><span class="named"
      ><span class="place">${place.join('，') || quoteLine(citation.quote)}</span
      ><span class="quote">${quoteLine(citation.quote)}</span></span
    >`;
  return citationLink(citation, turn, context, { class: 'source', inner });
}

export function questionButtons(questions: readonly string[], ask: (question: string) => void): TemplateResult {
  return html`<div class="questions">
    ${questions.map((question) => html`<button type="button" class="question" @click=${() => ask(question)}>${question}</button>`)}
  </div>`;
}
