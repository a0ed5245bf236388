import { describe, expect, it } from 'vitest';
import { readBlocks } from './paragraphs.ts';

const paragraphsOf = (source: string): string[] =>
  readBlocks(source).flatMap((block) => (block.kind === 'paragraph' ? [block.text.text] : []));

const long =
  '围绕群众急难愁盼问题，统筹推进教育、医疗、养老、托育等公共服务设施建设，持续完善城乡社区服务网络，不断提升服务能力和水平，';

describe('withoutSheetMarks', () => {
  it('joins pages that a site of documents has numbered', () => {
    const [first, second, ...rest] = paragraphsOf(
      `民生实事.docx\n1、民生实事分解表${long}由高新园（北山镇\n2、）负责落实。${long}新建“城市\n3、书屋”5家。`,
    ).slice(1);
    expect(first).toBe(`民生实事分解表${long}由高新园（北山镇）负责落实。${long}新建“城市书屋”5家。`);
    expect([second, ...rest]).toEqual([undefined]);
  });

  it('leaves the numbers of a list', () => {
    const source = `1、加快建设${long}由高新园（北山镇）负责\n2、推进改造${long}新建“城市书屋”5家\n3、完善制度`;
    expect(paragraphsOf(source).map((text) => text.slice(0, 6))).toEqual(['1、加快建设', '2、推进改造', '3、完善制度']);
  });
});
