/**
 * A figure's zone in, the wording that states it out: the source's own words, without region and year, and without
 * the figures beside it. What is said once for a list (累计, 每年, 力争, the verb) is said for each member.
 */
import type { FigureKind, Span } from '../../plan-document.ts';
import { stripLeft } from './names.ts';
import { findNumbers, type NumberToken } from './numbers.ts';
import { QUALIFIER_AFTER } from './wording.ts';

export interface StatementSource {
  text: string;
  token: NumberToken;
  segment: Span;
  range: Span;
  name: string;
  qualifier: string | null;
  kind: FigureKind;
  /** Shared out by 分别, or the name is not in the words around the number. */
  composed: boolean;
  linked: boolean;
  /** A clause without figures before this one in its sentence, which its words go on from: 大数据+有所突破，实现产值5亿元以上. */
  opening: string;
}

const PERIOD_HEAD =
  /^(?:其中[，：]?)?(?:(?:到|至|截至|截止|自|从)?(?:19|20)\d{2}(?:[—–\-~～至到](?:19|20)\d{2})?年(?:底|末)?(?:前|起)?[，、]?|“?十[一二三四五]五”?(?:时期|期间|末)?[，、]?|今年(?:以来)?|全年|年内|目前[，]?)+/;
const PLACE_HEAD = /^(?:全[国省市区县]|[我本][省市区县])(?=[\p{Script=Han}“\dA-Za-z])/u;

export function stateFigure(source: StatementSource): string {
  const { text, token, range, segment } = source;
  const whole = range.start === segment.start && range.end === segment.end;
  if (source.composed) return withQualifiers(source, composed(source));
  if (source.linked) return withQualifiers(source, bare(text.slice(segment.start, segment.end)));
  const own = bare(text.slice(range.start, range.end));
  if (source.opening !== '') return withQualifiers(source, `${bare(source.opening)}，${own}`);
  if (whole) return withQualifiers(source, withName(own, source.name));
  const lead = leadOf(bare(text.slice(segment.start, token.start)));
  const words = own.startsWith(lead) || range.start === segment.start ? own : lead + own;
  return withQualifiers(source, words);
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

/** Name and value when the source pairs them over a distance. */
function composed({ text, token, range, name, qualifier }: StatementSource): string {
  const before =
    /(超过|突破|不少于|不低于|至少|约|近|超|达到|达|最高)$/.exec(text.slice(range.start, token.start))?.[1] ?? '';
  const shared = before === '' ? (/(?:超过|突破|不少于|不低于|至少|最高)/.exec(qualifier ?? '')?.[0] ?? '') : before;
  const after = QUALIFIER_AFTER.exec(text.slice(token.end, range.end))?.[0] ?? '';
  return `${name}${shared}${text.slice(token.start, token.end)}${after}`;
}

function bare(words: string): string {
  let rest = words.replace(/^[，、；]+|[，、；。]+$/g, '');
  // 可以概括为“12345”：争创一个… begins behind the colon; 提出十一项重点任务：（一）… ends before it.
  const colon = rest.indexOf('：');
  if (colon > 0) rest = findNumbers(rest.slice(0, colon)).length > 0 ? rest.slice(0, colon) : rest.slice(colon + 1);
  for (let last = ''; last !== rest; ) {
    last = rest;
    rest = rest.replace(PERIOD_HEAD, '').replace(PLACE_HEAD, '');
  }
  return rest;
}

/** 累计培育 of 累计培育省级智能工厂15家、…: the verbs in front of the first name. */
function leadOf(words: string): string {
  return words.slice(0, words.length - stripLeft(words).length);
}

function withQualifiers({ qualifier, kind }: StatementSource, words: string): string {
  let stated = words;
  if (kind === 'yearly' && !/每|年均/.test(stated)) stated = `每年${stated}`;
  if (kind === 'cumulative' && !stated.includes('累计')) stated = `累计${stated}`;
  for (const word of (qualifier ?? '').split('、').reverse()) {
    if (/力争|争取|确保|预计|原则上/.test(word) && !stated.includes(word)) stated = word + stated;
  }
  return stated;
}
