/** A measurement in, the table for the terminal out. */
import type { FigureMeasurement, FigureScore } from './measure-figures.ts';
import type { OtherPlansMeasurement } from './other-plans.ts';

export function printFigures(measured: FigureMeasurement, write: (text: string) => void): void {
  const line = (text = ''): void => write(`${text}\n`);
  for (const { document, found, missed, falsely } of measured.comparisons) {
    line(document);
    for (const { figure, context, name } of missed) line(`  漏  ${figure}（${name}）  ${oneLine(context)}`);
    for (const { figure, listed } of falsely)
      line(`  误  ${figure.valueText}（${figure.name}）${listed ? '' : '  清单未列'}  ${figure.statement}`);
    for (const { truth, figure, wrong } of found) {
      for (const field of wrong) {
        const got =
          field === 'period' ? (figure.period ? `${figure.period.from}–${figure.period.to}` : null) : figure[field];
        line(`  错  ${figure.valueText}（${figure.name}） ${field} ${got}，应为 ${truth[field]}`);
      }
    }
  }
  line();
  line(
    `${''.padEnd(52)}${['found', 'missed', 'false', 'precision', 'recall'].map((head) => head.padStart(10)).join('')}`,
  );
  line(row('all', measured.strict));
  line(row('all but the arguable ones', measured.clear));
  for (const [name, score] of Object.entries(measured.byDocument)) line(row(name, score));
  for (const [name, score] of Object.entries(measured.byKind)) line(row(`kind ${name}`, score));
  line();
  for (const [field, value] of Object.entries(measured.fields)) line(`field ${field.padEnd(46)}${percent(value)}`);
}

/** Figures of other plans: the same table, and the names that are worded otherwise than in the list. */
export function printOtherPlans(measured: OtherPlansMeasurement, write: (text: string) => void): void {
  printFigures(measured, write);
  const all = measured.strict.found;
  const named = all - measured.otherwiseNamed.length;
  write(`field ${'name'.padEnd(46)}${percent(all === 0 ? 1 : named / all)}\n`);
  for (const { figure, truth } of measured.otherwiseNamed)
    write(`  名  ${figure.valueText}：${figure.name}，清单为${truth.name}\n`);
}

function row(name: string, { found, missed, falsely, precision, recall }: FigureScore): string {
  const counts = [found, missed, falsely].map((count) => String(count).padStart(10)).join('');
  return `${name.padEnd(52)}${counts}${percent(precision)}${percent(recall)}`;
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)}%`.padStart(10);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
