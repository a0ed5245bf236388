/** How the facts of a document read on the pages. */
import type { DocumentSummary } from '../api/contract.ts';

export const KIND_WORDING: Record<DocumentSummary['kind'], string> = {
  plan: '规划',
  'action-plan': '行动计划',
  'work-points': '工作要点',
  'work-report': '工作报告',
  statistics: '统计公报',
  bulletin: '简报',
  news: '报道',
};

/** `2022-08-22` as `2022年8月22日`; anything else as it is. */
export function dateWording(isoDate: string): string {
  const parts = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(isoDate);
  if (!parts) return isoDate;
  const [, year, month, day] = parts;
  return `${year}年${Number(month)}月${day ? `${Number(day)}日` : ''}`;
}

type Facts = Pick<DocumentSummary, 'documentNumber' | 'issuer' | 'published' | 'region'>;

/** What is known of a document: number, issuer, date, region. */
export function factsOf({ documentNumber, issuer, published, region }: Facts): string[] {
  return [documentNumber, issuer, published === null ? null : dateWording(published), region].filter(
    (fact) => fact !== null,
  );
}
