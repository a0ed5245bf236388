/**
 * 200元/亩 for 600亩: a rate of the policy times the asker's own quantity, with the caps that stand beside it. In: the parts
 * of one sentence and the question; out: the computation in words, or null wherever it is not certain.
 */
import { exact, plain } from '../arithmetic.ts';
import { type Around, NOTHING_AROUND, underLimits, withoutCaps } from './grant-limits.ts';
import { moneyIn, moneyOf, moneyWords } from './money.ts';

const THING = '亩|吨|公斤|平方米|头|只|羽|千瓦时|千瓦|兆瓦|公里|台|辆|个|人|户|株|座';
const RATES = [
  new RegExp(`(?<number>\\d+(?:\\.\\d+)?)\\s*(?<scale>万)?元\\s*[/／每]\\s*(?<unit>${THING})`, 'gu'),
  new RegExp(
    `每(?<unit>${THING})(?:[^，。；、\\d]{0,8}?(?:奖励|奖补|补助|补贴|资助|给予))?(?<number>\\d+(?:\\.\\d+)?)\\s*(?<scale>万)?元`,
    'gu',
  ),
];

interface Rate {
  value: number;
  unit: string;
  text: string;
}

export function ratesIn(text: string): Rate[] {
  return RATES.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ groups, 0: written }) => ({
      value: moneyOf(groups?.number ?? '', groups?.scale),
      unit: groups?.unit ?? '',
      text: written,
    })),
  );
}

/** What a part asks of the quantity: null when it says nothing of it, else whether it is met; undefined when unsure. */
export function meetsLimit(text: string, quantity: number, unit: string): boolean | null | undefined {
  const number = '(\\d+(?:\\.\\d+)?)';
  const included = '([（(]不?含[^）)]{0,8}[）)])?';
  const pattern = new RegExp(
    [
      `${number}(?:${unit})?${included}\\s*[—–~～至到-]+\\s*${number}${unit}${included}(?:之间)?`,
      `(?:不足|不满|低于|少于|小于)${number}${unit}`,
      `${number}${unit}${included}(?:及)?以上`,
      `${number}${unit}${included}(?:及)?以下`,
    ].join('|'),
    'gu',
  );
  const met = [...text.matchAll(pattern)].map(
    ([, low, lowMark, high, highMark, under, above, aboveMark, below, belowMark]) => {
      if (low !== undefined && high !== undefined)
        return both([
          within(quantity, { value: Number(low), mark: lowMark }, 1),
          within(quantity, { value: Number(high), mark: highMark }, -1),
        ]);
      if (under !== undefined) return quantity < Number(under);
      return above !== undefined
        ? within(quantity, { value: Number(above), mark: aboveMark }, 1)
        : within(quantity, { value: Number(below), mark: belowMark }, -1);
    },
  );
  const rest = text.replace(pattern, '').replace(/(?:不超过|最高|最多)[^，。；]{0,8}/gu, '');
  const isUnread = new RegExp(`\\d${unit}`, 'u').test(rest);
  if (met.length === 0) return isUnread ? undefined : null;
  return both(isUnread ? [...met, undefined] : met);
}

function both(met: readonly (boolean | undefined)[]): boolean | undefined {
  if (met.includes(false)) return false;
  return met.includes(undefined) ? undefined : true;
}

/** At the printed limit itself only its own 含 or 不含 decides. */
function within(
  quantity: number,
  limit: { value: number; mark: string | undefined },
  side: 1 | -1,
): boolean | undefined {
  if (quantity !== limit.value) return (quantity - limit.value) * side > 0;
  return limit.mark === undefined ? undefined : !limit.mark.includes('不含');
}

/** 超过部分 is counted apart; 每年, 连续3年 leave open what the whole is. */
const NOT_ONE_SUM = /部分|每年|逐年|连续|每月|每季/u;

export function timesQuantity(
  parts: readonly string[],
  question: string,
  around: Around = NOTHING_AROUND,
): string | null {
  const fitting = parts.flatMap((part) => {
    const [rate] = ratesIn(part);
    const quantity = rate ? quantityIn(question, rate.unit) : null;
    return rate && quantity ? [{ part, rate, quantity, meets: meetsOf(part, quantity.value, rate) }] : [];
  });
  const alone = fitting.filter(({ meets }) => meets === true || (meets === null && fitting.length === 1));
  const [one] = alone;
  if (!one || alone.length > 1 || fitting.some(({ meets }) => meets === undefined)) return null;
  const { rate, quantity, part } = one;
  const others = [...parts.filter((other) => other !== part && ratesIn(other).length === 0), ...around.hidden];
  if (others.some((other) => mayBeTier(other, quantity.value, rate.unit))) return null;
  if ([...parts, ...around.limits].some((other) => ratesIn(other).length > 1)) return null;
  if (NOT_ONE_SUM.test(withoutCaps(part))) return null;
  const result = underLimits(exact(rate.value * quantity.value), part, around);
  if (!result) return null;
  const product = `${plain(rate.value)}元/${rate.unit}×${quantity.written}`;
  return result.cap === undefined
    ? `按所给数量计算：${product}＝${moneyWords(result.value)}`
    : `按所给数量计算，${product}超过原文“${result.cap}”的限额，为${moneyWords(result.value)}`;
}

