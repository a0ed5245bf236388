/** Facts that the text says and facts that a manifest states in, the facts of the document out. The manifest goes before. */
import type { DocumentDates, FactSpans } from '../plan-document.ts';
import type { FactsReading } from './facts.ts';
import type { StatedFacts } from './manifest.ts';

const DATES = ['signed', 'issued', 'posted'] as const;

/** A stated fact is cited where the text has it to the letter, else nowhere. */
export function withStated(reading: FactsReading, stated: StatedFacts, text: string): FactsReading {
  if (Object.keys(stated).length === 0) return reading;
  const { signed, issued, posted, ...others } = stated;
  const facts = { ...reading.facts, ...others };
  const dates: DocumentDates = { ...facts.dates };
  for (const key of DATES) {
    const day = stated[key];
    if (day === null) delete dates[key];
    else if (day !== undefined) dates[key] = day;
  }
  const published = dates.signed ?? dates.issued ?? dates.posted ?? null;
  // Without a period in its title a paper is of the year of its date.
  const year = published === null ? [] : [Number(published.slice(0, 4))];
  const isOfItsDate = reading.facts.years.join() === (reading.facts.published ?? '').slice(0, 4);
  const years = stated.years ?? (isOfItsDate || reading.facts.years.length === 0 ? year : reading.facts.years);
  return {
    ...reading,
    facts: { ...facts, dates, published, years },
    spans: spansOf(reading, { ...others, ...dates }, text),
  };
}

function spansOf(reading: FactsReading, facts: StatedFacts, text: string): FactSpans {
  const spans: FactSpans = {};
  for (const key of ['title', 'documentNumber', 'issuer', ...DATES] as const) {
    const known = reading.spans[key];
    const before =
      key === 'title' || key === 'documentNumber' || key === 'issuer' ? reading.facts[key] : reading.facts.dates[key];
    const now = facts[key] === undefined ? before : facts[key];
    if (now === before) {
      if (known) spans[key] = known;
      continue;
    }
    const start = typeof now === 'string' ? text.indexOf(now) : -1;
    if (start >= 0 && typeof now === 'string') spans[key] = { start, end: start + now.length };
  }
  return spans;
}
