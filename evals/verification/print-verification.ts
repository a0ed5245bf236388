/**
 * A measurement in, the table for the terminal out; whatever was judged wrong stands above it with its verdict. True when
 * the goals are reached.
 */
import type { Judged, VerificationMeasurement } from './measure-verification.ts';

const GOALS = { mutations: 0.995, paraphrases: 0.98, falsehoods: 1 };

export function printVerification(measured: VerificationMeasurement, write: (text: string) => void): boolean {
  const line = (text = ''): void => write(`${text}\n`);
  const wrong = (title: string, judged: readonly Judged[]): void => {
    for (const { id, text, verdict } of judged.filter(({ right }) => !right)) {
      const said = 'problem' in verdict ? ` ← ${verdict.verdict} ${verdict.problem}：${verdict.detail}` : '';
      line(`${title}  ${id}  ${text}${said}`);
    }
  };
  const { unchanged, mutations, paraphrases, falsehoods } = measured;
  wrong('误拒', unchanged);
  for (const [kind, judged] of Object.entries(mutations)) wrong(`漏过 ${kind}`, judged);
  wrong('误拒（改写）', paraphrases);
  wrong('漏过（假句）', falsehoods);
  line();
  const all = Object.values(mutations).flat();
  line(`${''.padEnd(36)}${'statements'.padStart(12)}${'right'.padStart(10)}`);
  for (const [kind, judged] of Object.entries(mutations)) line(row(`mutation caught: ${kind}`, judged));
  line(row('mutations caught, all', all));
  line(row('true statements passed', unchanged));
  line(row('paraphrases passed', paraphrases));
  line(row('falsehoods caught', falsehoods));
  line();
  line(`per statement ${measured.meanMs.toFixed(2)} ms, slowest ${measured.slowestMs.toFixed(1)} ms`);
  return (
    shareRight(all) >= GOALS.mutations &&
    shareRight(paraphrases) >= GOALS.paraphrases &&
    shareRight(falsehoods) >= GOALS.falsehoods
  );
}

function shareRight(judged: readonly Judged[]): number {
  return judged.length === 0 ? 1 : judged.filter(({ right }) => right).length / judged.length;
}

function row(name: string, judged: readonly Judged[]): string {
  const right = judged.filter((one) => one.right).length;
  const share = judged.length === 0 ? '–' : `${((100 * right) / judged.length).toFixed(1)}%`;
  return `${name.padEnd(36)}${String(judged.length).padStart(12)}${share.padStart(10)}`;
}
