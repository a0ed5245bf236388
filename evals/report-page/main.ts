/** The report in the browser: its data lies in the page, nothing is fetched. */
import { html, render, type TemplateResult } from 'lit';
import type { ReportCase, ReportData } from '../report-data.ts';
import { caseView } from './case-view.ts';
import { overview } from './overview.ts';
import { groupName, statusName, VIEWS } from './wording.ts';

const PAGE = 100;

const data: ReportData = JSON.parse(document.getElementById('data')?.textContent ?? '{}');
const report = document.getElementById('report') ?? document.body;
const faults = data.cases.filter(({ state }) => state === 'fault').length;
const chosen = {
  view: faults > 0 ? 'fault' : data.cases.some(({ state }) => state !== 'right') ? 'wrong' : 'all',
  group: 'all',
  document: 'all',
  status: 'all',
  words: '',
  shown: PAGE,
};

draw();

function draw(): void {
  render(page(), report);
}

function choose(change: Partial<typeof chosen>): void {
  Object.assign(chosen, { shown: PAGE }, change);
  draw();
}

function page(): TemplateResult {
  const cases = data.cases.filter(isChosen);
  const openGroup = (group: string): void => {
    choose({ group, view: 'all' });
    document.getElementById('cases')?.scrollIntoView();
  };
  return html`
    <header>
      <h1>
        规划问答 评测报告
        <span class=${faults > 0 ? 'verdict failed' : 'verdict'}>${faults > 0 ? `${faults} 个用例未通过` : '用例全部通过'}</span>
      </h1>
      <div class="meta">
        ${dated(data.startedAt)}，用时 ${data.seconds} 秒，${data.answeredBy === 'extractive' ? '内置回答' : `模型 ${data.answeredBy}`}；
        ＋－ 是与提交的基线之差（百分点）${data.previousAt ? `；“上次”是 ${dated(data.previousAt)} 的一次` : ''}
      </div>
    </header>
    <main>
      ${overview(data, openGroup)}
      <h2 id="cases">用例</h2>
      ${filters()}
      <p class="meta">${cases.length} 个用例</p>
      ${cases.slice(0, chosen.shown).map((one) => caseView(data, one, draw))}
      ${
        cases.length > chosen.shown
          ? html`<button class="more" @click=${() => choose({ shown: chosen.shown + PAGE })}>再显示 ${PAGE} 个</button>`
          : html`<p></p>`
      }
    </main>
  `;
}

function isChosen(one: ReportCase): boolean {
  const { view, group, document: documentId, status, words } = chosen;
  return (
    (VIEWS.find(({ key }) => key === view)?.holds(one) ?? true) &&
    (group === 'all' || one.group === group) &&
    (documentId === 'all' || one.documents.includes(documentId)) &&
    (status === 'all' || one.got.status === status) &&
    (words === '' || `${one.id} ${one.question} ${one.got.answer}`.includes(words))
  );
}

function filters(): TemplateResult {
  const picker = (name: 'view' | 'group' | 'document' | 'status', options: [string, string][]): TemplateResult =>
    html`<select
      aria-label=${{ view: '哪些用例', group: '种类', document: '文件', status: '状态' }[name]}
      @change=${(event: Event) => choose({ [name]: chosenIn(event) })}
    >
      ${options.map(([value, label]) => html`<option value=${value} ?selected=${chosen[name] === value}>${label}</option>`)}
    </select>`;
  return html`<div class="filters">
    ${picker(
      'view',
      VIEWS.map(({ key, label, holds }) => [key, `${label}（${data.cases.filter(holds).length}）`]),
    )}
    ${picker(
      'group',
      data.groups.map(({ name }) => [name, name === 'all' ? '全部种类' : groupName(name)]),
    )}
    ${picker('document', [['all', '全部文件'], ...data.documents.map(({ id, title }): [string, string] => [id, title])])}
    ${picker('status', [
      ['all', '全部状态'],
      ...['answered', 'partial', 'refused'].map((status): [string, string] => [status, statusName(status, null)]),
    ])}
    <input type="search" placeholder="编号、问题或回答里的字" @input=${(event: Event) => choose({ words: chosenIn(event) })} />
  </div>`;
}

function chosenIn({ currentTarget }: Event): string {
  return currentTarget instanceof HTMLSelectElement || currentTarget instanceof HTMLInputElement
    ? currentTarget.value.trim()
    : '';
}

function dated(iso: string): string {
  return new Date(iso).toLocaleString('zh-CN', { dateStyle: 'medium', timeStyle: 'short' });
}
