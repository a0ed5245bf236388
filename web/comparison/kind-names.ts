import type { Indicator } from '../../api/contract.ts';

/** How the kinds of figures are called on the page: the words of the server's notes. */
export const KIND_NAMES: Record<Indicator['kind'], string> = {
  new: '新增（新建）数',
  cumulative: '累计数',
  level: '目标或水平数',
  change: '变动幅度',
  yearly: '每年数',
  reached: '已达到数',
};
