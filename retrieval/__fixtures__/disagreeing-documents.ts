/** Two invented papers of one city: body and annex disagree about the base stations, plan and work points about the trade. */
import type { PlanDocument } from '../plan-document.ts';
import { documentOf } from './seed-documents.ts';

const PLAN = `临海市数字经济发展行动计划（2022-2024年）

一、发展目标

到2024年，全市数字经济核心产业增加值占GDP比重达到12%。电子商务交易额达到450亿元。

二、重点任务

（一）夯实网络基础

到2024年，建成5G基站1500座以上，千兆宽带用户数达到11万户。

附件1

数字经济发展主要指标

序号 | 指标名称 | 单位 | 2022年 | 2023年 | 2024年
1 | 5G基站数 | 座 | 1180 | 1380 | 1600
2 | 千兆宽带用户数 | 万户 | 8 | 9 | 11
`;
const WORK_POINTS = `临海市2024年数字经济工作要点

一、工作目标

2024年，全市电子商务交易额达到480亿元，数字经济核心产业增加值占地区生产总值比重达到12%。
`;

export function disagreeingDocuments(): PlanDocument[] {
  return [documentOf(PLAN, 'linhai-action-plan-2022-2024.txt'), documentOf(WORK_POINTS, 'linhai-work-points-2024.txt')];
}
