/**
 * 新建多少 asks for what is built in the year: the stock that another place gives of the same thing is not shown beside it,
 * nor the year's number beside the stock where 累计 or 总数 is asked for. A question for both, or for neither, gets both.
 */
import { nameKey, type RankedFigure } from '#retrieval/query/rank-figures';
import { natureOf, sureNature } from '#retrieval/vocabulary/figure-natures';
import type { Selection } from './selection.ts';

const NEW_ASKED = /新建|新增|新开通|新培育|新引进|净增/;
const STOCK_ASKED = /累计|总数|总共有|一共有|存量|保有量/;

export function ofAskedKind(question: string, selections: readonly Selection[]): Selection[] {
  const [isNew, isStock] = [NEW_ASKED.test(question), STOCK_ASKED.test(question)];
  if (isNew === isStock) return [...selections];
  const [asked, other] = isNew ? (['flow', 'stock'] as const) : (['stock', 'flow'] as const);
  return selections.map((selection) => {
    const { figures } = selection;
    const kept = figures.filter(({ figure }) => natureOf(figure) === asked);
    const isBeside = (one: RankedFigure): boolean =>
      sureNature(one.figure) === other && kept.some((own) => ofOneThing(own, one));
    return { ...selection, figures: figures.filter((one) => !isBeside(one)) };
  });
}

const KIND_IN_NAME = /^(?:新建|新增|新开通|新培育|新引进|净增|累计|建成|现有)+|(?:总数|总量|存量|保有量)$/g;

function ofOneThing(one: RankedFigure, other: RankedFigure): boolean {
  const [left, right] = [one, other].map(({ figure }) => nameKey(figure).replace(KIND_IN_NAME, ''));
  return left === right;
}
