/** Is a paper one that the question asks about? By its id where one is named, by its place, and by its year. */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { Found } from '#retrieval/query/find-evidence';
import type { StoredDocument } from '#retrieval/store/plan-store';

type Asked = Pick<Analysis, 'documents' | 'regions' | 'periods'>;
type Paper = Pick<StoredDocument, 'id' | 'kind' | 'region' | 'years'>;

/** `region`: of the passage, where it is narrower than that of its paper. */
export function inScope(asked: Asked, paper: Paper, region: string | null = paper.region): boolean {
  const { documents, regions, periods } = asked;
  const isPlace =
    documents.ids.length > 0 ? documents.ids.includes(paper.id) : regions.every(({ name }) => name === region);
  return isPlace && periods.every(({ from, to }) => ownYears(paper).some((year) => from <= year && year <= to));
}

/** Of a paper that is named, else of a place that is asked about; of any where none is. */
export function isOfAskedPaper({ documents: { ids }, regions }: Asked, { document, region }: Found): boolean {
  if (ids.length > 0) return ids.includes(document.id);
  return regions.length === 0 || regions.some(({ name }) => name === region);
}

/** What a report or the points of a year list are of that year, though the report looks back on the one before. */
function ownYears({ kind, years }: Paper): readonly number[] {
  return kind === 'work-report' || kind === 'work-points' ? years.slice(-1) : years;
}
