/** 三次产业哪个增长最快: of three or more figures of one kind the highest or the lowest is named. */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { RankedFigure } from '#retrieval/query/rank-figures';
import { scaledValue } from '#retrieval/vocabulary/figure-units';
import { statementsOf } from '../figure-statements.ts';
import { comparable, computed, proofsOfFigures, type Result } from './result.ts';

const ASKED = /哪[个些一种项类][^，。；]{0,8}?(增长|增速|增幅)?[^，。；]{0,2}最([快高大多慢低小少])/u;
const LEAST = /[慢低小少]/;

/** 哪个增长最快: one of the things is asked for, and its figure shows which. */
export function asksMost(question: string): boolean {
  return ASKED.test(question);
}

export function mostOf({ question }: Analysis, figures: readonly RankedFigure[]): Result | null {
  const [, growth, word = ''] = ASKED.exec(question) ?? [];
  if (word === '') return null;
  const isGrowth = growth !== undefined || /[快慢]/.test(word);
  const like = figures.filter(({ figure }) => (figure.kind === 'change') === isGrowth);
  const [first] = like;
  if (!first || like.length < 3) return null;
  const sameTime = ({ figure }: RankedFigure): boolean =>
    figure.region === first.figure.region &&
    figure.period?.to === first.figure.period?.to &&
    comparable(figure, first.figure);
  if (!like.every(sameTime) || new Set(like.map(({ figure }) => figure.name)).size !== like.length) return null;
  const sign = LEAST.test(word) ? -1 : 1;
  const sorted = [...like].sort((a, b) => sign * ((scaledValue(b.figure) ?? 0) - (scaledValue(a.figure) ?? 0)));
  const [best, next] = sorted;
  if (!best || !next || scaledValue(best.figure) === scaledValue(next.figure)) return null;
  const { region } = first.figure;
  return {
    statements: [
      computed(
        `按上述数字比较，${best.figure.name}（${best.figure.valueText}）${isGrowth ? '增长' : ''}最${word}`,
        proofsOfFigures(like),
      ),
    ],
    blocks: () => [
      { kind: 'sentences', statements: statementsOf({ region, figures: like, otherPeriod: false, missing: [] }) },
    ],
  };
}
