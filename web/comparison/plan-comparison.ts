/** `<plan-comparison>`: indicators, regions and years chosen; figures side by side in tables and charts, each with its source. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Citation, DocumentSummary, IndicatorComparison, IndicatorName } from '../../api/contract.ts';
import { accessHeaders } from '../access-key.ts';
import type { CitationOpened } from '../chat/plan-chat.ts';
import { failureWording } from '../failure-wording.ts';
import { icon } from '../icons.ts';
import { LightElement } from '../light-element.ts';
import { regionsOf, toggled, yearsOf } from '../page/document-filter.ts';
import { compareIndicators, type Failure, fetchFile, listIndicatorNames, type Result } from '../plan-api.ts';
import { saveFile } from '../save-file.ts';
import { chartsOf } from './chart-bars.ts';
import { chartView } from './chart-view.ts';
import { type ComparisonChoice, comparisonQuery, exportAddress } from './comparison-query.ts';
import { comparisonTable } from './comparison-table.ts';

/** More do not fit on a screen that is read. */
const MAX_NAMES = 6;
const QUICK_PICKS = 8;
/** While someone types. */
const PAUSE_MS = 200;

class PlanComparison extends LightElement {
  static override properties = {
    documents: { attribute: false },
    names: { state: true },
    choice: { state: true },
    results: { state: true },
    suggestions: { state: true },
    quick: { state: true },
  };
  declare documents: readonly DocumentSummary[];
  declare names: string[];
  declare choice: ComparisonChoice;
  /** By name; absent while the server is asked. */
  declare results: ReadonlyMap<string, Result<IndicatorComparison>>;
  declare suggestions: readonly IndicatorName[];
  declare quick: readonly IndicatorName[];
  #typing = 0;

  constructor() {
    super();
    Object.assign(this, { documents: [], names: [], choice: { regions: [], years: [] } });
    Object.assign(this, { results: new Map(), suggestions: [], quick: [] });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void listIndicatorNames('', '').then((listed) => {
      if (!listed.ok) return;
      const { names } = listed.value;
      const shared = names.filter(({ regions }) => regions > 1);
      this.quick = (shared.length > 0 ? shared : names).slice(0, QUICK_PICKS);
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('choice')) this.results = new Map();
    if (changed.has('choice') || changed.has('names')) for (const name of this.names) void this.#compare(name);
  }

  protected override render(): TemplateResult {
    return html`<section class="workbench" aria-label="指标对照">
      <header class="workbench-head">
        <h2>指标对照</h2>
        <p>选指标、地区和年份，并排看各份文件里的数字。点数字打开原文；文件没有写的，标“未提及”。</p>
      </header>
      <div class="chooser">
        ${this.#nameChooser()} ${this.#toggles('地区', regionsOf(this.documents), this.choice.regions, 'regions')}
        ${this.#toggles('年份', yearsOf(this.documents), this.choice.years, 'years')}
      </div>
      ${this.names.length === 0 ? this.#empty() : this.names.map((name) => this.#card(name))}
    </section>`;
  }

  #nameChooser(): TemplateResult {
    return html`<form class="name-form" @submit=${this.#onSubmit}>
      <label for="indicator">指标</label>
      <span class="name-list">
        ${this.names.map(
          (name) => html`<span class="picked"
            >${name}<button type="button" aria-label="去掉 ${name}" title="去掉" @click=${() => this.#drop(name)}>${icon('close')}</button></span
          >`,
        )}
        ${
          this.names.length < MAX_NAMES
            ? html`<input id="indicator" name="indicator" list="indicator-names" maxlength="60" autocomplete="off"
                  placeholder="输入指标名称，如 ${this.quick[0]?.name ?? '5G基站'}" @input=${this.#onInput} />
                <datalist id="indicator-names">${this.suggestions.map(({ name }) => html`<option value=${name}></option>`)}</datalist>
                <button class="primary">对照</button>`
            : html`<span class="hint">最多 ${MAX_NAMES} 个指标</span>`
        }
      </span>
    </form>`;
  }

  #toggles<Item extends string | number>(
    label: string,
    all: readonly Item[],
    chosen: readonly Item[],
    field: keyof ComparisonChoice,
  ): TemplateResult | typeof nothing {
    if (all.length < 2) return nothing;
    return html`<div class="choices" role="group" aria-label="按${label}选择">
      <span class="choices-name" aria-hidden="true">${label}</span>
      <span class="choices-list"
        >${all.map(
          (item) => html`<button type="button" class="choice" aria-pressed=${chosen.includes(item)}
            @click=${() => {
              this.choice = { ...this.choice, [field]: toggled(chosen, item) };
            }}>${field === 'years' ? `${item}年` : item}</button>`,
        )}</span
      >
    </div>`;
  }

  #empty(): TemplateResult {
    return html`<div class="blank">
      <p>还没有选指标。${(this.quick[0]?.regions ?? 0) > 1 ? '几个地区都有的：' : ''}</p>
      <div class="quick">
        ${this.quick.map(
          ({ name, regions }) => html`<button type="button" class="quick-pick" @click=${() => this.#pick(name)}>
            <span>${name}</span><small>${regions} 个地区</small>
          </button>`,
        )}
      </div>
    </div>`;
  }

  #card(name: string): TemplateResult {
    const result = this.results.get(name);
    return html`<article class="compared">
      <header class="compared-head">
        <h3>${name}</h3>
        ${result?.ok && hasFigures(result.value) ? this.#exports(name) : nothing}
      </header>
      ${!result ? html`<p class="loading" role="status">正在查找…</p>` : result.ok ? this.#tables(result.value) : this.#failed(name, result.failure)}
    </article>`;
  }

