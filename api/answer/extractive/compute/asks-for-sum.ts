/** A question's wording in, whether it asks for figures to be added up. */

/** These ask for a sum and for nothing else; 一共 may also ask for a growth. */
export const SUM_ONLY = /加(?:起来|(?:在|到)?一?(?:块|起|堆))|合(?:起来|(?:在|到)一?块)|拢共|合计|总和|之和|累加/;
const SUMS = /一共|总共|共计|(?<!公)共(?![享同性治赢])\p{Script=Han}{0,5}(?:多少|几)/u;
const GROWTH = /(?<![新净])增(?!加值)|涨|提[高升]|上升|下降|减少|差|比(?![重例])|还是|倍/;

/** 一共, 总共 ask for a sum where no growth is asked for and one number is: 一共几个项目参赛、几个进决赛 are two. */
export function asksForSum(question: string): boolean {
  if (SUM_ONLY.test(question)) return true;
  return SUMS.test(question) && !GROWTH.test(question) && (question.match(/多少|几(?!年)/g)?.length ?? 0) < 2;
}
