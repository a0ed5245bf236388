/** Cards and the table by group, each figure with its distance from the baseline. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ReportData, ReportGroup } from '../report-data.ts';
import { groupName } from './wording.ts';

/** Columns of the table: what differs most between groups. */
const COLUMNS = ['evidenceRecall', 'citationPrecision', 'concise', 'recallAt1', 'recallAt10', 'meanReciprocalRank'];

export function overview(data: ReportData, openGroup: (group: string) => void): TemplateResult {
  const [all] = data.groups;
  if (!all) return html`<p>没有用例。</p>`;
  return html`
    <div class="cards">
      ${card({ name: `答对（${all.right} / ${all.cases}）`, value: percent(all.figures.right), after: delta(all, 'right') })}
      ${card({ name: '错值（最坏的错）', value: String(all.wrongValues), alarm: all.wrongValues > 0 })}
      ${data.metrics
        .filter(({ key }) => key !== 'right' && key !== 'noWrongValue' && key in all.figures)
        .map(({ key, label, meaning }) =>
          card({ name: label, value: percent(all.figures[key]), after: delta(all, key), hint: meaning }),
        )}
      ${verificationCards(data)} ${judgementCard(data)}
      ${card({ name: '每题用时', hint: '中位数和第 95 百分位', value: times(data) })}
    </div>
    <h2>各类问题</h2>
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th>种类</th>
            <th>用例</th>
            <th>答对</th>
            <th>错值</th>
            ${COLUMNS.map((key) => html`<th>${data.metrics.find((one) => one.key === key)?.label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${data.groups.map(
            (group) => html`<tr>
              <td><button class="plain" @click=${() => openGroup(group.name)}>${groupName(group.name)}</button></td>
              <td>${group.cases}</td>
              <td>${group.right} ${delta(group, 'right')}</td>
              <td>${group.wrongValues}</td>
              ${COLUMNS.map((key) => html`<td>${percent(group.figures[key])} ${delta(group, key)}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  `;
}

interface Card {
  name: string;
  value: string;
  after?: TemplateResult | typeof nothing;
  hint?: string;
  alarm?: boolean;
}

function card({ name, value, after = nothing, hint = '', alarm = false }: Card): TemplateResult {
  return html`<div class=${alarm ? 'card alarm' : 'card'} title=${hint}>
    <div class="name">${name}</div>
    <div class="value">${value}</div>
    ${after}
  </div>`;
}

function delta({ figures, baseline }: ReportGroup, key: string): TemplateResult | typeof nothing {
  const [now, before] = [figures[key], baseline[key]];
  if (now === undefined || before === undefined) return nothing;
  return points(now - before, true);
}

/** A baseline is rounded to a hundredth of a point. */
function points(difference: number, moreIsBetter: boolean): TemplateResult | typeof nothing {
  const rounded = Math.round(difference * 1000) / 10;
  if (rounded === 0) return nothing;
  const better = rounded > 0 === moreIsBetter;
  return html`<span class="delta ${better ? 'up' : 'down'}">${rounded > 0 ? '＋' : '－'}${Math.abs(rounded).toFixed(1)}</span>`;
}

function verificationCards({ verification, verificationBaseline }: ReportData): TemplateResult | typeof nothing {
  if (!verification) return nothing;
  const caught = verification.caught / verification.falseStatements;
  const alarms = verification.rejected / verification.trueStatements;
  return html`
    ${card({
      name: '核对查出假句',
      value: percent(caught),
      after: points(caught - verificationBaseline.caught, true),
      hint: `${verification.falseStatements} 句改错的话里查出的`,
    })}
    ${card({
      name: '核对误拒真句',
      value: percent(alarms),
      after: points(alarms - verificationBaseline.falseAlarms, false),
      hint: `${verification.trueStatements} 句真话里被误拒的`,
    })}
  `;
}

function judgementCard({ judgement }: ReportData): TemplateResult | typeof nothing {
  if (!judgement || judgement.shares.length === 0) return nothing;
  const { shares, model, sentences } = judgement;
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return card({
    name: '模型认为有依据（仅供参考）',
    value: percent(mean),
    after: html`<span class="delta">${percent(Math.min(...shares))} 至 ${percent(Math.max(...shares))}，${shares.length} 次</span>`,
    hint: `${model} 判断了 ${sentences} 个句子`,
  });
}

function times({ cases }: ReportData): string {
  const sorted = cases.map(({ latencyMs }) => latencyMs).sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
  return `${at(0.5)}–${at(0.95)} 毫秒`;
}

function percent(value: number | undefined): string {
  return value === undefined ? '–' : `${(100 * value).toFixed(1)}%`;
}
