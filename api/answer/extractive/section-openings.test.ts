import { describe, expect, it } from 'vitest';
import { documentOf } from '#retrieval/__fixtures__/seed-documents';
import type { PlanStore, StoredDocument } from '#retrieval/store/plan-store';
import { sectionOpenings } from './section-openings.ts';

const openings = async (paper: string): Promise<string[]> => {
  const read = documentOf(paper);
  const document = { ...read, passageCount: read.passages.length } as unknown as StoredDocument;
  const [section] = read.sections;
  if (!section) throw new RangeError('the paper has no section');
  // Only the passages of the one paper are read.
  const store = { passagesOf: async () => read.passages } as unknown as PlanStore;
  return (await sectionOpenings({ document, section, store })).map(({ text }) => text);
};

describe('sectionOpenings', () => {
  it('are the sentences that count themselves', async () => {
    const paper =
      '甲县工作要点\n一、主要做法\n一是打造标杆，带动转型。选树企业。二是强化服务，降低成本。三是培育人才，夯实基础。\n';
    expect(await openings(paper)).toEqual(['打造标杆，带动转型', '强化服务，降低成本', '培育人才，夯实基础']);
  });

  it('are none where one of the numbers is missing', async () => {
    expect(await openings('甲县工作要点\n一、主要做法\n一是打造标杆，带动转型。三是培育人才，夯实基础。\n')).toEqual(
      [],
    );
  });
});
