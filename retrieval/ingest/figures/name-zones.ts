/** The zones of a sentence in, the name of each figure out, with the way to state it where name and number stand apart. */
import type { Section } from '../../plan-document.ts';
import { bare } from './bare.ts';
import { frontName, isGeneric, nameFigure, stripLeft } from './names.ts';
import { type PairedWords, type Pairing, respectivePairs, sharePairs } from './respectively.ts';
import type { Zone } from './zones.ts';

export interface Naming {
  name: string;
  /** The name stands in the zone's own words. */
  own: boolean;
  /** Set where the source pairs names and values over a distance. */
  state: Pairing['state'] | null;
  /** Words in front of the first value of such a group: its verb is that of all. */
  shared: string | null;
  /** The first of two values of one thing (从…增长到…): what it was before. */
  isStart: boolean;
}

const UNNAMED: Naming = { name: '', own: false, state: null, shared: null, isStart: false };

/** 增长7.7%、高于全国1.8个百分点: what is higher was said before. */
const COMPARED = /^(?:高于|低于|超过|优于|快于)(?:全[国省市]|.{0,6}(?:平均|目标))/;
/** 外贸进出口增长8.4%、总额突破8000亿元. */
const TOTAL = /^(?:总额|总量|总值|总里程|里程)$/;
/** Says what became of the thing named before: …项目2758个、完工2746个. */
const OUTCOMES = '竣工|开工|完工|投产|签约|落地|达产|入库|验收|上线|交付|投用|净增';
const OUTCOME = new RegExp(`^(?:${OUTCOMES})$`);
const OUTCOME_AT_END = new RegExp(`(?:${OUTCOMES})$`);

export function nameZones(text: string, zones: readonly Zone[]): Naming[] {
  const named: Naming[] = [];
  while (named.length < zones.length) {
    const group = pairedGroup(text, zones, named) ?? fromTo(text, zones, named);
    if (group) {
      named.push(...group);
      continue;
    }
    named.push(singleName(text, zones, named));
  }
  return named.map((naming, at) => ({ ...naming, name: doerName({ text, zones, named }, at) ?? naming.name }));
}

const HELPED = /(?:支持|帮助|助力|推动|引导|鼓励|指导|组织)$/;
const DOES =
  /^(?<doer>[^，。；：、]{2,12}?)(?<does>新增|新建|新设|新开设|开设|设立|建立|建成|引进|创建|获批|开展|完成|实施)$/u;

/** 支持36所技工院校新增62个专业: not all such schools are counted but those 新增专业的. Null elsewhere. */
function doerName(
  { text, zones, named }: { text: string; zones: readonly Zone[]; named: readonly Naming[] },
  at: number,
): string | null {
  const [zone, next] = zones.slice(at);
  const object = named[at + 1]?.name ?? '';
  if (!zone || !next || next.segment.start !== zone.segment.start || object === '') return null;
  if (!HELPED.test(text.slice(zone.segment.start, zone.token.start))) return null;
  const { doer, does } = DOES.exec(text.slice(zone.token.end, next.token.start))?.groups ?? {};
  return doer !== undefined && doer === named[at]?.name ? `${does}${object}的${doer}` : null;
}

/** The values of one clause that share their names with a list, the next zone to be named being the first of them. */
function pairedGroup(text: string, zones: readonly Zone[], named: readonly Naming[]): Naming[] | null {
  const first = zones[named.length];
  if (!first) return null;
  const group = zones.slice(named.length).filter((zone) => zone.segment.start === first.segment.start);
  const last = group.at(-1);
  if (!last || group.length < 2) return null;
  const before = text.slice(first.segment.start, first.token.start);
  const words: PairedWords = {
    before,
    after: text.slice(last.token.end, last.segment.end),
    count: group.length,
    earlier: named.flatMap(({ name }, at) => ((zones[at]?.segment.start ?? 0) < first.segment.start ? [name] : [])),
  };
  const isPaired = before.includes('分别');
  const pairs = isPaired ? respectivePairs(words) : sharePairs(words);
  if (pairs) return pairs.map(({ name, state }) => ({ ...UNNAMED, name, state, shared: before }));
  if (!isPaired) return null;
  // 收支累计分别突破9千亿元、3万亿元: who has which is not said in words, so the clause stays whole.
  const name = frontName(before.slice(0, before.lastIndexOf('分别'))) || (named.at(-1)?.name ?? '');
  const given = GIVEN.exec(words.after)?.[0];
  const start = given === undefined ? first.segment.start : conditionStart(text, first.segment.start);
  const clause = bare(text.slice(start, first.segment.end));
  return group.map(() => ({
    ...UNNAMED,
    name: given?.replace(/^的/, '') ?? name,
    state: () => clause,
    shared: before,
  }));
}

/** 给予50万元、200万元的一次性奖励: what is given names the sums, the clause before says for what. */
const GIVEN = /(?<=^的?)[\p{Script=Han}]{0,6}(?:奖励|补助|补贴|资助|贴息)/u;

