/** Example questions made from the facts of the documents that are there; nothing in them is a figure. */
import type { DocumentSummary } from '../../api/contract.ts';

const MAX_EXAMPLES = 4;

export function exampleQuestions(documents: DocumentSummary[]): string[] {
  const newestFirst = [...documents].sort((a, b) => (b.published ?? '').localeCompare(a.published ?? ''));
  const questions = newestFirst.flatMap((document) => exampleFor(document) ?? []);
  return [...new Set(questions)].slice(0, MAX_EXAMPLES);
}

function exampleFor({ kind, region, years, title, published }: DocumentSummary): string | null {
  const lastYear = years.at(-1);
  if (region && lastYear !== undefined) {
    if (kind === 'work-points') return `${region}${lastYear}年的重点工作有哪些？`;
    if (kind === 'action-plan') return `到${lastYear}年，${region}的发展目标是什么？`;
    if (kind === 'plan') return `${region}到${lastYear}年的主要指标有哪些？`;
  }
  return published ? `《${title}》是什么时候发布的？` : null;
}