function quantityIn(question: string, unit: string): { value: number; written: string } | null {
  const all = [...question.matchAll(new RegExp(`(\\d+(?:\\.\\d+)?)(万)?(?:多|余)?${unit}(?![/每])`, 'gu'))];
  const [only] = all;
  if (!only || all.length > 1 || /[多余]/.test(only[0])) return null;
  return { value: moneyOf(only[1] ?? '', only[2]), written: `${only[1] ?? ''}${only[2] ?? ''}${unit}` };
}

function meetsOf(part: string, quantity: number, rate: Rate): boolean | null | undefined {
  return meetsLimit(part.replace(rate.text, ''), quantity, rate.unit);
}

/** 规模达到100亩以上的，每亩补助1500元: another amount that may be due for this quantity instead. */
function mayBeTier(text: string, quantity: number, unit: string): boolean {
  const rest = withoutCaps(text);
  if (!/\d\s*(?:[万亿千百]*元|%)/u.test(rest)) return false;
  const rates = ratesIn(rest);
  if (rates.length > 0 && rates.every((rate) => rate.unit !== unit)) return false;
  const bare = rates.reduce((words, rate) => words.replace(rate.text, ''), rest);
  return meetsLimit(bare, quantity, unit) !== false;
}

const SHARE =
  /按(?:照)?(?:其|企业|项目|该)?(?:当年|年度|新增|实际(?:发生|支付|缴纳)?|实缴)*的?(?<base>[\p{Script=Han}]{2,10}?)(?:总?额|金额)?的?(?<rate>\d+(?:\.\d+)?)%/gu;

/** 按设备投资额的8% of an investment of 600万元 that the question gives under the same name. */
export function shareOfSum(parts: readonly string[], question: string, around: Around = NOTHING_AROUND): string | null {
  const rated = parts.filter((part) => /\d%/.test(part));
  const [part] = rated;
  if (
    part === undefined ||
    rated.length > 1 ||
    around.hidden.some((text) => /\d%/.test(text)) ||
    NOT_ONE_SUM.test(withoutCaps(part)) ||
    (part.match(/\d%/g) ?? []).length > 1
  )
    return null;
  const { groups } = [...part.matchAll(SHARE)][0] ?? {};
  if (!groups?.base || /不超过|最高|左右|以内/.test(part.slice(0, part.indexOf(`${groups.rate ?? ''}%`)))) return null;
  const sums = [...question.matchAll(/(\d+(?:\.\d+)?)([万亿])?元?(?=[，,。？?、的能可按补奖会给应该]|$)/gu)].filter(
    ({ 0: one }) => /[万亿元]/.test(one),
  );
  const [sum] = sums;
  if (
    !sum ||
    sums.length > 1 ||
    !question
      .slice(0, sum.index)
      .replace(/[了为达到有共花额]+$/u, '')
      .endsWith(groups.base)
  )
    return null;
  const value = moneyOf(sum[1] ?? '', sum[2]);
  const free = withoutCaps(part);
  const inTenThousands = free.replace(
    /(\d+(?:\.\d+)?)亿元/gu,
    (_, number: string) => `${exact(Number(number) * 1e4)}万元`,
  );
  const meets = meetsLimit(inTenThousands, exact(value / 1e4), '万元');
  if (meets === false || meets === undefined) return null;
  const total = exact((value * Number(groups.rate)) / 100);
  const result = underLimits(total, part, around);
  if (!result) return null;
  const product = `${sum[0].replace(/元?$/u, '元')}×${groups.rate ?? ''}%`;
  return result.cap === undefined
    ? `按所给金额计算：${product}＝${moneyWords(result.value)}`
    : `按所给金额计算，${product}超过原文“${result.cap}”的限额，为${moneyWords(result.value)}`;
}

/** 每户不超过150吨 at 300元/吨: the most that one can get, where that is asked for. */
export function timesMost(parts: readonly string[], question: string, around: Around = NOTHING_AROUND): string | null {
  if (!/最多|最高|上限|封顶/.test(question)) return null;
  const [part] = parts;
  if (part === undefined || parts.length > 1 || Object.values(around).some((texts) => texts.length > 0)) return null;
  const rates = ratesIn(part);
  const [rate] = rates;
  if (!rate || rates.length > 1 || moneyIn(part.replace(rate.text, '')).length > 0) return null;
  const mosts = [
    ...part.matchAll(
      new RegExp(
        `(每户|单户|每家|单个主体|每个主体)[^，。；]{0,4}(?:不超过|最高|最多)(\\d+(?:\\.\\d+)?)${rate.unit}`,
        'gu',
      ),
    ),
  ];
  const [most] = mosts;
  if (!most || mosts.length > 1) return null;
  const count = `${most[2] ?? ''}${rate.unit}`;
  return `按原文的标准和限额计算，${most[1] ?? ''}最多为：${plain(rate.value)}元/${rate.unit}×${count}＝${moneyWords(exact(rate.value * Number(most[2])))}`;
}

/** 每个产品补助8000元（无公害农产品减半）: half of the one amount for what the question names. */
export function halved(parts: readonly string[], question: string): string | null {
  const [found] = parts.flatMap((part) => {
    const name = /[（(，、；]([\p{Script=Han}]{2,12}?)(?:的)?减半/u.exec(part)?.[1];
    const sums = moneyIn(part);
    return name !== undefined && question.includes(name) && sums.length === 1 ? [{ name, sum: sums[0] }] : [];
  });
  if (!found?.sum) return null;
  const { name, sum } = found;
  return `按原文“${name}减半”计算：${sum.text}×50%＝${moneyWords(exact(sum.value / 2))}`;
}
