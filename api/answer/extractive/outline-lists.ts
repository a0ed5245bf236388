/** The lists that an outline holds: headings under a heading (十大行动), or the openings of its paragraphs (发展原则). */
import { type Section, sectionPath } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { normal } from '#retrieval/query/question-terms';
import type { PlanStore, StoredDocument } from '#retrieval/store/plan-store';
import { sentences } from '#retrieval/text/sentences';
import type { Statement } from '../draft.ts';
import { sectionCandidate } from './section-candidate.ts';
import { sectionOpenings } from './section-openings.ts';
import type { Candidate } from './table-list.ts';
import { wantedCount } from './wanted-count.ts';

export async function outlineLists({
  analysis,
  document,
  wanted,
  store,
}: {
  analysis: Analysis;
  document: StoredDocument;
  wanted: number | null;
  store: PlanStore;
}): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const section of document.sections) {
    if (!ofPlace(analysis, document, section)) continue;
    const children = document.sections.filter((child) => child.parent === section.index && child.heading !== '');
    if (children.length >= 2) {
      const items =
        analysis.asks.has('summary') && children.length <= 6
          ? await withBodies({ document, children, store })
          : children.map((child) => headingStatement(document, child));
      found.push(sectionCandidate({ analysis, document, section, items, wanted }));
    } else if (children.length === 0 && mayMean(analysis, section)) {
      const items = await sectionOpenings({ document, section, store });
      if (items.length >= 2) found.push(sectionCandidate({ analysis, document, section, items, wanted }));
    }
  }
  return found;
}

/** In a paper of many places only the articles of the one that was asked for. */
function ofPlace({ regions }: Analysis, document: StoredDocument, section: Section): boolean {
  if (regions.length === 0) return true;
  const own =
    sectionPath(document.sections, section.index).findLast((one) => one.region !== null)?.region ?? document.region;
  return regions.some(({ name }) => name === own || name === document.region);
}

function mayMean(analysis: Analysis, section: Section): boolean {
  const heading = normal(section.heading);
  return (
    heading !== '' &&
    (analysis.terms.some((term) => heading.includes(term.text)) || wantedCount(analysis.question) !== null)
  );
}

/** For a summary each heading with the first sentence under it, when that is short. */
async function withBodies({
  document,
  children,
  store,
}: {
  document: StoredDocument;
  children: readonly Section[];
  store: PlanStore;
}): Promise<Statement[]> {
  const passages = await store.passagesOf(document.id);
  return children.map((child) => {
    const own = headingStatement(document, child);
    const passage = passages.find((one) => one.section === child.index && one.kind === 'clause');
    const ranges = passage ? sentences(passage.indexText) : [];
    const body = ranges.find(
      (range) => passage && !normal(passage.indexText.slice(range.start, range.end)).includes(normal(child.heading)),
    );
    if (!passage || !body || body.end - body.start > 160) return own;
    const starts = passage.sourceStarts[body.start] ?? passage.span.start;
    const ends = passage.sourceEnds[body.end - 1] ?? passage.span.end;
    return {
      text: `${own.text}：${passage.indexText.slice(body.start, body.end).replace(/。$/, '')}`,
      proofs: [...own.proofs, { document, span: { start: starts, end: ends }, section: child.index, context: [] }],
    };
  });
}

export function headingStatement(document: StoredDocument, section: Section): Statement {
  return {
    text: section.heading,
    proofs: [{ document, span: section.headingSpan, section: section.index, context: [] }],
  };
}
