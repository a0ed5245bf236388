/** Which places a question asks about, beside those that it plainly names; and which of those are only parts of a name. */
import { nationwide, type Region, regionByName } from '../vocabulary/regions.ts';
import type { Known } from './known.ts';
import { asksOf } from './question-kind.ts';
import { normal } from './question-terms.ts';

export interface Place {
  start: number;
  end: number;
  region: Region;
}

/**
 * 湖里区打造什么品牌: a part of a place whose papers are here, which speak of it by name. It is looked for in the words of
 * those papers; a figure of the whole is never taken for one of the part, so questions for figures keep the place.
 */
export function placesInText<Mention extends Place>(
  question: string,
  mentions: readonly Mention[],
  known: Known,
): { mention: Mention; holder: Region }[] {
  const asks = asksOf(question);
  if (asks.has('figure') || asks.has('count') || asks.has('compute') || /\d(?!\d*年)/.test(question)) return [];
  return mentions.flatMap((mention) => {
    const covered = known.regions.includes(mention.region.name);
    const holder = covered
      ? undefined
      : mention.region.parents
          .map((name) => regionByName(name))
          .find(
            (one) =>
              one &&
              known.regions.includes(one.name) &&
              // 内蒙古支持包头打造什么: a province is meant where it is named.
              (one.level === 'city' || mentions.some(({ region }) => region.name === one.name)),
          );
    const said = [mention.region.name, ...mention.region.short].some((name) => known.occurrences(normal(name)) > 0);
    return holder && said ? [{ mention, holder }] : [];
  });
}

const WHOLE_AREA =
  /^(?:请问|想问|那么?|查一下|问下)?(全国|长三角|珠三角|京津冀|粤港澳大湾区|成渝|苏北|苏中|苏南|华东|中西部)(?:地区|范围内?)?的?(?=\d|到|今年|数字经济核心产业)/u;

/** 全国2024年…, 长三角…: an area as large as that is asked for by itself; no place in it stands for it. */
export function wholeAreas(question: string): Region[] {
  const name = WHOLE_AREA.exec(question)?.[1];
  if (name === undefined) return [];
  return [name === '全国' ? nationwide : { code: name, name, short: [], level: 'national', parents: [] }];
}

/** 我省, 全省, 省里 name the one province that the documents have. */
export function homeRegions(question: string, { documents }: Known): Region[] {
  if (!/我省|全省|省里|咱省|本省|(?<=^|[，。])省(?=规划|十四五|的)|省规划|全省的/.test(question)) return [];
  const provinces = uniqueRegions(
    documents
      .filter((document) => document.level === 'province')
      .flatMap((document) => regionByName(document.region ?? '') ?? []),
  );
  // 在省里排第几: the province is the field, not the place asked about.
  if (/(?:全省|省里|省内)[^，。]{0,3}(?:排|第[几一二三四五\d]|位)/.test(question)) return [];
  return provinces.length === 1 && !/占全省|全省(?:第|排|首批)|居全省/.test(question) ? provinces : [];
}

/** 苏州 in 苏州工业园区 or 盐城 in 盐城高新区 is part of a name, and 镇江 in 《…镇江…》 of a title. */
export function insideName(question: string, start: number, end: number): boolean {
  if (question.lastIndexOf('《', start) > question.lastIndexOf('》', start)) return false;
  // “四个昆明” is a name of its own.
  const opening = Math.max(question.lastIndexOf('“', start), question.lastIndexOf('"', start));
  const quoted = opening >= 0 && /^[“"][^“”"]{1,12}[”"]/u.exec(question.slice(opening))?.[0];
  if (quoted && opening + quoted.length > end && quoted.length > end - start + 3) return true;
  return /^(?:师范学院|工学院|大学|通管办|港(?!口)|云平台|文化云)/.test(question.slice(end));
}

export function uniqueRegions(regions: readonly Region[]): Region[] {
  const seen = new Set<string>();
  return regions.filter((region) => !seen.has(region.code) && seen.add(region.code));
}