  #exports(name: string): TemplateResult {
    const link = (format: 'csv' | 'xlsx' | 'docx', label: string): TemplateResult =>
      html`<a class="quiet" href=${exportAddress(name, this.choice, format)} download aria-label="导出 ${name} 为 ${label}"
        @click=${(event: Event) => this.#export(event, name, format)}>${label}</a>`;
    return html`<span class="exports"><span aria-hidden="true">导出</span>${link('docx', 'Word')}${link('xlsx', 'Excel')}${link('csv', 'CSV')}</span>`;
  }

  /** A link carries no key: where one is wanted, the file is fetched with it. */
  #export(event: Event, name: string, format: 'csv' | 'xlsx' | 'docx'): void {
    if (!accessHeaders('').authorization) return;
    event.preventDefault();
    void fetchFile('', exportAddress(name, this.choice, format)).then((file) => {
      if (file.ok) saveFile(file.value, `${name}.${format}`);
      else this.results = new Map([...this.results, [name, file]]);
    });
  }

  #tables(comparison: IndicatorComparison): TemplateResult {
    const { indicators, readAs, name } = comparison;
    if (!hasFigures(comparison))
      return html`<p class="empty">这些文件里没有这个指标的数字。换个名称，或放宽地区、年份试试。</p>`;
    return html`${readAs ? html`<p class="note">按“${readAs}”查找</p>` : nothing}
    ${indicators.map((indicator) => {
      const said = indicator.names.join('／');
      const charts = chartsOf(indicator, comparison.periods);
      return html`<div class="indicator">
        ${said === name ? nothing : html`<h4>${said}</h4>`}
        ${indicator.note ? html`<p class="note">${indicator.note}</p>` : nothing}
        ${comparisonTable({ comparison, indicator, onOpen: (event, citation, among) => this.#open(event, citation, among) })}
        ${charts.length > 0 ? html`<div class="charts">${charts.map((chart) => chartView(chart, said))}</div>` : nothing}
      </div>`;
    })}`;
  }

  #failed(name: string, failure: Failure): TemplateResult {
    return html`<div class="failure" role="alert">
      <p>${failureWording(failure)}</p>
      ${failure.kind === 'rejected' ? nothing : html`<button type="button" class="quiet" @click=${() => this.#compare(name)}>重试</button>`}
    </div>`;
  }

  #open(event: Event, citation: Citation, among: Citation[]): void {
    const detail: CitationOpened = { citation, among };
    const opened = new CustomEvent('plan-citation', { detail, bubbles: true, cancelable: true });
    if (!this.dispatchEvent(opened)) event.preventDefault();
  }

  #pick(name: string): void {
    const wanted = name.trim();
    if (wanted !== '' && !this.names.includes(wanted)) this.names = [...this.names, wanted].slice(0, MAX_NAMES);
  }

  #drop(name: string): void {
    this.names = this.names.filter((other) => other !== name);
  }

  async #compare(name: string): Promise<void> {
    const { choice } = this;
    if (this.results.get(name)?.ok) return;
    const result = await compareIndicators('', comparisonQuery(name, choice));
    // Other regions or years were chosen in between.
    if (choice === this.choice) this.results = new Map([...this.results, [name, result]]);
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    this.#pick(String(new FormData(form).get('indicator') ?? ''));
    form.reset();
  };

  readonly #onInput = (event: InputEvent): void => {
    const { value } = event.currentTarget as HTMLInputElement;
    clearTimeout(this.#typing);
    this.#typing = window.setTimeout(async () => {
      const listed = await listIndicatorNames('', value.slice(0, 60));
      if (listed.ok) this.suggestions = listed.value.names;
    }, PAUSE_MS);
  };
}

/** A name that no document has comes back as one indicator without rows. */
function hasFigures({ indicators }: IndicatorComparison): boolean {
  return indicators.some(({ rows }) => rows.length > 0);
}

customElements.define('plan-comparison', PlanComparison);
