/**
 * A figure in, out whether it is counted anew each year (flow), is what there is at a time (stock), or says by how much
 * something changes. The kind alone does not tell: a bare table cell is a `level`, be it 产值 or 基站总数.
 */
import type { Figure } from '../plan-document.ts';

export type Nature = 'stock' | 'flow' | 'change';
type Named = Pick<Figure, 'kind' | 'name' | 'statement'>;

const NATURE: Record<Figure['kind'], Nature> = {
  new: 'flow',
  yearly: 'flow',
  cumulative: 'stock',
  reached: 'stock',
  level: 'stock',
  change: 'change',
};
const STOCK = /累计|总数|存量|保有量|拥有量|余额|库存|在[册校籍]|用户数/;
const NEW = /新增|新建|新开通|新培育|新引进|净增/;
/** What is counted anew each year, whatever the reader of figures calls it. */
const FLOW =
  /产值|收入|营收|投资|销售额|交易额|零售额|成交额|增加值|税收|利润|进出口|产量|吞吐量|发电量|用电量|补助|奖励|补贴|资金|支出|引进|招引|培训|人次/;

/** The most likely one; a count of which nothing is said is taken for a stock. */
export function natureOf(figure: Named): Nature {
  return sureNature(figure) ?? (FLOW.test(wordsOf(figure)) ? 'flow' : NATURE[figure.kind]);
}

/** Null where the text leaves open whether all are meant or those of the year: 建成500个, a bare table cell. */
export function sureNature(figure: Named): Nature | null {
  if (figure.kind === 'cumulative' || figure.kind === 'change') return NATURE[figure.kind];
  const words = wordsOf(figure);
  if (STOCK.test(words)) return 'stock';
  return figure.kind === 'yearly' || NEW.test(words) ? 'flow' : null;
}

/** Of what has been built by a year nothing is taken that is added in a year; a goal (建成500个) may be read as either. */
export function mayCompare(one: Named, other: Named): boolean {
  const both = [one, other];
  const isStock = both.some((figure) => figure.kind === 'reached' || sureNature(figure) === 'stock');
  const isFlow = both.some((figure) => figure.kind === 'new' || sureNature(figure) === 'flow');
  return !(isStock && isFlow) && (one.kind === 'change') === (other.kind === 'change');
}

function wordsOf({ name, statement }: Named): string {
  return `${name}${statement}`;
}
