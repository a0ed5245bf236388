/** What a statement says beside numbers, places and years: are its words said by the source? In: normal forms. */

import { remembering } from '../text/remembering.ts';
import { taggedWords } from './tagged-words.ts';

export interface ContentWord {
  word: string;
  weight: number;
  /** A noun or a name: a paraphrase may change the verb, never the thing. */
  isThing: boolean;
}

/** Words of every report on a plan, that tell nothing of its content. */
const REPORTING = new Set(
  (
    '目标 计划 规划 任务 要求 提出 明确 规定 指出 表示 安排 部署 文件 方案 要点 材料 正文 附件 表格 原文 资料 内容 情况 方面 工作 主要 重点 具体 相关 有关 ' +
    '其中 以及 包括 包含 涉及 涵盖 分别 共计 总计 合计 一共 总共 数量 总数 数值 指标 指标值 目标值 水平 部分 单位 个数 分为 属于 对应 作为 成为 通过 根据 按照 依据 ' +
    '进行 开展 实施 推进 加快 促进 加强 实现 达到 完成 建设 建成 打造 培育 提升 提高 增加 增长 发展 新建 新增 累计 力争 争取 预计 每年 全年 年均 年度 年底 年内 期间 时期 ' +
    '全市 全省 全区 全县 全国 该市 该省 该区 该县 当地 本市 本省 本区 市里 省里 需要 可以 能够 应当 将要 同时 此外 另外 并且 而且 不同 上述 以下 如下 下列 之一 之间 以来 左右 以上 牵头单位 配合单位 牵头 配合 负责 主办 承担 按数值比较 计算 得出 推算 相差 部门 原则 交由 列出 努力实现 努力完成 说法 口径 您好 你好 谢谢 感谢 请问 查询 结果 回答 落款 文号 发文 印发 发布 日期 时间 写明 载明 列明 写道 写有 网上 名称 全称 答案 问题 面向 对象 所指 含义 组成 构成'
  ).split(' '),
);

const CLASSES: [RegExp, number][] = [
  [/^(?:n|j|eng|nz|nt|nr|ns|i|l)/, 1],
  [/^(?:vn|b|an)/, 0.8],
  [/^v/, 0.4],
  [/^(?:a|z)/, 0.4],
  [/^(?:s|x|t)/, 0.5],
];

export const contentWords = remembering((normal: string): readonly ContentWord[] =>
  taggedWords(normal).flatMap(({ word, tag }) => {
    if (!/[\p{Script=Han}a-z]/u.test(word) || /^[a-z]$/.test(word)) return [];
    if (REPORTING.has(word) || (/^\d/.test(word) && /^m/.test(tag))) return [];
    const weight = CLASSES.find(([tags]) => tags.test(tag))?.[1] ?? 0;
    if (weight === 0) return [];
    const single = word.length === 1;
    return [{ word, weight: weight * (single ? 0.2 : Math.min(word.length, 6)), isThing: weight >= 0.8 && !single }];
  }),
);

/** Between 0 and 1: how much of a word the text has; of a compound its parts count. */
export function saidOf(word: string, said: string): number {
  if (said.includes(word)) return 1;
  if (word.length < 3) return 0;
  const pairs = Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
  const share = pairs.filter((pair) => said.includes(pair)).length / pairs.length;
  return share > 0.5 ? share : 0;
}

export interface WordsSaid {
  /** Weighted share between 0 and 1; 1 when there is nothing to say. */
  share: number;
  weight: number;
  /** Things that the text does not have. */
  missing: string[];
}

export function wordsSaid(words: readonly ContentWord[], said: string): WordsSaid {
  let found = 0;
  let weight = 0;
  const missing: string[] = [];
  for (const word of words) {
    const share = saidOf(word.word, said);
    found += share * word.weight;
    weight += word.weight;
    if (share < 0.5 && word.isThing) missing.push(word.word);
  }
  return { share: weight === 0 ? 1 : found / weight, weight, missing };
}
