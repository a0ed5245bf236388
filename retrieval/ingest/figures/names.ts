/**
 * The words before and behind a number in, the name of the indicator out. 新建5G基站1400个 has it in front,
 * 争创4家省级智能制造示范工厂 behind, 实现部门100%全覆盖 on both sides; 到2025年，力争达到10% has none of its own.
 */
import { BEFORE_NUMBER, GENERIC, INNER_VERB, LEADING, QUALIFIER_AFTER, TRAILING } from './wording.ts';

const BEHIND_END = /(?:入选|入围|获批|新增|占|进行|参加|同台|共同|分别|基本建成|“?把脉|已正式)/;

const MEASURE_BEHIND =
  /(?<=.{2})(?:增加值|总?产值|营业收入|销售收入|利润|产量|出口|销售额)(?:比上年|同比)?(?:增长|下降|提高|达到?|突破|超过?|实现|完成)+$/u;

export interface NameParts {
  name: string;
  /** The name stands behind the number. */
  behind: boolean;
}

export function nameFigure({ before, after, unit }: { before: string; after: string; unit: string }): NameParts {
  const front = frontName(before);
  // 跨越3个千亿元台阶 counts steps of what stands in front.
  if (front && /^(?:新|[\p{Script=Han}]{2,3}元)?(?:台阶|大关|关口)/u.test(after)) return { name: front, behind: false };
  const back = /以$/.test(before) ? basisName(after) : backName(after);
  const isShare = unit === '%' || unit === '‰' || unit.endsWith('百分点');
  if (isShare) {
    // 按租金的30%给予补贴: what is given is the subsidy.
    if (back && /^(?:给予|的(?:标准|比例)?给予)/.test(after))
      return { name: back.replace(/^.*?给予/, ''), behind: true };
    if (front && back && !GENERIC.test(back)) return { name: front + back, behind: false };
    return { name: front || back, behind: front === '' };
  }
  // 散货1500万吨服务需求的智能化改造: the weight is of what stands on both sides, the rest is done for it.
  const load = /(?:吨|标箱)$/.test(unit) ? /^(?<what>[^，。；、的]{2,8})的\p{Script=Han}/u.exec(after) : null;
  if (load) return { name: front.replace(/^.*[、及和与]/u, '') + (load.groups?.what ?? ''), behind: false };
  if (unit.endsWith('元') && /^(?:以上)?的/.test(after) && front) return { name: front, behind: false };
  if (unit.endsWith('元') && back && GENERIC.test(back)) return { name: frontCondition(before) + back, behind: true };
  // Directly behind the unit stands a noun: the figure counts that noun.
  if (back.length >= 2) return { name: back, behind: true };
  return { name: front, behind: false };
}

/** `对符合条件的…制造业企业，给予最高` is not a name; a condition in front of 给予 is. */
function frontCondition(before: string): string {
  const match = /(?:对|为)?([^，；]{2,40}?)(?:分别)?给予(?:最高)?$/u.exec(before);
  return match?.[1] ? stripLeft(match[1]) : '';
}

export function frontName(before: string): string {
  // 主要预期目标是：地区生产总值 names what stands behind the colon.
  let name = before.slice(before.lastIndexOf('：') + 1);
  for (let last = ''; last !== name; ) {
    last = name;
    name = name.replace(BEFORE_NUMBER, '').replace(TRAILING, '');
  }
  name = stripLeft(name);
  const inner = INNER_VERB.exec(name);
  if (inner && inner[0].length < name.length - 1) {
    const noun = stripLeft(name.slice(inner[0].length));
    // 专利累计拥有量, 产业实现产值: the noun behind the verb needs the one before it.
    const subject = stripLeft(name.slice(0, inner[0].length - (inner[1]?.length ?? 0)));
    name = isGeneric(noun) ? subject + noun : noun;
  }
  return name.replace(/^[，、。；：]+|[，、。；：]+$/g, '');
}

function backName(after: string): string {
  // Behind a mark something else begins: 8000亿元、排西部第二.
  if (/^[、和及与，（]/.test(after)) return '';
  let name = after.replace(QUALIFIER_AFTER, '').replace(/^的/, '');
  const cut = name.search(/[，；。：]|、(?=[位居列排增同比较])/);
  if (cut >= 0) name = name.slice(0, cut);
  // 20个产业集群增加值增长8.8%: the clusters are counted, their value is another figure.
  name = name.replace(MEASURE_BEHIND, '');
  const verb = BEHIND_END.exec(name);
  if (verb && verb.index > 2) name = name.slice(0, verb.index + (/入选|入围|获批/.test(verb[0]) ? name.length : 0));
  return name.replace(/[、和及]+$/, '').replace(/^[、和及]+/, '');
}

/** 以23条重点产业链数字化转型为突破口: the things in front of 为 are counted, not what is done with them. */
function basisName(after: string): string {
  const basis =
    /^(?<things>[^，；。：、]{2,30}?)(?:的?(?:\p{Script=Han}{2}化)?(?:转型|升级|改造|建设|发展)+)?为[^，；。]/u.exec(
      after,
    );
  return basis?.groups?.things ?? backName(after);
}

export function stripLeft(text: string): string {
  let name = text;
  for (let last = ''; last !== name; ) {
    last = name;
    const stripped = name.replace(LEADING, '');
    // 建设 of 建设力度 or 实施方案 is part of the noun when nothing would be left.
    if (stripped.length >= 2 || stripped === '') name = stripped;
  }
  return name;
}

/** A sum that is given has its condition around it. */
export function isNameless(name: string): boolean {
  return isGeneric(name) && !/贴息|补助|奖励|补贴/.test(name);
}

export function isGeneric(name: string): boolean {
  return GENERIC.test(name);
}
