/** One case: closed a line, open what was wanted, what was said with its sources, and what retrieval found. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ReportCase, ReportData, ReportSpan } from '../report-data.ts';
import { wordDiff } from './word-diff.ts';
import { groupName, statusName } from './wording.ts';

/** Characters of the source shown before and behind a quote. */
const AROUND = 90;
const opened = new Set<string>();

export function caseView(data: ReportData, one: ReportCase, redraw: () => void): TemplateResult {
  const toggle = (event: Event): void => {
    const isOpen = event.currentTarget instanceof HTMLDetailsElement && event.currentTarget.open;
    if (isOpen === opened.has(one.id)) return;
    if (isOpen) opened.add(one.id);
    else opened.delete(one.id);
    redraw();
  };
  return html`<details class="case ${one.state}" id=${one.id} ?open=${opened.has(one.id)} @toggle=${toggle}>
    <summary>
      <span class="id">${one.id}</span>
      <span class="question">
        ${one.question} ${one.fault ? html`<span class="line">${one.fault}</span>` : nothing}
      </span>
      ${one.critical ? html`<span class="tag">关键</span>` : nothing}
      ${one.newlyRight ? html`<span class="tag good">新答对</span>` : nothing}
      ${one.wrongValue ? html`<span class="tag bad">错值</span>` : nothing} ${changeTag(one)}
      <span class="tag">${groupName(one.group)}</span>
      <span class="tag">${statusName(one.got.status, null)}</span>
    </summary>
    ${opened.has(one.id) ? body(data, one) : nothing}
  </details>`;
}

function changeTag({ before, state }: ReportCase): TemplateResult | typeof nothing {
  if (!before) return nothing;
  const isRight = state === 'right';
  if (before.right === isRight) return html`<span class="tag">与上次不同</span>`;
  return isRight ? html`<span class="tag good">比上次好</span>` : html`<span class="tag bad">比上次差</span>`;
}

function body(data: ReportData, one: ReportCase): TemplateResult {
  const { wanted, got, before, history, standalone } = one;
  return html`<div class="body">
    ${
      history.length > 0
        ? part(
            '此前的对话',
            history.map(({ role, content }) => html`<p class="turn">${role === 'user' ? '问' : '答'}：${content}</p>`),
          )
        : nothing
    }
    ${standalone ? part('按此理解', html`<p>${standalone}</p>`) : nothing}
    <div class="sides">
      ${part(
        '应当',
        html`<p>${statusName(wanted.status, wanted.reasons.join(' 或 ') || null)}</p>
          ${values('该有', wanted.required)} ${values('不该有', wanted.forbidden)}`,
      )}
      ${part(
        `得到（${statusName(got.status, got.reason)}，${one.latencyMs} 毫秒）`,
        html`<p class="answer">${got.answer}</p>`,
      )}
    </div>
    ${before ? part('与上次相比', html`<p class="answer">${difference(before.answer, got.answer)}</p>`) : nothing}
    ${
      got.citations.length > 0
        ? part(
            '引用',
            got.citations.map((citation) => source(data, citation)),
          )
        : nothing
    }
    ${evidence(data, one)} ${retrieved(data, one)}
  </div>`;
}

function part(title: string, content: unknown): TemplateResult {
  return html`<section><h3>${title}</h3>${content}</section>`;
}

function values(label: string, all: readonly string[]): TemplateResult | typeof nothing {
  return all.length === 0 ? nothing : html`<p>${label}：${all.join('；')}</p>`;
}

function difference(before: string, after: string): TemplateResult[] {
  return wordDiff(before, after).map(({ kind, text }) =>
    kind === 'added' ? html`<ins>${text}</ins>` : kind === 'removed' ? html`<del>${text}</del>` : html`${text}`,
  );
}

function source(data: ReportData, citation: ReportCase['got']['citations'][number]): TemplateResult {
  const { marker, documentId, section, context } = citation;
  const inherited = context.map((piece) => oneLine(textOf(data, documentId).slice(piece.start, piece.end)));
  return html`<div class="source">
    <div class="where">[${marker}] ${titleOf(data, documentId)}${section.map((label) => ` › ${label}`)}</div>
    ${inText(data, documentId, citation)}
    ${inherited.length > 0 ? html`<div class="where">连带为证：${inherited.join('；')}</div>` : nothing}
  </div>`;
}

function evidence(data: ReportData, { wanted, uncited, documents }: ReportCase): TemplateResult | typeof nothing {
  if (wanted.evidence.length === 0) return nothing;
  const places = wanted.evidence.map((piece) => {
    const id = documents.find((document) => textOf(data, document).includes(piece));
    const start = id === undefined ? -1 : textOf(data, id).indexOf(piece);
    return html`<div class="source">
      <div class="where">${uncited.includes(piece) ? '没有引用到' : '引用到了'}</div>
      ${id === undefined ? piece : inText(data, id, { start, end: start + piece.length })}
    </div>`;
  });
  return part('用例写的依据', places);
}

function retrieved(data: ReportData, { retrieval }: ReportCase): TemplateResult | typeof nothing {
  if (!retrieval) return nothing;
  const ranks = retrieval.ranks.map((rank) => (rank === null ? '没有找到' : `第 ${rank} 位`));
  const found = retrieval.found.map(
    ({ documentId, start, end, relevant }, at) =>
      html`<div class="source">
        <div class="where">
          ${at + 1}. ${titleOf(data, documentId)} ${relevant ? html`<span class="tag good">含依据</span>` : nothing}
        </div>
        <span class="text">${shortened(textOf(data, documentId).slice(start, end))}</span>
      </div>`,
  );
  return html`<details>
    <summary>检索${ranks.length > 0 ? `：依据排在${ranks.join('、')}` : '到的段落'}（列出前 ${retrieval.found.length} 位）</summary>
    ${found}
  </details>`;
}

function shortened(text: string): string {
  return text.length > 220 ? `${text.slice(0, 220)}……` : text;
}

/** The quote to the letter, with a little of what stands around it. */
function inText(data: ReportData, documentId: string, { start, end }: ReportSpan): TemplateResult {
  const text = textOf(data, documentId);
  const before = text.slice(Math.max(0, start - AROUND), start).replace(/\n{2,}/g, '\n');
  const after = text.slice(end, end + AROUND).replace(/\n{2,}/g, '\n');
  return html`<span class="text">……${before}<mark>${text.slice(start, end)}</mark>${after}……</span>`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function textOf(data: ReportData, documentId: string): string {
  return data.documents.find(({ id }) => id === documentId)?.text ?? '';
}

function titleOf(data: ReportData, documentId: string): string {
  return data.documents.find(({ id }) => id === documentId)?.title ?? documentId;
}
