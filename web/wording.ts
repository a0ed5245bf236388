/** How closed lists of the wire read on the page. */
import type { AskReply, DocumentSummary, Notice, RefusalReason } from '../api/contract.ts';

export const STATUS_WORDING: Record<AskReply['status'], string> = {
  answered: '已回答',
  partial: '部分回答',
  refused: '未找到依据',
};

export const REASON_WORDING: Record<RefusalReason, string> = {
  'region-not-covered': '现有文件没有收录这个地区的规划',
  'period-not-covered': '文件里没有这个年份或时期的内容',
  'indicator-not-found': '文件里没有提到这项指标或事项',
  'no-figure': '文件提到了这件事，但没有给出数字',
  'document-not-covered': '没有收录这份文件',
  ambiguous: '问题可以有几种理解，请再说具体些',
  'out-of-scope': '这不是规划文件能回答的问题',
  unverified: '找到了相关内容，但没能逐句核对无误，因此不作回答',
};

export const NOTICE_WORDING: Record<Notice, string> = {
  'model-unavailable': '模型暂时不可用，已改为原文摘录',
  'model-slow': '模型响应过慢，已改为原文摘录',
  'embedding-unavailable': '语义检索暂时不可用，已改用字词检索',
  'corrected-name': '已按文件中的名称更正了问题里的名称',
  'ocr-text': '引用的文件由扫描件识别而来，个别文字可能有误',
};

export const KIND_WORDING: Record<DocumentSummary['kind'], string> = {
  plan: '规划',
  'action-plan': '行动计划',
  'work-points': '工作要点',
  'work-report': '工作报告',
  statistics: '统计公报',
  bulletin: '简报',
  news: '报道',
};

export function answeredByWording(answeredBy: string): string {
  return answeredBy === 'extractive' ? '原文摘录' : `由 ${answeredBy} 起草，逐句核对`;
}

/** `2022-08-22` as `2022年8月22日`; anything else as it is. */
export function dateWording(isoDate: string): string {
  const parts = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(isoDate);
  if (!parts) return isoDate;
  const [, year, month, day] = parts;
  return `${year}年${Number(month)}月${day ? `${Number(day)}日` : ''}`;
}
