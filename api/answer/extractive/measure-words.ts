/** Words for how much: an answer gives them without saying them (占比多少 is answered by 为58%), and they name no thing. */
const RATE = /^(?:年均|年平均|同比|平均|累计)?(?:比重|占比|比例|百分点|增幅|增速|涨幅|降幅|增长率?|幅度|差距)$/u;
const AMOUNT = /^(?:总数|总量|总额|数量|金额|资金|经费|钱)$/u;

export function isRate(word: string): boolean {
  return RATE.test(word);
}

export function isMeasure(word: string): boolean {
  return RATE.test(word) || AMOUNT.test(word);
}
