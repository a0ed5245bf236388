/** 建立数据要素市场体系的配合单位有哪些: a heading that stands in the question; who leads and helps in each task under it. */
import type { Section } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { normal, type WordStatistics } from '#retrieval/query/question-terms';
import type { PlanStore, StoredDocument } from '#retrieval/store/plan-store';
import type { Draft } from '../draft.ts';
import { type Clause, leadsOfClauses, passagesOfClauses } from './named-clause-answer.ts';

const WHO =
  /(?:牵头|牵的头|配合|责任|主管|协办|参与)的?(?:单位|部门|处室|局)|(?:谁|哪些?个?(?:单位|部门|局))(?:来)?(?:牵头|负责|配合|参与|管)/u;
const MIN_HEADING = 4;
/** Characters that a heading without its last word must still have to be a name of its own. */
const BARE_HEADING = 8;

export async function headingWhoAnswer({
  analysis,
  documents,
  store,
  statistics,
}: {
  analysis: Analysis;
  documents: readonly StoredDocument[];
  store: PlanStore;
  statistics: WordStatistics;
}): Promise<Draft | null> {
  if (!WHO.test(analysis.question) || analysis.asks.has('yes-no') || analysis.annex) return null;
  const clauses = headedClauses(analysis, documents);
  if (clauses.length === 0) return null;
  return leadsOfClauses(statistics, { analysis, clauses, found: await passagesOfClauses(clauses, store) });
}

/** The section with the longest heading in the question, or what stands right under it. */
function headedClauses(analysis: Analysis, documents: readonly StoredDocument[]): Clause[] {
  const asked = normal(analysis.question);
  const named = documents
    .filter((document) => isMeant(analysis, document))
    .flatMap((document) =>
      document.sections.filter((section) => headingIn(asked, section)).map((section) => ({ document, section })),
    )
    .sort((a, b) => b.section.heading.length - a.section.heading.length);
  const [best] = named;
  if (!best) return [];
  const under = best.document.sections.filter((section) => section.parent === best.section.index);
  return under.length > 0 ? under.map((section) => ({ document: best.document, section })) : [best];
}

/** 信息基础设施升级谁牵头: a long heading is named without its last word 行动, too. */
function headingIn(asked: string, { heading }: Section): boolean {
  const bare = heading.replace(/(?:专项)?(?:行动|工程|计划)$/u, '');
  const named = bare.length >= BARE_HEADING ? bare : heading;
  return named.length >= MIN_HEADING && asked.includes(normal(named));
}

function isMeant({ documents: { ids }, regions }: Analysis, document: StoredDocument): boolean {
  if (document.kind === 'bulletin') return false;
  if (ids.length > 0) return ids.includes(document.id);
  return regions.length === 0 || regions.some((region) => region.name === document.region);
}
