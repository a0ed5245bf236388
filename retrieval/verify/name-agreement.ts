/**
 * Do two wordings name one indicator? In: normal forms. Compared by neighbouring characters, since a paraphrase turns
 * words round (5G基站新建1400个) but keeps the names; what counts and what measures must agree by itself.
 */
import { LEADING } from '../ingest/figures/wording.ts';
import { remembering } from '../text/remembering.ts';
import { contentWords, wordsSaid } from './content-words.ts';

const FILLER =
  /这一?[项条]|该[项条]|此项|按(?:上述数字|所写数值)计算|按数值比较|数值看|数值|计算得出|推算|合计|加起来|相加|之和|总和|总共|一共|共计|总计|相差|[多高]出|高于|低于|多于|少于|目标任务|目标值|目标|计划|规划|要求|提出|明确|任务|指标|达到|达|实现|完成|力争|争取|争创|确保|全年|年内|今年|全[国省市区县]|[我本该][省市区县]|新增|新建|新培育|累计|建成|建设|培育|创建|打造|推广|引进|每年|年均|数量|总数|个数|以上|左右|超过?|突破|不少于|不低于|不超过|至少|约|近|逾|提高|提升|增长|增加(?!值)|同比|分别|依次|(?<!人)均|将|要|已|为|是|有|到|至|底|末|在|于|的|了|共|其中|预计/g;
/** 第2产业 is a name: its number tells it from 第3产业. */
const NUMBER =
  /(?<![\d.])(?!(?<=第)\d产业)\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?(?:万亿|[万亿千百])?(?:个百分点|百分点|[%‰元家个座项条户台套所])?/g;

/** Runs of what is left when numbers and the words of every plan are gone. */
function runs(text: string): string[] {
  return text
    .replace(/(?:19|20)\d{2}(?:-(?:19|20)?\d{2})?年?(?:底|末)?/g, '|')
    .replace(NUMBER, (number, at: number) => (/[a-z]/.test(text[at + number.length] ?? '') ? number : '|'))
    .replace(FILLER, '|')
    .split(/[^\p{Script=Han}a-z\d+]+/u)
    .filter((run) => run !== '');
}

/** Neighbouring characters of what a wording names. */
export const pairs = remembering((text): readonly string[] =>
  runs(text).flatMap((run) =>
    run.length === 1 ? [] : Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  ),
);

const distinctPairs = remembering((text): readonly string[] => [...new Set(pairs(text))]);

/** Share of what `wanted` names that `said` says; 1 when it names nothing. */
export function shareSaid(wanted: string, said: string): number {
  const all = distinctPairs(wanted);
  if (all.length === 0) return 1;
  return all.filter((pair) => said.includes(pair)).length / all.length;
}

/** The same by words too, since a paraphrase puts words between: 入选新经济500强的企业. 占全省 says 比重. */
export function nameShare(wanted: string, said: string): number {
  const whole = said.includes('占') ? `${said}，比重` : said;
  const words = contentWords(wanted.replace(NUMBER, '，')).filter(({ isThing }) => isThing);
  const byWords = words.length > 1 ? wordsSaid(words, whole).share : 0;
  return Math.max(shareSaid(wanted, whole), byWords);
}

/** Is there a name at all? */
export function namesSomething(text: string): boolean {
  return pairs(text.replace(LEADING, '')).length > 0;
}

/** Between 0 and 1; both directions count. */
export function agreement(one: string, other: string): number {
  const there = shareSaid(one, other);
  const back = shareSaid(other, one);
  return there + back === 0 ? 0 : (2 * there * back) / (there + back);
}

const MEASURE =
  /服务业|(?<![规上])工业|农业|制造业|建筑业|金融业|旅游业|物流业|零售业|渔业|畜牧业|种植业|林业|软件业|第[123]产业|增加值|产值|产量|产能|收入|营收|利润|税收|投资|交易额|销售额|零售额|零售总额|进出口|余额|比重|比例|覆盖率|渗透率|普及率|通办率|开放率|共享率|增速|增幅|人次|机架|端口|用户|专利|标准|面积|里程|补助|奖励|贴息|补贴|资金|贷款/g;
const LEVEL = /(?:国家|省|市|区|县|世界)级(?:及?以上)?|规模以[上下]|国际|国家(?=[\p{Script=Han}])/gu;

/** Measures of the wording that the source does not have: 产值 is not 增加值. */
export function foreignMeasures(wording: string, said: string): string[] {
  // 年均增长 is the normal form of 年均增速.
  const whole = said.includes('年均增长') ? `${said}，增速` : said;
  return [...new Set(wording.match(MEASURE) ?? [])].filter((measure) => !whole.includes(measure.replace(/率$/, '')));
}

/** What of a wording says how it is measured. */
export function measuresIn(wording: string): string[] {
  return wording.match(MEASURE) ?? [];
}

/** Levels (国家级, 省级) that only one of the two has. */
export function foreignLevels(wording: string, said: string): string[] {
  const own = wording.match(LEVEL) ?? [];
  return own.filter((level) => !said.includes(/以上$/.test(level) ? level : level.replace(/级$/, '')));
}
