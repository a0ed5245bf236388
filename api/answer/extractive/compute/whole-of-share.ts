/** 6家，占全省的60%: the whole is 10家. */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { RankedFigure } from '#retrieval/query/rank-figures';
import { baseUnit, scaledValue } from '#retrieval/vocabulary/figure-units';
import { computed, keep, proofsOfFigures, type Result } from './result.ts';

const WHOLE =
  /[推反倒]{1,2}[算推]|那?全[国省市区](?:大概|大约)?(?:是|有|共|一共|总共)几|全[国省](?:大概|大约)?(?:一共|总共|共)/;

export function wholeOfShare(analysis: Analysis, figures: readonly RankedFigure[]): Result | null {
  if (!WHOLE.test(analysis.question)) return null;
  for (const part of figures) {
    const share = part.found.figures.find(
      (other) =>
        /占全[国省市区县]比重$/.test(other.name) && other.name.startsWith(part.figure.name) && other.unit === '%',
    );
    const value = scaledValue(part.figure);
    if (!share?.value || value === null || part.figure.unit === '%') continue;
    const whole = Math.round(value / (share.value / 100));
    const where = /占(全[国省市区县])/.exec(share.name)?.[1] ?? '总体';
    const text = `按${part.figure.valueText}占${where}${share.valueText}推算，${where}约为${whole}${baseUnit(part.figure.unit)}（计算得出）`;
    return { statements: [computed(text, proofsOfFigures([part, { ...part, figure: share }]))], blocks: keep };
  }
  return null;
}
