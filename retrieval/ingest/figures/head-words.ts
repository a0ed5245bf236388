/** The head of a column in, what it adds to the name of a row out: 增速 of 2024年目标增速, nothing of 2024年. */

export const UNIT_IN_HEAD = /[（(]([^（()）]{1,10})[）)]$/;

const YEARS = /(?:到|至|截至)?“?(?:20\d\d|十[一二三四五]五)”?(?:[—–\-~至](?:20\d\d))?年?(?:[末底]|时期|期间|度)?/gu;
/** What is aimed at or done: the row names it. */
const GOAL =
  /(?:主要|预期|工作|发展|规划)?(?:目标|任务|指标|预期|完成|实际|实绩|预计|规划|达到|要求|安排|进度|基数|基期|现状|计划(?=[值数]|$))(?:任务|目标|要求|值|数|情况)?|绝对[数值量]|数值|数量/gu;
const MEASURE = /(?:投资|资金|金额|经费|费用|预算|补助|补贴|收入|产值|产量|面积|里程|[^数名定限]额)$/u;

/** 2024年计划投资 counts 计划投资, 2024年目标 what the row names. */
export function besideYear(column: string): string {
  const words = column
    .replace(UNIT_IN_HEAD, '')
    .replace(YEARS, '')
    .replace(GOAL, '')
    .replace(/^[（(）)、：:/的值数]+|[（(）)、：:/的]+$/gu, '');
  return /^(?=.*\p{Script=Han}{2})[\p{Script=Han}A-Za-z\d+-]{2,24}$/u.test(words) ? words : '';
}

/** 二期 | 3600 under 2024年计划投资（万元） is 二期计划投资. */
export function measured(name: string, column: string): string {
  const head = besideYear(column);
  const measure = MEASURE.exec(head)?.[0];
  return head === '' || (measure !== undefined && name.endsWith(measure)) ? name : joined(name, head);
}

export function joined(name: string, column: string): string {
  const head = column.replace(UNIT_IN_HEAD, '');
  return /^(?:全[国省市区县]|合计|总计|目标值?|数值|数量|指标值|值)$/.test(head) ? name : `${name}${head}`;
}
