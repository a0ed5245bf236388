/**
 * A figure's zone in, the wording that states it out: the source's own words, without region and year, and without
 * the figures beside it. What is said once for a list (累计, 每年, 力争, the verb) is said for each member.
 */
import type { FigureKind } from '../../plan-document.ts';
import { clauseBehind, lacksPredicate } from '../../text/half-clauses.ts';
import { bare } from './bare.ts';
import type { Naming } from './name-zones.ts';
import { stripLeft } from './names.ts';
import type { Qualifiers } from './qualifiers.ts';
import { CHANGE_AT_END, MEASURED, QUALIFIER_AFTER, QUALIFIER_BEFORE, RATE } from './wording.ts';
import type { Zone } from './zones.ts';

export interface StatementSource {
  text: string;
  zone: Zone;
  naming: Naming;
  qualifiers: Qualifiers;
  kind: FigureKind;
  /** Verb said once for several members: 累计培育, 新增. */
  verb: string;
  /** 提高 of a neighbour that is said of this figure too. */
  change: string;
  /** A clause before this one in its sentence, which its words go on from: 大数据+有所突破，实现产值5亿元以上. */
  opening: string;
  /** A park or a zone that the sentence is about, where the clause does not say it. */
  actor: string;
}

/** 将16支基金整合为产业、科创2支基金: no part of such a clause stands alone. */
const GOVERNED = /^(?:将|把|使|让|由)/;

export function stateFigure(source: StatementSource): string {
  const { text, zone, naming, opening, verb, change, actor } = source;
  const { range, segment } = zone;
  const own = bare(text.slice(range.start, range.end));
  const isPart = range.start > segment.start || range.end < segment.end;
  let words: string;
  if (naming.state) words = naming.state(qualifiedValue(source));
  else if (zone.linked || (isPart && GOVERNED.test(text.slice(segment.start, segment.end))))
    words = bare(text.slice(segment.start, segment.end));
  else if (change !== '') words = `${naming.name}${change}${qualifiedValue(source)}`;
  else if (opening !== '') words = `${bare(opening)}，${own}`;
  else if (verb !== '' && !own.startsWith(verb)) words = verb + own;
  else words = withName(own, naming.name);
  const said = withPredicate(source, words);
  return withQualifiers(source, actor === '' || said.includes(actor) ? said : actor + said);
}

/** 对投资超100亿元的项目 says nothing before 由省保障用地指标 does. */
function withPredicate({ text, zone: { segment } }: StatementSource, words: string): string {
  const behind = lacksPredicate(words) ? clauseBehind(text, segment.end) : '';
  return behind === '' ? words : `${words}，${bare(behind)}`;
}

/** The verbs in front of the first name of a clause, when they are said of this figure too. */
export function sharedVerb(text: string, zone: Zone, naming: Naming): string {
  const { range, segment, token } = zone;
  if (range.start === segment.start || !naming.own || !takesVerb(text, zone, naming)) return '';
  const lead = bare(text.slice(segment.start, token.start));
  return lead.slice(0, lead.length - stripLeft(lead).length);
}

const CARRIED = /^(?:新增|新建|新培育|新认定|培育|建成|打造|创建|争创|引进|招引|建设|认定|推广)$/;

/** 培育重点企业15家以上，专精特新企业10家以上: the verb of the clause before, when this one counts and has none. */
export function carriedVerb(text: string, zone: Zone, naming: Naming, previous: Zone | undefined): string {
  if (!previous || zone.range.start !== zone.segment.start || previous.segment.end + 1 !== zone.segment.start)
    return '';
  if (!naming.own || !takesVerb(text, zone, naming) || /[%‰元点]$/.test(previous.token.unit)) return '';
  // 新增停车位3000个，完工道路5条: what was finished is not new.
  if (/^(?:完工|竣工|投产|完成|续建)/.test(text.slice(zone.segment.start, zone.token.start))) return '';
  // 24家企业获批… has its verb behind.
  if (bare(text.slice(zone.range.start, zone.token.start)) === '') return '';
  const lead = bare(text.slice(previous.segment.start, previous.token.start));
  const verb = lead.slice(0, lead.length - stripLeft(lead).length);
  return CARRIED.test(verb) ? verb : '';
}

/** 车货匹配率提高50%以上、网络货运90%以上: 提高 is said of both. `previous` comes with the verb that it shares itself. */
export function sharedChange(
  text: string,
  zone: Zone,
  name: string,
  previous: { zone: Zone; change: string } | undefined,
): string {
  if (!previous || previous.zone.segment.start !== zone.segment.start || zone.linked) return '';
  const own = text.slice(zone.range.start, zone.token.start).replace(QUALIFIER_BEFORE, '');
  if (!/[%‰点]$/.test(zone.token.unit) || RATE.test(name) || !own.endsWith(name) || name === '') return '';
  const before = text.slice(previous.zone.range.start, previous.zone.token.start);
  return (
    previous.change || (/^(.*?)(?:约|近|超过?|不少于|不低于)?$/.exec(CHANGE_AT_END.exec(before)?.[0] ?? '')?.[1] ?? '')
  );
}

/** A counted thing without a verb and a predicate of its own. */
function takesVerb(text: string, { range, token }: Zone, { name }: Naming): boolean {
  const words = bare(text.slice(range.start, token.start));
  if (/[%‰元点]$/.test(token.unit) || MEASURED.test(name) || /(?:达到?|突破|增至|增加到)$/.test(words)) return false;
  if (/^(?:惠及|覆盖|涉及|带动|拉动|撬动|服务)/.test(words)) return false;
  return stripLeft(words) === words && name !== '';
}

/** The name is said where the words lack it, and never twice: 产业规模 of the words stands in 电子信息制造业产业规模. */
function withName(own: string, name: string): string {
  if (name === '' || own.includes(name) || own.includes(name.slice(0, 4))) return own;
  const share = /^(.*)占全.比重$/.exec(name)?.[1];
  if (share !== undefined && own.startsWith('占全')) return share + own;
  for (let from = 1; from <= name.length - 2; from += 1) {
    const at = own.indexOf(name.slice(from));
    if (at >= 0) return `${own.slice(0, at)}${name}${own.slice(at + name.length - from)}`;
  }
  return name + own;
}

function qualifiedValue({ text, zone, qualifiers }: StatementSource): string {
  const after = QUALIFIER_AFTER.exec(text.slice(zone.token.end, zone.range.end))?.[0] ?? '';
  return `${qualifiers.before ?? ''}${text.slice(zone.token.start, zone.token.end)}${after}`;
}

function withQualifiers({ qualifiers, kind }: StatementSource, words: string): string {
  let stated = words;
  if (kind === 'yearly' && !/每|年均/.test(stated)) stated = `每年${stated}`;
  if (kind === 'cumulative' && !stated.includes('累计')) stated = `累计${stated}`;
  if (qualifiers.intent && qualifiers.intent !== '争创' && !stated.includes(qualifiers.intent))
    stated = qualifiers.intent + stated;
  return stated;
}
