import type { CaseResult } from './case-result.ts';

/** What is wrong with a case that is not right, in one Chinese line. */
export function describeFault({ one, score, reply }: Pick<CaseResult, 'one' | 'score' | 'reply'>): string {
  const said = [reply.status, reply.reason].filter(Boolean).join('/');
  return [
    ...(score.statusRight
      ? []
      : [`应为 ${[one.status, one.reason?.join('|')].filter(Boolean).join('/')}，得到 ${said}`]),
    ...(score.lacking.length > 0 ? [`缺 ${score.lacking.join('；')}`] : []),
    ...(score.wrong.length > 0 ? [`错值 ${score.wrong.join('；')}`] : []),
    ...(score.inexact.length > 0 ? [`引文不符 ${score.inexact.join('、')}`] : []),
  ].join('。');
}
