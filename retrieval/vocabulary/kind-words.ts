/** The kinds of figures as people read them. */
import type { FigureKind } from '../plan-document.ts';

export const KIND_WORDS: Readonly<Record<FigureKind, string>> = {
  new: '新增（新建）数',
  cumulative: '累计数',
  level: '目标或水平数',
  change: '变动幅度',
  yearly: '每年数',
  reached: '已达到数',
};
