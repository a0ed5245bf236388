/**
 * A measurement of 核数 in, the table for the terminal out; whatever was judged wrong stands above it with its
 * explanation. True when the goals are reached.
 */
import { type DraftMeasurement, isSupported, type JudgedDraft } from './measure-drafts.ts';

const GOALS = { changed: 0.995, unchanged: 0.95 };

export function printDrafts({ unchanged, changed }: DraftMeasurement, write: (text: string) => void): boolean {
  const line = (text = ''): void => write(`${text}\n`);
  const tell = (title: string, { id, text, claims }: JudgedDraft): void => {
    line(
      `${title}  ${id}  ${text} ← ${claims.map(({ verdict, explanation }) => `${verdict} ${explanation}`).join(' ')}`,
    );
  };
  const all = Object.values(changed).flat();
  for (const one of unchanged) if (!isSupported(one)) tell('误拒', one);
  for (const one of all) if (isSupported(one)) tell('漏过', one);
  line();
  line(`${''.padEnd(36)}${'statements'.padStart(12)}${'right'.padStart(10)}`);
  for (const [kind, judged] of Object.entries(changed)) line(row(`changed ${kind} not supported`, judged, false));
  line(row('changed, all, not supported', all, false));
  line(row('true statements supported', unchanged, true));
  const contradicted = all.filter(({ claims }) => claims.some(({ verdict }) => verdict === 'contradicted'));
  line();
  line(`of the changed ${contradicted.length} are contradicted with what the document says instead`);
  return shareRight(all, false) >= GOALS.changed && shareRight(unchanged, true) >= GOALS.unchanged;
}

function shareRight(judged: readonly JudgedDraft[], isTrue: boolean): number {
  return judged.length === 0 ? 1 : judged.filter((one) => isSupported(one) === isTrue).length / judged.length;
}

function row(name: string, judged: readonly JudgedDraft[], isTrue: boolean): string {
  return `${name.padEnd(36)}${String(judged.length).padStart(12)}${`${(100 * shareRight(judged, isTrue)).toFixed(1)}%`.padStart(10)}`;
}
