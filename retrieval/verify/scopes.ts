/** Of whom and of how many something is said (规上, 全省, 百亿级), and words whose opposite may not take their place. In: normal forms. */

import { shareSaid } from './name-agreement.ts';
import { taggedWords } from './tagged-words.ts';

export interface ScopeQuestion {
  /** Clause of the statement. */
  stated: string;
  /** All of the statement. */
  whole: string;
  /** Part of the source that says it. */
  said: string;
  /** That part and the next, which may say of what it is a share. */
  near: string;
  /** Sentence of that part. */
  around: string;
  /** Headings, title and facts of the source. */
  inherited: string;
}

/** Words of one scope; a source's restriction must be kept, and none may be added. */
const RESTRICTIONS: readonly RegExp[] = [
  /规上|规模以上/,
  /规下|规模以下/,
  /国家级/,
  /省级/,
  /市级/,
  /区级|县级/,
  /世界级/,
  /首[个家批次台套]/,
  /唯[1一]/,
];
/** 百亿级 is not 千亿级. */
const SCALE = /[十百千万]+亿(?:元)?级/g;
/** What something is a share or a rank of. */
const WHOLES: readonly [RegExp, RegExp][] = [
  [/全国|国内|我国/, /全国|国内|我国/],
  [/全省|省内|我省/, /全省|省内|我省/],
  [/全市|市内|我市/, /全市|市内|我市/],
  [/全区(?!域)/, /全区|区内|我区/],
];

const SHARES_OF = /(全[国省市区])的?(\d[\d.]*%(?:[、和]\d[\d.]*%)*)/g;

/** 占全省的74.5%, 占全省的58%、50%: a share is of one whole. */
function otherWhole(stated: string, around: string): string | null {
  const given = sharesIn(around);
  for (const { whole, share } of sharesIn(stated)) {
    const same = given.filter((other) => other.share === share);
    if (same.length > 0 && !same.some((other) => other.whole === whole)) return `原文没有“${whole}的${share}”`;
  }
  return null;
}

function sharesIn(text: string): { whole: string; share: string }[] {
  return [...text.matchAll(SHARES_OF)].flatMap(([, whole = '', shares = '']) =>
    shares.split(/[、和]/).map((share) => ({ whole, share })),
  );
}

/** A restriction that the source does not have; null, or a Chinese clause. */
export function addedScopeFault({ stated, whole, near, around, inherited }: ScopeQuestion): string | null {
  for (const restriction of RESTRICTIONS) {
    const own = restriction.exec(stated)?.[0];
    if (own !== undefined && !restriction.test(around) && !restriction.test(inherited)) return `原文没有“${own}”`;
  }
  const foreign = (stated.match(SCALE) ?? []).find((scale) => !isScaleSaid(scale, `${around}，${inherited}`));
  if (foreign) return `原文没有“${foreign}”`;
  const share = otherWhole(stated, around);
  if (share) return share;
  for (const [pattern, alike] of WHOLES) {
    const own = pattern.exec(stated)?.[0];
    if (own === undefined || alike.test(near) || isRepeated(stated, own, around)) continue;
    // 全国 said of it, and 全省 in the statement: not when the statement says both.
    const isOther = WHOLES.some(([other, words]) => other !== pattern && other.test(near) && !words.test(whole));
    if (isOther) return `原文没有“${own}”`;
  }
  return null;
}

function isScaleSaid(scale: string, text: string): boolean {
  const bare = (word: string): string => word.replace('元', '');
  return (text.match(SCALE) ?? []).some((other) => bare(other) === bare(scale));
}

/** 全省第 of 全省第三: the sentence says the scope of the same. */
function isRepeated(stated: string, own: string, around: string): boolean {
  const at = stated.indexOf(own);
  return around.includes(stated.slice(at, at + own.length + 1));
}

/** A restriction of the source that the statement leaves out. */
export function droppedScopeFault({ stated, whole, said }: ScopeQuestion): string | null {
  const dropped = (said.match(SCALE) ?? []).find((scale) => !isScaleSaid(scale, whole));
  if (dropped && restricts(said, dropped, stated)) return `原文为“${dropped}”，句中没有`;
  const items = said.split(/[、和]/);
  const [item = ''] = items.sort((a, b) => shareSaid(b, stated) - shareSaid(a, stated));
  for (const restriction of RESTRICTIONS) {
    const given = restriction.exec(item)?.[0];
    if (given !== undefined && !restriction.test(whole) && restricts(item, given, stated))
      return `原文为“${given}”，句中没有`;
  }
  return null;
}

