import { describe, expect, it } from 'vitest';
import { readBlocks } from './paragraphs.ts';
import { cutRunOn } from './run-on.ts';

const paragraphsOf = (source: string): string[] =>
  cutRunOn(readBlocks(source)).flatMap((block) => (block.kind === 'paragraph' ? [block.text.text] : []));

const task = (words: string): string =>
  `${words}，进一步压减申报材料和办理时限，为企业提供全流程帮办代办服务，确保各项政策直达快享。（责任单位：市政务局）`;
const PAPER = `测试市人民政府关于印发稳定增长若干措施的通知各县（区）人民政府，市政府各部门：为稳定增长，现提出以下措施：一、优服务1.${task('推行网上办理')}2.${task('增长1.5%左右')}3.${task('压减2. 时限')}二、强实体4.${task('支持技术改造')}5.${task('设立2亿元基金')}6.${task('兑现奖补资金')}`;

describe('cutRunOn', () => {
  it('cuts a paper in one line at its title and at the numbers that go on counting', () => {
    const parts = paragraphsOf(PAPER);
    expect(parts.map((part) => part.slice(0, 8))).toEqual([
      '测试市人民政府关',
      '各县（区）人民政',
      '为稳定增长，现提',
      '一、优服务',
      '1.推行网上办理',
      '2.增长1.5%',
      '3.压减2.时限',
      '二、强实体',
      '4.支持技术改造',
      '5.设立2亿元基',
      '6.兑现奖补资金',
    ]);
    expect(parts.join('')).toBe(paragraphsOf(`${PAPER}\n`).join(''));
  });

  it('leaves a long sentence with short numbered members whole', () => {
    const listed = `${'坚持系统推进，'.repeat(60)}重点做好：1.网上办理。2.技术改造。3.兑现奖补。4.帮办代办。`;
    expect(paragraphsOf(listed)).toHaveLength(1);
  });

  it('leaves numbers that do not go on counting', () => {
    const cited = `${'加强统筹协调。'.repeat(60)}见前文。3.${task('推行网上办理')}7.${task('支持改造')}9.${task('兑现奖补')}`;
    expect(paragraphsOf(cited)).toHaveLength(1);
  });
});
