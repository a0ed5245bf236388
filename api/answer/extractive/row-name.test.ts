import { describe, expect, it } from 'vitest';
import { documentOf } from '#retrieval/__fixtures__/seed-documents';
import { type Found, describe as found } from '#retrieval/query/find-evidence';
import { bodiesInWords, responsibilityOf } from './responsibility.ts';
import { nameCell } from './row-name.ts';

function rowOf(head: string, row: string): Found {
  const document = documentOf(`测试区2024年民生实事项目\n${head}\n${row}\n`);
  const passage = document.passages.find(({ kind }) => kind === 'table-row');
  if (!passage) throw new Error('no row');
  return found({ passage, score: 0, document: { ...document, passageCount: 1 }, figures: [] });
}

describe('nameCell', () => {
  it.each([
    ['序号 | 事项分类 | 事项名称 | 项目内容', '5 | 惠民工程 | 献血屋建设 | 建设献血屋1个。', '献血屋建设'],
    ['序号 | 领域 | 主要任务', '3 | 民政 | 新增床位50张。', '新增床位50张'],
    ['类别 | 平台 | 牵头单位', '应用 | 城市大脑 | 市数据局', '城市大脑'],
  ])('of %s is the name and no group', (head, row, name) => {
    expect(nameCell(rowOf(head, row))).toBe(name);
  });
});

describe('responsibilityOf a row', () => {
  it.each([
    ['序号 | 任务 | 责任单位', '1 | 推行网上办理 | 政务局', '责任单位为政务局'],
    [
      '序号 | 任务 | 分管领导 | 牵头单位 | 协同单位',
      '1 | 推行网上办理 | 张三 | 政务局 | 财政局',
      '牵头部门为政务局，配合单位为财政局',
    ],
    [
      '序号 | 任务 | 牵头单位 | 责任主体与协同单位',
      '1 | 改造道路 | 城管局 | 各街道',
      '牵头部门为城管局，责任主体与协同单位为各街道',
    ],
    ['序号 | 任务 | 牵头单位 | 协同单位', '1 | 改造道路 | 城管局 | /', '牵头部门为城管局'],
  ])('of %s gives each body the part that its column says', (head, row, words) => {
    const hold = responsibilityOf(rowOf(head, row));
    expect(hold && bodiesInWords(hold, '由谁负责')).toBe(words);
  });
});
