/** The things that one question asks for in, the figures of each of them out, and which of them have none. */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { RankedFigure } from '#retrieval/query/rank-figures';
import { unitFamily } from '#retrieval/vocabulary/figure-units';
import { saysRareWords } from './as-asked.ts';
import { sameProof } from './companion-figures.ts';
import { nearTies } from './like-figures.ts';
import { besideChosen, fitsPart, namesPart, type Part, saysPart } from './question-parts.ts';

const SUM_OF_ALL = /加(?:起来|(?:在|到)?一?(?:块|起|堆))|合计|总和|之和|拢共/;

/** By how much more of a part a figure must say than those already chosen. */
const SAYS_MORE = 0.1;

interface PartsPool {
  analysis: Analysis;
  parts: readonly Part[];
  pool: readonly RankedFigure[];
  /** The best figure of the question as a whole. */
  first: RankedFigure | undefined;
}

interface OfParts {
  chosen: RankedFigure[];
  /** Parts that no figure answers. */
  missing: string[];
  /** How many parts have one. */
  answered: number;
}

export function figuresOfParts({ analysis, parts, pool, first }: PartsPool): OfParts {
  const chosen: RankedFigure[] = [];
  const missing: string[] = [];
  const pending: Part[] = [];
  let answered = 0;
  for (const part of parts) {
    // 大数据和区块链试点项目，高新区入选几个: what is chosen already says this part too.
    const fitting = pool.filter((one) => fitsPart(one, part.terms));
    const saying = chosen.filter((one) => fitting.includes(one) && saysRareWords(one, part.terms));
    const saidBy = (all: readonly RankedFigure[]): number => Math.max(...all.map((one) => namesPart(one, part.terms)));
    // 激光装备产值 says 产值 of 大数据+的产值, and the figure of just that name says all of it.
    if (saying.length > 0 && saidBy(fitting) <= saidBy(saying) + SAYS_MORE) {
      answered += 1;
      continue;
    }
    // 健康惠民工程 names 健康 too; 社保惠民工程 only the rest of the part.
    const most = Math.max(...fitting.map((one) => namesPart(one, part.terms)));
    const naming = fitting.filter((one) => namesPart(one, part.terms) >= most - 0.02);
    // 平台、实验室和园区加起来: every platform of the list, not only the likest.
    const [best] = naming;
    const siblings = SUM_OF_ALL.test(analysis.question) && best ? siblingsOf(best, part, pool) : [];
    if (best) {
      const own = [...nearTies(naming, pool, part.terms), ...siblings];
      answered += 1;
      chosen.push(...new Set(own.filter((one) => !chosen.includes(one))));
    } else if (part.terms.some((term) => term.core) && besideChosen(part, parts, pool).length > 0) pending.push(part);
    else if (part.terms.some((term) => term.core) && (!first || saysPart(first, part.terms) < 0.55))
      missing.push(part.text);
  }
  for (const part of pending) {
    const beside = besideChosen(part, parts, pool).find((one) => !chosen.includes(one) && isTwin(one, chosen));
    if (beside) {
      chosen.push(beside);
      answered += 1;
    }
  }
  return { chosen, missing, answered };
}

/** In the same list, counted alike. */
function siblingsOf(best: RankedFigure, part: Part, pool: readonly RankedFigure[]): RankedFigure[] {
  return pool.filter(
    (one) =>
      one.found.passage.id === best.found.passage.id &&
      namesPart(one, part.terms) >= 0.9 &&
      unitFamily(one.figure.unit) === unitFamily(best.figure.unit),
  );
}

function isTwin({ figure }: RankedFigure, chosen: readonly RankedFigure[]): boolean {
  return chosen.some(
    (other) => sameProof(figure, other.figure) && unitFamily(figure.unit) === unitFamily(other.figure.unit),
  );
}
