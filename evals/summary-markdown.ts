/** What the report shows, short enough for a pull request. */
import type { ReportCase, ReportData } from './report-data.ts';

const LISTED = 20;

export function summaryMarkdown(data: ReportData): string {
  const [all] = data.groups;
  if (!all) return '没有用例。\n';
  const faults = data.cases.filter(({ state }) => state === 'fault');
  const newlyRight = data.cases.filter((one) => one.newlyRight);
  const known = data.cases.filter(({ state }) => state === 'known');
  const by = data.answeredBy === 'extractive' ? '内置回答' : `模型 ${data.answeredBy}`;
  return [
    `## 评测：${faults.length === 0 ? '用例全部通过' : `${faults.length} 个用例未通过`}`,
    '',
    `${by}，${all.cases} 个用例，答对 ${all.right} 个，错值 ${all.wrongValues} 个，用时 ${data.seconds} 秒。`,
    '',
    '| 指标 | 这次 | 基线 | 变化 |',
    '|---|---:|---:|---:|',
    ...data.metrics.flatMap(({ key, label }) => row(label, all.figures[key], all.baseline[key])),
    ...verificationRows(data),
    '',
    '| 种类 | 用例 | 答对 | 错值 |',
    '|---|---:|---:|---:|',
    ...data.groups
      .slice(1)
      .map(({ name, cases, right, wrongValues }) => `| ${name} | ${cases} | ${right} | ${wrongValues} |`),
    ...listed('未通过', faults),
    ...listed('新答对（请更新基线）', newlyRight),
    ...(known.length > 0 ? ['', `另有 ${known.length} 个用例在基线里已知没有答对，见报告。`] : []),
    '',
  ].join('\n');
}

function row(label: string, now: number | undefined, before: number | undefined): string[] {
  if (now === undefined) return [];
  const points = before === undefined ? '' : signed(100 * (now - before));
  return [`| ${label} | ${percent(now)} | ${percent(before)} | ${points} |`];
}

function verificationRows({ verification, verificationBaseline }: ReportData): string[] {
  if (!verification) return [];
  const { caught, falseStatements, rejected, trueStatements } = verification;
  return [
    ...row('核对查出假句', caught / falseStatements, verificationBaseline.caught),
    ...row('核对误拒真句（越低越好）', rejected / trueStatements, verificationBaseline.falseAlarms),
  ];
}

function signed(points: number): string {
  const rounded = Math.round(points * 10) / 10;
  return rounded === 0 ? '' : `${rounded > 0 ? '+' : '−'}${Math.abs(rounded).toFixed(1)}`;
}

function percent(value: number | undefined): string {
  return value === undefined ? '–' : `${(100 * value).toFixed(1)}%`;
}

function listed(title: string, cases: readonly ReportCase[]): string[] {
  if (cases.length === 0) return [];
  const lines = cases
    .slice(0, LISTED)
    .map(({ id, question, fault }) => `- \`${id}\` ${plain(question)}${fault ? `：${plain(fault)}` : ''}`);
  const rest = cases.length - lines.length;
  return ['', `**${title}（${cases.length}）**`, '', ...lines, ...(rest > 0 ? [`- 还有 ${rest} 个`] : [])];
}

/** Questions are data: what would be markup in them stays text. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[<>`*_[\]|\\]/g, '\\$&');
}