function conditionStart(text: string, at: number): number {
  const before = Math.max(...['，', '。', '；'].map((mark) => text.lastIndexOf(mark, at - 2)));
  return before + 1;
}

/** 从3826.5亿元增长到4398.6亿元: two values of one thing. */
function fromTo(text: string, zones: readonly Zone[], named: readonly Naming[]): Naming[] | null {
  const [first, second] = zones.slice(named.length);
  if (!first || !second || second.segment.start !== first.segment.start) return null;
  const before = text.slice(first.range.start, first.token.start);
  const from = /(?:从|由)(?:上?半?年|\d{4}年)?的?$/.exec(before);
  if (!from || !/^[\p{Script=Han}]{1,4}[到至为]/u.test(text.slice(first.token.end, second.token.start))) return null;
  const name = frontName(before.slice(0, from.index)) || (named.at(-1)?.name ?? '');
  // Both ends are stated together, without what the list goes on with: …增加到1.55万家、科技型中小企业达到2.8万家.
  const clause = bare(text.slice(first.range.start, second.range.end));
  const naming: Naming = { ...UNNAMED, name, own: true, state: () => (clause.includes(name) ? clause : name + clause) };
  return [{ ...naming, isStart: true }, naming];
}

/** 研发投入1880.5亿元，占地区生产总值比重提升至5.81%: the share of what was named before. */
const OF_WHOLE =
  /^占([\p{Script=Han}A-Z]{2,14}?)的?(?:比重|比例|份额)(?:达到?|为|是|约|超过?|(?:提[高升]|上升|增加|下降|降低)[到至]?)*$/u;
const QUALIFIER_END = /(?:超过?|约|近|突破|不低于|不少于)$/;

/** 92845元（折算为13176美元）: the same thing in another unit. */
function insideBrackets(text: string, { token, segment }: Zone): boolean {
  const open = text.lastIndexOf('（', token.start);
  return (
    open > segment.start && text.lastIndexOf('）', token.start) < open && /\d/.test(text.slice(segment.start, open))
  );
}

function singleName(text: string, zones: readonly Zone[], named: readonly Naming[]): Naming {
  const zone = zones[named.length];
  if (!zone) return UNNAMED;
  const before = text.slice(zone.range.start, zone.token.start);
  const after = text.slice(zone.token.end, zone.range.end);
  const { name } = nameFigure({ before, after, unit: zone.token.unit });
  const subject = named.at(-1)?.name ?? '';
  const inherited = (words: string): Naming => ({ ...UNNAMED, name: words });
  const share = /占(全[国省市区县])的?$/.exec(before);
  if (share && subject !== '') return inherited(`${subject.replace(/占全.比重$/, '')}占${share[1]}比重`);
  const ofWhole = zone.range.start === zone.segment.start ? OF_WHOLE.exec(before)?.[1] : undefined;
  if (ofWhole !== undefined && subject !== '' && !/占/.test(subject)) {
    const own = bare(text.slice(zone.range.start, zone.token.start)).replace(QUALIFIER_END, '');
    return { ...inherited(`${subject}占${ofWhole}比重`), state: (value) => `${subject}${own}${value}` };
  }
  if (insideBrackets(text, zone) && subject !== '') {
    const clause = bare(text.slice(zone.segment.start, zone.segment.end));
    return { ...inherited(subject), state: () => clause };
  }
  if (name === '') return inherited(subject);
  if (name === '比重' || name === '占比') return inherited(subject || name);
  if (COMPARED.test(name) && subject !== '') {
    const clause = bare(text.slice(zones[named.length - 1]?.range.start ?? zone.range.start, zone.range.end));
    return { ...inherited(subject + name), state: () => clause };
  }
  if (TOTAL.test(name) && subject !== '') return inherited(subject + name);
  if (OUTCOME.test(name) && subject !== '') return inherited(subject.replace(OUTCOME_AT_END, '') + name);
  return { ...UNNAMED, name, own: true };
}

const TOPIC =
  /^[\p{Script=Han}A-Za-z0-9+“”]*(?:产业链?|制造业|服务业|农业|工业)|^[\p{Script=Han}A-Za-z0-9+“”]*?(?:业|经济|\+)(?=\p{Script=Han}|$)/u;

/** 产值规模 alone says nothing: the industry of the figure before, or of the heading, belongs to the name. */
export function withTopic(name: string, earlier: readonly string[], sections: readonly Section[]): string {
  if (name === '' || !isGeneric(name) || /贴息|补助|奖励|补贴/.test(name)) return name;
  for (const text of [
    ...[...earlier].reverse(),
    ...sections.map((section) => stripLeft(section.heading.replace(/^提升|^做大做强|^培育壮大|^壮大/, ''))),
  ]) {
    const topic = TOPIC.exec(text)?.[0];
    if (topic && topic.length >= 3)
      return name.startsWith('产业') && topic.endsWith('产业') ? topic + name.slice(2) : topic + name;
  }
  return name;
}
