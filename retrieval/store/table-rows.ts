/** Rows of the tables, made from a plan document; columns as in `index-schema.ts`. */
import type { DocumentFacts, Figure, Passage, PlanDocument, Section } from '../plan-document.ts';
import { sectionPath } from '../plan-document.ts';
import { foldWidth, simplify } from '../text/simplify.ts';
import { type Tokens, tokenise } from '../text/tokenise.ts';
import type { Row } from './database.ts';
import { termOf } from './filter-sql.ts';
import { packPassage } from './passage-payload.ts';

export function documentRow(document: PlanDocument, source: string): Row {
  const { text, pages, reading: _reading, factSpans, sections, passages, figures: _figures, ...facts } = document;
  return {
    id: document.id,
    facts: JSON.stringify(facts satisfies DocumentFacts),
    text,
    outline: JSON.stringify({ factSpans, pages, sections }),
    passageCount: passages.length,
    source,
  };
}

/** Without its place in the build, which `write-build.ts` numbers. */
export function figureRow(figure: Figure): Row {
  const { id, passageId, documentId, region, name, kind } = figure;
  return {
    id,
    passageId,
    documentId,
    region,
    years: yearsOf(figure),
    name,
    kind,
    payload: JSON.stringify(figure),
  };
}

/** Longer than the term of any plan; a longer one is a misreading that must not fill the table. */
const MAX_YEARS = 60;

function yearsOf({ period }: Figure): number[] {
  if (period === null) return [];
  const count = Math.min(period.to - period.from + 1, MAX_YEARS);
  return Array.from({ length: Math.max(count, 0) }, (_, index) => period.from + index);
}

/** Without its place in the build. */
export function passageRow(document: PlanDocument, passage: Passage): Row {
  const tokens = tokenise(passage.indexText);
  // Nearest first: a clause, the section it stands in, and so on outwards.
  const path = sectionPath(document.sections, passage.section).reverse();
  const region = path.find((section) => section.region !== null)?.region ?? document.region;
  return {
    id: passage.id,
    documentId: document.id,
    region,
    term: termOf(document.years),
    kind: passage.kind,
    section: passage.section,
    start: passage.span.start,
    end: passage.span.end,
    payload: packPassage(passage),
    words: tokens.words.join(' '),
    chars: tokens.chars.join(' '),
    context: contextTokens({ document, passage, path, region }).join(' '),
  };
}

/** Tokens of a heading, in the form that questions are brought to as well. */
export function headingTokens(text: string): Tokens {
  return tokenise(simplify(foldWidth(text)));
}

interface ContextSource {
  document: PlanDocument;
  passage: Passage;
  path: Section[];
  region: string | null;
}

/** A piece counts once, however often it is named; sentences and dates prove a figure but name no subject. */
function contextTokens({ document, passage, path, region }: ContextSource): string[] {
  const inherited = passage.context
    .filter(({ role }) => role !== 'sentence' && role !== 'date')
    .map(({ text }) => text);
  const pieces = new Set([document.title, region ?? '', ...path.map(({ heading }) => heading), ...inherited]);
  return headingTokens([...pieces].join('\n')).chars;
}
