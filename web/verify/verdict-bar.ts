/** How many statements got which verdict, and what can be done with the result. */
import { html, type TemplateResult } from 'lit';
import type { Claim } from '../../api/contract.ts';
import { VERDICTS, type Verdict } from './verdicts.ts';

export interface VerdictBarOptions {
  claims: readonly Claim[];
  /** Null shows all that needed checking. */
  shown: Verdict | null;
  /** What is said of the file that is being made. */
  saving: string;
  onShow: (verdict: Verdict | null) => void;
  onSave: (format: 'docx' | 'markdown') => void;
  onChange: () => void;
}

export function verdictBar({ claims, shown, saving, onShow, onSave, onChange }: VerdictBarOptions): TemplateResult {
  const needed = VERDICTS.filter(({ verdict }) => verdict !== 'no-claim');
  const tally = (verdict: Verdict | null, name: string, count: number): TemplateResult =>
    html`<button
      type="button"
      class="tally tally-${verdict ?? 'all'}"
      aria-pressed=${shown === verdict}
      @click=${() => onShow(verdict)}
    >
      ${name} <b>${count}</b>
    </button>`;
  return html`<div class="verdict-bar" role="group" aria-label="按结论查看">
      ${tally(null, '全部', claims.filter(({ verdict }) => verdict !== 'no-claim').length)}
      ${needed.map(({ verdict, name, sign }) =>
        tally(verdict, `${sign} ${name}`, claims.filter((claim) => claim.verdict === verdict).length),
      )}
    </div>
    <div class="verdict-tools">
      <span class="exports"
        ><span aria-hidden="true">加了注的文稿</span
        ><button type="button" class="quiet" aria-label="下载加了注的 Word 文稿" @click=${() => onSave('docx')}>Word</button
        ><button type="button" class="quiet" aria-label="下载加了注的 Markdown 文稿" @click=${() => onSave('markdown')}>Markdown</button>
        <span role="status">${saving}</span></span
      >
      <button type="button" class="quiet" @click=${onChange}>修改文稿</button>
    </div>`;
}
