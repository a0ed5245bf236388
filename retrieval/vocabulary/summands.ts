/**
 * Figures in, out why they have no sum, or null where they have one: flows of any years, stocks of one time, of one thing
 * or of things of one class. 新建5G基站1400个 and 高新技术企业40家 are no 1440 of anything.
 */
import type { Figure, Passage, Period } from '../plan-document.ts';
import { type Nature, natureOf } from './figure-natures.ts';
import { scaledValue, unitFamily } from './figure-units.ts';
import { isPartOfOther } from './part-of-whole.ts';
import { isWithin, regionByName } from './regions.ts';

/**
 * `units`: 座 and 亿元; `shares`: 比重, 增幅; `natures`: 新建 and 累计; `times`: stocks of several times; `overlap`: the one
 * may hold the other (a province and its city, 企业 and 工业企业, 总投资 and the year's); `things`: of no one class.
 */
export type NoSum = 'units' | 'shares' | 'natures' | 'times' | 'overlap' | 'things';

const SHARE = /^(?:%|‰|个?百分点|倍)$/;

/** `passages`: those of the figures, whose words tell a part from its whole. */
export function whyNoSum(figures: readonly Figure[], passages: readonly Passage[] = []): NoSum | null {
  const pairs = figures.flatMap((one, at) => figures.slice(at + 1).map((other) => [one, other] as const));
  if (figures.some(({ unit }) => SHARE.test(unit))) return 'shares';
  const isOther = ([one, other]: readonly [Figure, Figure]): boolean =>
    unitFamily(one.unit) !== unitFamily(other.unit) || scaledValue(one) === null || scaledValue(other) === null;
  if (pairs.some(isOther)) return 'units';
  if (pairs.some(([one, other]) => isPartOfOther(one, other, passages) || areColumnsOfRow(one, other)))
    return 'overlap';
  if (pairs.some(([one, other]) => !areAlike(one.name, other.name, one.unit))) return 'things';
  const natures = new Set(figures.map(natureOf));
  if (natures.size > 1) return 'natures';
  if (pairs.some(([one, other]) => mayHold(one, other) || mayHold(other, one))) return 'overlap';
  return sumsOverTime(natures) || new Set(figures.map(({ period }) => period?.to)).size === 1 ? null : 'times';
}

function sumsOverTime(natures: ReadonlySet<Nature>): boolean {
  return !natures.has('stock');
}

/** What is counted by one word when it is added up: 智能工厂 and 智能车间 are both models of making. */
const CLASSES: readonly RegExp[] = [
  /(?:企业|公司|集团|商户|(?:市场|经营|电商)主体|小巨人”?|冠军|龙头|独角兽|瞪羚|合作社|农场)$/,
  /(?:工厂|车间|工段|产业园区?|园区|基地|平台|中心|实验室|研究院|研究所|工作[站室]|孵化器|加速器|空间|载体|集聚区|示范区)$/,
  /(?:项目|工程|课题)$/,
  /(?:人才|人员|教师|医生|护士|学生|农民|职工|工匠|技师|领军人|专家)$/,
  /(?:学校|小学|中学|初中|高中|幼儿园|托育机构)$/,
  /(?:医院|卫生院|卫生室|诊所)$/,
  /(?:公路|道路|铁路|高速|国道|省道|干线|支线|绿道)$/,
  /(?:村|社区)$/,
  /(?:风电|光伏|水电|火电|核电|储能|装机(?:容量|规模)?)$/,
  /(?:补贴|补助|奖励|奖补|资金|经费|贴息)$/,
];
const COUNT_AT_END = /(?:总?数量?|个数|家数|户数|人数|人次|总量|目标|规模)$/;

/** 万元, 万人: 预算收入 and 旅游收入 close with one word and are two measures; things that are counted are of one noun. */
const MEASURED = /元$|^[万亿]人$/;
const [NOUN, MEASURE] = [2, 3];

/** One thing, things whose names close with one noun, or things of one class. */
export function areAlike(one: string, other: string, unit = ''): boolean {
  const [left, right] = [bareName(one), bareName(other)];
  if (left === right || CLASSES.some((known) => known.test(left) && known.test(right))) return true;
  const length = MEASURED.test(unit) ? MEASURE : NOUN;
  const head = left.slice(-length);
  return head.length === length && right.endsWith(head);
}

function bareName(name: string): string {
  return name.replace(/[（(][^（()）]*[）)]/g, '').replace(COUNT_AT_END, '');
}

function mayHold(whole: Figure, part: Figure): boolean {
  const [outer, inner] = [whole, part].map(({ region }) => (region === null ? null : regionByName(region)));
  const within = whole.region !== part.region && outer && inner ? isWithin(inner, outer) : false;
  if (within) return true;
  if (whole.region !== part.region) return false;
  const [wide, narrow] = [bareName(whole.name), bareName(part.name)];
  if (wide === narrow) return holdsTime(whole.period, part.period) && whole.period?.to !== whole.period?.from;
  return wide !== '' && (narrow.endsWith(wide) || narrow.startsWith(wide)) && meet(whole.period, part.period);
}

/** 总投资 and 2023年计划投资 of one row. */
function areColumnsOfRow(one: Figure, other: Figure): boolean {
  const inTable = [one, other].every(({ context }) => context.some(({ role }) => role === 'column'));
  return inTable && one.passageId === other.passageId && one.name !== other.name;
}

function holdsTime(one: Period | null, other: Period | null): boolean {
  return one !== null && other !== null && one.from <= other.from && one.to >= other.to;
}

function meet(one: Period | null, other: Period | null): boolean {
  return one === null || other === null || (one.from <= other.to && one.to >= other.from);
}
