/**
 * One file in, one plan document out: load → index text with its map → structure and tables → facts →
 * passages → figures. The same bytes under the same name always give the same ids.
 */
import { decodeText } from '../load/decode.ts';
import type { LoadedText } from '../load/loaded-text.ts';
import type { Figure, PlanDocument, Section } from '../plan-document.ts';
import { cleanText } from '../text/clean.ts';
import { findRegions } from '../vocabulary/regions.ts';
import { documentId } from './document-id.ts';
import { readFacts } from './facts.ts';
import { readFigures } from './figures/read-figures.ts';
import type { StatedFacts } from './manifest.ts';
import { readBlocks } from './paragraphs.ts';
import { readPassages } from './passages.ts';
import type { OnStep } from './reading-time.ts';
import { cutRunOn } from './run-on.ts';
import { readOutline } from './sections.ts';
import { withStated } from './stated-facts.ts';

export interface SourceFile {
  /** Path inside the folder of plans. */
  file: string;
  bytes: Uint8Array;
}

/** A text file, read here and now. */
export function readDocument({ file, bytes }: SourceFile): PlanDocument {
  return readLoaded(file, { format: 'text', text: decodeText(bytes).text, pages: [], notes: [] });
}

/**
 * `stated`: what a manifest says of the file; it goes before what the text says. `onStep` is called all the while, and what
 * it throws ends the reading.
 */
export function readLoaded(
  file: string,
  { text, pages, format, notes }: LoadedText,
  { stated = {}, onStep = () => {} }: { stated?: StatedFacts; onStep?: OnStep } = {},
): PlanDocument {
  const id = documentId(file);
  const blocks = cutRunOn(readBlocks(text, onStep));
  const name = file.split('/').at(-1) ?? file;
  const reading = withStated(readFacts(text, blocks, name), stated, text);
  const facts = { id, file, ...reading.facts };
  // The table of a portal says facts of the paper and is no part of it.
  const outline = readOutline(
    text,
    blocks.filter((block) => block.kind === 'paragraph' || !reading.used.has(block)),
  );
  const sections = outline.sections.map((section) => ({ ...section, region: sectionRegion(section, facts) }));
  const passages = readPassages({
    facts,
    indexTitle: cleanText(facts.title),
    spans: reading.spans,
    outline: { ...outline, sections },
    used: reading.used,
  });
  const reads = { pages, reading: { format, notes } };
  const document = { ...facts, text, ...reads, factSpans: reading.spans, sections, passages };
  const figures = readFigures(document, onStep);
  const places = placesOf(document, figures);
  return { ...document, ...(places.length > 0 && { places }), figures };
}

function placesOf(
  { region, passages }: Pick<PlanDocument, 'region' | 'passages'>,
  figures: readonly Figure[],
): string[] {
  const rows = new Set(passages.filter(({ kind }) => kind === 'table-row').map(({ id }) => id));
  const named = figures.flatMap((figure) => (rows.has(figure.passageId) ? (figure.region ?? []) : []));
  return [...new Set(named)].filter((name) => name !== region);
}

/** An article of a bulletin speaks of the place in its title; elsewhere only a heading that is a place's name counts. */
function sectionRegion(section: Section, facts: Pick<PlanDocument, 'kind' | 'region'>): string | null {
  const mentions = findRegions(section.heading);
  const first = mentions[0];
  if (!first || first.region.name === facts.region) return null;
  if (facts.kind === 'bulletin') return section.depth === 1 ? first.region.name : null;
  return first.written.length === section.heading.length ? first.region.name : null;
}
