import { describe, expect, it } from 'vitest';
import { polarityFault } from './polarity.ts';

function problemOf(stated: string, said: string, isDone = false): string | null {
  return (
    polarityFault({ stated, whole: stated, said, around: said, passage: said, isDone, isMost: false })?.problem ?? null
  );
}

// Wordings of the five documents and what a hurried writer makes of them.
describe('polarityFault', () => {
  it.each([
    ['将数字经济重点任务纳入高质量发展考核', '将数字经济重点任务纳入高质量发展考核'],
    ['不断完善数字基础设施', '不断完善数字基础设施'],
    ['禁止违规处理个人信息', '不得违规处理个人信息'],
    ['力争建成一流光子中心', '力争通过3-5年的努力，加快建成一流光子中心'],
  ])('lets %s stand', (stated, said) => {
    expect(problemOf(stated, said)).toBe(null);
  });

  it.each([
    ['negation', '暂不将数字经济重点任务纳入高质量发展考核', '将数字经济重点任务纳入高质量发展考核'],
    ['negation', '允许未经审批建设', '不允许未经审批建设'],
    ['strength', '建立数据要素流通机制', '探索建立数据要素流通机制'],
    ['strength', '已整合接入各部门系统', '整合接入各部门现有办公系统'],
    ['strength', '在全国率先出台实施方案', '在全省率先出台实施方案'],
    ['strength', '由市统计局单独牵头', '由市统计局牵头'],
    ['strength', '每季度发布数据', '每年发布数据'],
  ])('names %s of %s', (problem, stated, said) => {
    expect(problemOf(stated, said)).toBe(problem);
  });

  it('lets what was done be said as done', () => {
    expect(problemOf('已建成5G基站', '建成5G基站', true)).toBe(null);
  });
});
