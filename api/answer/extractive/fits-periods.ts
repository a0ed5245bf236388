/** Is a figure of a time that the question asks for? */
import type { Period } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import type { RankedFigure } from '#retrieval/query/rank-figures';

export function fitsPeriods(one: RankedFigure, analysis: Analysis): boolean {
  const { periods, ownYear, lastYear } = analysis;
  const own = one.figure.period;
  if (periods.length > 0) return periods.some((period) => fits(own, period, one));
  if (ownYear || lastYear) {
    const year =
      one.found.document.years.length === 1
        ? one.found.document.years[0]
        : Number(one.found.document.published?.slice(0, 4) ?? Number.NaN);
    const wanted = year === undefined ? undefined : year - (lastYear ? 1 : 0);
    return (
      own !== null &&
      wanted !== undefined &&
      own.from <= wanted &&
      own.to >= wanted &&
      (own.from === own.to || !lastYear)
    );
  }
  return true;
}

function fits(own: Period | null, asked: Period, one: RankedFigure): boolean {
  if (own === null) {
    // What a plan says was reached before it began answers for the term before it (“十三五”时期).
    const [first] = one.found.document.years;
    return (
      one.figure.kind === 'reached' &&
      first !== undefined &&
      (asked.to > asked.from || /五/.test(asked.label)) &&
      asked.to === first - 1
    );
  }
  if (own.from >= asked.from && own.to <= asked.to) return true;
  // 十四五时期城镇新增就业452万人, told by a report, is the sum of five years and says nothing of one of them.
  if (isSumOfYears(one, asked)) return false;
  // A figure of a term (每年, 三年内) speaks of each year in it; its wording names the term.
  return own.from <= asked.from && own.to >= asked.to && one.figure.kind !== 'change';
}

const REPORTS: readonly string[] = ['work-report', 'statistics', 'bulletin', 'news'];

function isSumOfYears({ figure, found }: RankedFigure, asked: Period): boolean {
  const own = figure.period;
  return (
    own !== null &&
    own.to > own.from + 1 &&
    asked.from === asked.to &&
    figure.kind !== 'yearly' &&
    REPORTS.includes(found.document.kind)
  );
}
