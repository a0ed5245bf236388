/** The draft with every statement marked by its verdict: the text itself is unchanged. */
import { html, type TemplateResult } from 'lit';
import type { Claim } from '../../api/contract.ts';
import { verdictOf } from './verdicts.ts';

export interface DraftOptions {
  text: string;
  claims: readonly Claim[];
  selected: Claim | null;
  onSelect: (claim: Claim) => void;
}

export function checkedDraft({ text, claims, selected, onSelect }: DraftOptions): TemplateResult {
  const parts: (TemplateResult | string)[] = [];
  let at = 0;
  for (const claim of claims) {
    if (claim.verdict === 'no-claim' || claim.start < at || claim.text.trim() === '') continue;
    const { start, end } = withoutBlanks(text, claim);
    parts.push(text.slice(at, start));
    const { name, sign } = verdictOf(claim.verdict);
    const select = (event: Event): void => {
      event.preventDefault();
      onSelect(claim);
    };
    // A link and not a button: it breaks over lines as text does.
    parts.push(
      html`<a href="#verify" class="claim claim-${claim.verdict}" aria-label=${`${name}：${text.slice(start, end)}`} aria-current=${claim === selected}
        @click=${select}>${text.slice(start, end)}<span class="sign" aria-hidden="true">${sign}</span></a>`,
    );
    at = end;
  }
  return html`<div class="draft-text">${parts}${text.slice(at)}</div>`;
}

/** Line breaks around a statement are not part of what is marked. */
function withoutBlanks(text: string, { start, end }: Claim): { start: number; end: number } {
  const slice = text.slice(start, end);
  return { start: start + slice.length - slice.trimStart().length, end: start + slice.trimEnd().length };
}
