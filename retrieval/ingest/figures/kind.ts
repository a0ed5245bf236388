/** The words in front of and behind a number in, the kind of figure out. */
import type { FigureKind } from '../../plan-document.ts';
import { CHANGE, CHANGE_AT_END, CHANGED_TO } from './wording.ts';

export interface KindSource {
  /** All of the clause in front of the number. */
  clause: string;
  /** The words that are the figure's own: behind its neighbour, its verb in front. */
  own: string;
  after: string;
  unit: string;
  /** The text tells what was achieved: a review of the past, or news of what is being done. */
  tense: 'ahead' | 'review' | 'news';
}

const YEARLY = /每年|每季度|年均(?!增速|增长|增幅|提高|下降)/;
const SAYS_NEW = /新增|新建|新开通|新创建|新培育|新认定|新签约|新申报|新引进|新设|新改扩建|新改建|净增/;
const MAKES_NEW =
  /争创|创建|培育|打造|引进|招引|引育|组建|建立|建设(?!水平|指数)|设立|下设|安装|改造|实施(?!方案)(?=.{0,20}(?:项目|工程))|推广应用/;
/** In news these are done now; in a review they are what stands. */
const MADE_NOW = /建立|建设(?!水平|指数)/;
const MADE_BEHIND = /^[^，。；、的]{0,14}(?:改造|安装|建设)$/u;
const THERE = /已|现有|拥有|集聚|目前|截至|入选|入围|获批/;
/** A task is built around what is there: 围绕23条重点产业链. */
const AROUND = /(?:围绕|聚焦|依托|(?<![模及可予])以(?![上下内来及]))[^，]*$/;

const GIVEN = /给予|补助|奖励|贴息|补贴|最高/;
/** 发放补助资金127.8亿元 of a review was paid. */
const GIVEN_THEN = /给予|最高/;

export function kindOfFigure(source: KindSource): FigureKind {
  const { clause, after, unit, tense } = source;
  const own = source.own.slice(-40);
  const given = tense === 'review' ? GIVEN_THEN : GIVEN;
  if (unit.endsWith('元') && given.test(own.slice(-24) + after.slice(0, 6))) return 'level';
  // 投资超1000万元的企业: a condition, not an achievement.
  if (unit.endsWith('元') && /^(?:以上|以下|以内)?的/.test(after)) return 'level';
  const isShare = unit === '%' || unit === '‰' || unit.endsWith('百分点');
  if (isChange(own, after, isShare)) return 'change';
  if (YEARLY.test(clause)) return 'yearly';
  if (/累计/.test(own)) return 'cumulative';
  if (SAYS_NEW.test(own)) return 'new';
  if (tense === 'news' && MADE_NOW.test(own.slice(-24))) return 'new';
  if (tense !== 'ahead') return 'reached';
  if (!isShare && MAKES_NEW.test(own)) return 'new';
  if (!isShare && MADE_BEHIND.test(after.replace(/[，。；].*$/u, ''))) return 'new';
  if (THERE.test(own) || (!isShare && AROUND.test(own))) return 'reached';
  if (/建成/.test(own)) return 'new';
  return 'level';
}

/** 对工业增长贡献超50%: a share of the growth, no growth. */
const BY_GROWTH = /增长(?:的?贡献|动力|点|极)/g;

function isChange(own: string, after: string, isShare: boolean): boolean {
  if (CHANGED_TO.test(own)) return false;
  if (CHANGE_AT_END.test(own)) return true;
  return (
    isShare && (CHANGE.test(own.slice(-16).replace(BY_GROWTH, '')) || /^(?:以上|左右)?的?(?:增速|增幅)/.test(after))
  );
}
