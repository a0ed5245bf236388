/** The statements of a draft, one by one: verdict, what the plans say instead, where. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Citation, Claim } from '../../api/contract.ts';
import { namedDocument, quoteLine, readerAddress, sectionPath } from '../citation-place.ts';
import { verdictOf } from './verdicts.ts';

export interface ClaimListOptions {
  claims: readonly Claim[];
  selected: Claim | null;
  onSelect: (claim: Claim) => void;
  onOpen: (event: Event, citation: Citation, claim: Claim) => void;
}

export function claimList({ claims, selected, onSelect, onOpen }: ClaimListOptions): TemplateResult {
  if (claims.length === 0) return html`<p class="empty">这一类没有句子。</p>`;
  return html`<ol class="claims">
    ${claims.map((claim) => {
      const { name, sign } = verdictOf(claim.verdict);
      return html`<li class="claim-item" aria-current=${claim === selected} @click=${() => onSelect(claim)}>
        <p class="claim-head"><span class="verdict verdict-${claim.verdict}">${sign} ${name}</span></p>
        <p class="claim-text">${claim.text.trim()}</p>
        ${claim.explanation ? html`<p class="claim-why">${claim.explanation}</p>` : nothing}
        ${claim.citations.map(
          (citation) => html`<a
            class="claim-source"
            href=${readerAddress(citation, claim.citations)}
            target="_blank"
            rel="noopener"
            @click=${(event: Event) => onOpen(event, citation, claim)}
          >
            <span class="claim-quote">${quoteLine(citation.quote)}</span>
            <span class="claim-place">${namedDocument(citation)}${sectionPath(citation)}</span>
          </a>`,
        )}
      </li>`;
    })}
  </ol>`;
}
