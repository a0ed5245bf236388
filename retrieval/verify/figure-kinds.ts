/** Is a figure said as what it is? 新建, 累计, 每年, 提高 and 已建成 are told apart; kinds as the reader of figures gives them. */
import type { Figure } from '../plan-document.ts';

type Mark = 'new' | 'cumulative' | 'yearly' | 'change' | 'faster' | 'reached';

const MARKS: [RegExp, Mark][] = [
  [/新增|新建(?!设)|新开通|新创建|新培育|新认定|新签约|新申报|新引进|新设|净增/, 'new'],
  [/累计/, 'cumulative'],
  [/每年|每季度|年均|逐年|(?<![\d去今上当半全几])年(?=提升|提高|增长|新增|培育|下降)/, 'yearly'],
  [/(?:提高|提升|增长|增加(?!值)|下降|降低|减少|上升|压减)(?![到至为])|增速|增幅|涨幅|降幅/, 'change'],
  // 增速达9% is a growth, 增速提高9% another thing.
  [/(?:增速|增幅)[^，；。]{0,3}(?:提高|提升|加快|上升|下降|回落|放缓)/, 'faster'],
  [/已建成|已经|已有|已(?=[建开达累实完认集拥培入获])|现有|拥有|目前|截至|(?<![为除])了(?=近|约|超过?|\d)/, 'reached'],
];

function kindMarks(words: string): Mark[] {
  return MARKS.flatMap(([pattern, mark]) => (pattern.test(words) ? [mark] : []));
}

const NAMES: Record<Figure['kind'], string> = {
  new: '新增量',
  cumulative: '累计数',
  level: '达到的数',
  change: '变化量',
  yearly: '每年的量',
  reached: '已达到的数',
};

export interface KindQuestion {
  stated: Figure;
  given: Figure;
  /** Words of the statement in front of the number: 每年 there may rule all that follows. */
  before: string;
  /** Sentence of the source: 目前 may open it. */
  sentence: string;
  /** The source tells what was done. */
  isReview: boolean;
}

/** Null when both say the same kind; else a Chinese clause. */
export function kindFault({ stated, given, before, sentence, isReview }: KindQuestion): string | null {
  const own = kindMarks(stated.statement);
  const source = kindMarks(given.statement);
  const isDone = isReview || given.kind === 'reached' || kindMarks(sentence).includes('reached');
  if (own.includes('reached') && !isDone) return '原文没有说已经做到';
  if (sameMarks(own, source) || (stated.kind === given.kind && !conflicts(own, source))) return null;
  const ruled = [...new Set([...own, ...kindMarks(before)])];
  if (sameMarks(ruled, source)) return null;
  return stated.kind === given.kind
    ? `原文为“${given.statement}”，说法不是一类`
    : `原文是${NAMES[given.kind]}，句中说成${NAMES[stated.kind]}`;
}

function sameMarks(own: readonly Mark[], source: readonly Mark[]): boolean {
  const counted = (marks: readonly Mark[]): Mark[] => marks.filter((mark) => mark !== 'reached');
  return counted(own).length === counted(source).length && counted(own).every((mark) => source.includes(mark));
}

/** 累计, 每年 and 提高 make another figure of the same number, whatever else was read. */
function conflicts(own: readonly Mark[], source: readonly Mark[]): boolean {
  const hard: readonly Mark[] = ['cumulative', 'yearly', 'change', 'faster'];
  return hard.some((mark) => own.includes(mark) !== source.includes(mark));
}
