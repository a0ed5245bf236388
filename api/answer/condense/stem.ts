/** A question's slots in, its words without the asking ones out, so that another turn can ask something else of it. */
import type { Ask } from '#retrieval/query/question-kind';
import { type Slots, without, wordsOf } from './question-slots.ts';

/** What asks, with the verbs that only go with it. */
const ASKING_END =
  /[，,]?(?:(?:是|有|为|达到|要|共|分别|各|各自)?(?:分别)?(?:是|有|为)?(?:多少(?:亿元|万元|个百分点|亿|万)?|百分之[几多]少?|几)(?:[个家座项户条架人台套盏元张份类种批名所处]{0,2}次?|百分点)?|(?:目标|指标|目标值|指标值)(?:是|为|呢)?|是?(?:由|归)?(?:哪|谁|什么)\p{Script=Han}{0,3}(?:部门|单位|局|机构|牵头|负责|管|办)\p{Script=Han}{0,4}|谁.{0,5}|什么时候.{0,6}|何时.{0,6}|在?哪(?:[里儿天一].{0,6})?|是?(?:干|做)(?:什么|啥)用?的?|多久.{0,6}|(?:是|有|讲|说)?(?:什么|啥)(?:意思|含义|情况|样)?|情况(?:如何|怎么样)?|对[吗吧]|是吗|吗|有?哪[些几].{0,6}|怎么.{0,6}|原文.{0,6}){1,4}[？?。！!\s]*$/u;
const ASKING_START =
  /^(?:请问|请教|想问|查一下|帮我?查(?:一下)?|麻烦|哪个?(?:部门|单位)(?:负责|牵头)|谁(?:负责|牵头))/u;
const ASKING_WITHIN =
  /(?:计划|要|需要?|准备|打算|将|预计)?(?:(?:分别|各)?(?:是|有|为|达到?|到))?(?:多少|几)(?:亿元|万元|万户|个百分点|百分点|[个家座项户条架人台套盏元张份类种批名所处]次?)?(?!年)|(?:哪|什么)(?:个|些)?(?:部门|单位|机构|局|文件)/gu;

/** What it is about: 新建5G基站 of 镇江2022年要新建多少个5G基站？ */
export function topicOf(slots: Slots): string {
  const text = without(slots.text, [...slots.places, ...slots.periods, ...slots.papers]);
  const bare = text
    .replace(ASKING_START, '')
    .replace(ASKING_END, '')
    .replace(ASKING_WITHIN, '')
    .replace(/^(?:计划|提出|要求|打算|将|到|要|的|在)+/u, '')
    .replace(/(?:[？?。！!，,\s的要需为到至]|(?<!拥)有|(?<![新创共扩改筹])建|计划)+$/u, '');
  return bare.length > 1 ? bare : slots.analysis.topic;
}

export interface Asked {
  /** Region or paper. */
  place: string;
  period: string;
  topic: string;
  /** What is asked of it. */
  asking: string;
}

export function placeOf(slots: Slots): string {
  const places = wordsOf(slots.places);
  const paper = slots.papers.map(({ text }) => text).join('和');
  // 江苏省规划 and 镇江工作要点: place and kind of paper are one name.
  return /^《/.test(paper) ? paper : `${places}${paper}`;
}

export function periodOf(slots: Slots): string {
  return wordsOf(slots.periods);
}

export function composed({ place, period, topic, asking }: Asked): string {
  return `${place}${/》$/.test(place) && period === '' ? '中' : ''}${period}${topic}${asking}`;
}

/** Wording of a kind of question, for a turn that names another thing and leaves open what is asked of it. */
const TAILS: [Ask, string][] = [
  ['who', '由谁牵头'],
  ['when', '是什么时候'],
  ['where', '在哪一条'],
  ['definition', '是什么意思'],
  ['quotation', '原文是怎么说的'],
  ['figure', '是多少'],
  ['count', '有多少'],
  ['compute', '是多少'],
  ['compare', '是多少'],
  ['summary', '有哪些主要举措'],
  ['list', '有哪些'],
];

/** 增长多少 is asked of the next thing in the same words: its size would be another figure. */
const GROWTH = /(?:同比|年均)?(?:增长|下降|提高|上升|减少)了?(?:多少|几)(?:个百分点|倍)?/u;

/** The wording with which the same is asked of another thing; `topic` says whether that thing is a figure itself. */
export function tailOf({ text, analysis: { asks } }: Slots, topic: string): string {
  const growth = GROWTH.exec(text)?.[0];
  if (growth !== undefined) return growth;
  return MEASURED.test(topic) ? '是多少' : (TAILS.find(([ask]) => asks.has(ask))?.[1] ?? '');
}

/** What ends like this is a figure, whatever was asked of the thing before. */
const MEASURED = /(?:[率额值数]|占比|比重|规模|收入|增速|增幅|总量)$/u;

export function isMeasured(topic: string): boolean {
  return MEASURED.test(topic);
}

/** Questions that are not of one year: who leads it, what it means, where it stands. */
const TIMELESS: readonly Ask[] = ['who', 'definition', 'where', 'summary'];

export function isTimeless(asks: ReadonlySet<Ask>): boolean {
  return TIMELESS.some((ask) => asks.has(ask)) && !asks.has('figure') && !asks.has('count');
}
