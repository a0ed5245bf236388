/** 换算成万, 折合多少亿; also where the question counts in 亿 what the text gives in 万亿. */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { RankedFigure } from '#retrieval/query/rank-figures';
import { convert } from '../arithmetic.ts';
import { computed, keep, proofsOfFigures, type Result } from './result.ts';

const CONVERTS = /(?:换算|折合|折算|换|写|改|合|等于|是)(?:成|为)?(?:多少|几|以|用)?[“"]?(万亿|亿|万|个|座|家|元|人次)/;
const WISHES = /折成|写成整数|就是(?:多少|几)|换算|折合|折算|合(?:多少|几)|等于|单位|[换写改]成/;
const COUNTED = /(?:多少|几)个?(万亿|亿|万)/;

export function otherUnit({ question }: Analysis, figures: readonly RankedFigure[]): Result | null {
  const [only] = figures;
  if (!only || figures.length !== 1) return null;
  const wanted = (WISHES.test(question) ? CONVERTS.exec(question)?.[1] : undefined) ?? COUNTED.exec(question)?.[1];
  if (!wanted) return null;
  const words = convert(only.figure, /万|亿/.test(wanted) ? wanted : '');
  // 三条 in 亿 is nobody's question.
  if (!words || words === only.figure.valueText || /e-|0\.000/.test(words)) return null;
  return {
    statements: [computed(`${only.figure.valueText}换算为${words}`, proofsOfFigures([only]))],
    blocks: keep,
  };
}
