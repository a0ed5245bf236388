/** A document's passages in, every figure of them out, in text order. */
import type { Figure, Passage, PlanDocument } from '../../plan-document.ts';
import { sectionPath } from '../../plan-document.ts';
import { cleanText } from '../../text/clean.ts';
import { isInstruction } from '../../vocabulary/instructions.ts';
import { cellFigures } from './cells.ts';
import { goalLead, type PeriodReading } from './period-context.ts';
import { proseFigures } from './prose.ts';
import { placeOfRow } from './row-place.ts';
import { rowFigures } from './table.ts';

export function readFigures(document: Omit<PlanDocument, 'figures'>, onStep: () => void = () => {}): Figure[] {
  const indexTitle = cleanText(document.title);
  const leads = new Map<number | null, PeriodReading>();
  const peers = placesByTable(document.passages, document.region);
  return document.passages.flatMap((passage) => {
    onStep();
    const ownLead = goalLead(passage);
    if (ownLead) leads.set(passage.section, ownLead);
    const path = sectionPath(document.sections, passage.section).reverse();
    const region = path.find((section) => section.region !== null)?.region ?? document.region;
    const isGoal = /^[—-]/.test(passage.indexText) || path.some((section) => /目标|指标/.test(section.heading));
    const lead = isGoal ? (leads.get(passage.section) ?? null) : null;
    const source = {
      lead,
      passage,
      region,
      peers: peers.get(tableOf(passage)) ?? NONE,
      sections: path,
      facts: document,
      factSpans: document.factSpans,
      indexTitle,
    };
    const figures =
      passage.kind === 'table-row' ? [...rowFigures(source), ...cellFigures(source)] : proseFigures(source);
    // Figures of one sentence have one proof.
    const instructs = new Map<string, boolean>();
    return figures.filter(({ proof: { start, end } }) => {
      const place = `${start}-${end}`;
      const known = instructs.get(place) ?? isInstruction(cleanText(document.text.slice(start, end)));
      instructs.set(place, known);
      return !known;
    });
  });
}

const NONE: ReadonlySet<string> = new Set();

/** Rows of one table stand under the same head. */
function tableOf({ cells }: Passage): number | null {
  return cells?.find(({ columnSpan }) => columnSpan !== null)?.columnSpan?.start ?? null;
}

function placesByTable(passages: readonly Passage[], home: string | null): Map<number | null, Set<string>> {
  const places = new Map<number | null, Set<string>>();
  for (const passage of passages) {
    const place = placeOfRow(passage.cells ?? [], home);
    if (!place?.region || place.isWhole) continue;
    const table = tableOf(passage);
    places.set(table, (places.get(table) ?? new Set()).add(place.region));
  }
  return places;
}
