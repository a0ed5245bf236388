import { describe, expect, it } from 'vitest';
import type { Draft } from '../draft.ts';
import { readSource } from './__fixtures__/read-source.ts';
import { proofOfRange } from './proofs.ts';
import { withinAreas } from './within-areas.ts';

const paper = `河北省2023年工作要点
一、重点任务
1.发展产业。全省新建5G基站2000个。
2.建设新区。雄安新区新建5G基站300个。
`;
const drafted = (question: string, said: string) => {
  const source = readSource(paper, question);
  const holder = source.found.find(({ passage }) => passage.indexText.includes(said));
  if (!holder) throw new RangeError(`no passage says ${said}`);
  const start = holder.passage.indexText.indexOf(said);
  const proofs = [proofOfRange(holder, { start, end: start + said.length })];
  const draft: Draft = {
    status: 'answered',
    missing: [],
    blocks: [{ kind: 'sentences', statements: [{ text: said, proofs }] }],
  };
  return { draft, told: withinAreas(source, draft) };
};

describe('withinAreas', () => {
  it('keeps what is said of the area that is asked about', () => {
    const { draft, told } = drafted('雄安新区2023年新建多少5G基站', '雄安新区新建5G基站300个');
    expect(told).toBe(draft);
  });

  it('refuses what is said of the region around it', () => {
    const { told } = drafted('雄安新区2023年新建多少5G基站', '全省新建5G基站2000个');
    expect(told).toMatchObject({ status: 'refused', reason: 'no-figure' });
  });

  it('leaves a question about no area alone', () => {
    const { draft, told } = drafted('河北2023年新建多少5G基站', '全省新建5G基站2000个');
    expect(told).toBe(draft);
  });
});