/** 规上企业 of 企业, 工业规上企业 of 工业企业: what stands beside the word stands in the statement without it. */
function restricts(item: string, word: string, stated: string): boolean {
  const at = item.indexOf(word);
  const behind = /^(?:及?以上)?[的“]?(\p{Script=Han}{4})/u.exec(item.slice(at + word.length))?.[1];
  const before = /\p{Script=Han}{2}$/u.exec(item.slice(0, at))?.[0];
  const next = item.slice(at + word.length, at + word.length + 2);
  // 全市企业 of 全市规上工业企业: its neighbour was dropped with it.
  const ahead = item.slice(0, at).replace(/全[国省市区县]$/, '');
  const rest = item.slice(at + word.length + 2, at + word.length + 4);
  const isDroppedWithNext = [item.slice(0, at), ahead].some(
    (front) => front.length >= 2 && rest.length === 2 && stated.includes(`${front.slice(-2)}${rest}`),
  );
  return (
    isDroppedWithNext ||
    (behind !== undefined && stated.includes(behind)) ||
    (before !== undefined && isName(before) && stated.includes(`${before}${next}`))
  );
}

/** 工业, and no verb such as 创建. */
function isName(word: string): boolean {
  const [one, ...rest] = taggedWords(word);
  return one !== undefined && rest.length === 0 && /^(?:n|j)/.test(one.tag);
}

const OPPOSITES: readonly (readonly [string, string])[] = (
  '免费/收费 提高/降低 提升/下降 增加/减少 加强/减少 加强/削弱 加强/弱化 放宽/收紧 民营/国有 线上/线下 新增/减少 扩大/缩小 上升/下降 增长/下降 ' +
  '加快/放缓 鼓励/限制 鼓励/禁止 支持/限制 允许/禁止 公开/保密 开放/封闭 强制/自愿 有偿/无偿 必须/可以 政府/企业 城市/农村 城镇/农村 ' +
  '大型/小型 大型/中小 进口/出口 国内/国外 境内/境外 上市/退市 硬件/软件 供给/需求 生产/消费 集中/分散 约束性/预期性 上游/下游 增设/撤销 ' +
  '新建/改建 扩建/新建 设立/撤销 前列/末位 领先/落后 先进/落后 统一/分散 试点/推广 短期/长期 年初/年底 上半年/下半年'
)
  .split(' ')
  .map((pair) => pair.split('/') as [string, string]);

/** 收费 where the source says 免费: the one word stands more often on the one side, its opposite on the other. */
export function oppositeFault({ stated, whole, said, around }: ScopeQuestion): string | null {
  for (const [one, other] of OPPOSITES) {
    for (const [own, given] of [
      [one, other],
      [other, one],
    ] as const) {
      if (!stated.includes(own) || !said.includes(given)) continue;
      const isForeign = !around.includes(own) && !whole.includes(given);
      if (isForeign || takesPlace({ own, given, stated, said })) return `原文为“${given}”，不是“${own}”`;
    }
  }
  return null;
}

/** 线下发展 for 线上发展, 线下线下 for 线上线下, whatever else is said of 线下: the neighbours on one side are the same. */
function takesPlace({ own, given, stated, said }: Record<'own' | 'given' | 'stated' | 'said', string>): boolean {
  for (let at = stated.indexOf(own); at >= 0; at = stated.indexOf(own, at + 1)) {
    const behind = stated.slice(at + own.length, at + own.length + 2);
    const before = stated.slice(Math.max(0, at - 2), at);
    const swaps = (around: (word: string) => string): boolean =>
      said.includes(around(given)) && !said.includes(around(own)) && !stated.includes(around(given));
    if (behind.length === 2 && swaps((word) => word + behind)) return true;
    if (before.length === 2 && swaps((word) => before + word)) return true;
  }
  return false;
}
