/** Regions, years and bodies that a statement names beside its figures must be those of the sentences that say it. */
import { bodiesIn, bodyFault } from './bodies.ts';
import type { Evidence, Fault } from './evidence.ts';
import { normalForm } from './normal-form.ts';
import { proofOfSentence } from './source-sentences.ts';

export function placesFault(evidence: Evidence): Fault | null {
  const { reading, figures } = evidence;
  const sentences = [...evidence.sentences];
  if (sentences.length === 0) return null;
  const said = sentences.map(({ normal, source }) => `${normal}，${source.context}，${source.facts}`).join('，');
  const regions = new Set(sentences.map(({ source }) => source.given.region));
  const foreign = reading.regions.find(
    ({ candidates, written }) =>
      !candidates.some(({ name }) => regions.has(name)) && !said.includes(normalForm(written)),
  );
  if (foreign) return { problem: 'region', detail: `原文没有说${foreign.written}`, proofs: [] };
  const years = figures.flatMap(({ figure }) => (figure.period ? [figure.period.from, figure.period.to] : []));
  const undated = reading.periods.find(
    ({ from, to, label }) =>
      !said.includes(normalForm(label)) &&
      ![from, to].every((year) => years.includes(year) || said.includes(String(year))),
  );
  return undated ? { problem: 'period', detail: `原文没有说${undated.label}`, proofs: [] } : null;
}

export function bodiesFault({ reading, sources, sentences }: Evidence): Fault | null {
  const used = [...new Set([...sentences].map(({ source }) => source))];
  const said = used.length > 0 ? used : sources;
  const inherited = said.map(({ context, facts }) => `${context}，${facts}`).join('，');
  for (const body of bodiesIn(reading.text)) {
    const detail = bodyFault(
      body,
      said.map(({ roles }) => roles),
    );
    if (!detail || (body.part === 'any' && body.readings.some((name) => inherited.includes(name)))) continue;
    return { problem: 'body', detail, proofs: [...sentences].slice(0, 1).map(proofOfSentence) };
  }
  return null;
}
