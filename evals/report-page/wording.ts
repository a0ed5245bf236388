/** Chinese names of what the report shows. */
import type { ReportCase } from '../report-data.ts';

const GROUPS: Record<string, string> = {
  all: '全部',
  'look-up': '查数',
  table: '表格',
  list: '列举',
  compare: '比较',
  compute: '计算',
  'yes-no': '是否',
  count: '计数',
  who: '谁负责',
  when: '何时',
  where: '在哪里写',
  quotation: '原文',
  definition: '定义',
  summary: '概括',
  meta: '文件本身',
  refusal: '拒答',
  conversations: '多轮对话',
  injections: '注入攻击',
};

const STATUS: Record<string, string> = { answered: '已答', partial: '部分', refused: '拒答' };

export function groupName(group: string): string {
  return GROUPS[group] ?? group;
}

export function statusName(status: string, reason: string | null): string {
  return reason ? `${STATUS[status] ?? status} ${reason}` : (STATUS[status] ?? status);
}

export interface View {
  key: string;
  label: string;
  holds: (one: ReportCase) => boolean;
}

export const VIEWS: readonly View[] = [
  { key: 'all', label: '全部用例', holds: () => true },
  { key: 'fault', label: '未通过', holds: ({ state }) => state === 'fault' },
  { key: 'wrong', label: '没有答对', holds: ({ state }) => state !== 'right' },
  { key: 'wrongValue', label: '有错值', holds: ({ wrongValue }) => wrongValue },
  { key: 'newlyRight', label: '新答对（比基线）', holds: ({ newlyRight }) => newlyRight },
  { key: 'changed', label: '与上次不同', holds: ({ before }) => before !== null },
  { key: 'uncited', label: '有依据没有引用', holds: ({ uncited }) => uncited.length > 0 },
  { key: 'critical', label: '关键用例', holds: ({ critical }) => critical },
  { key: 'careless', label: '不规范的问法', holds: ({ careless }) => careless },
];
