/**
 * When a stretch of a question counts as a typing error. The shorter the name, the more must speak for it:
 * two characters prove little, five that sound alike prove much.
 */
import type { SoundTarget } from '../vocabulary/sound-index.ts';
import type { QuestionUnit } from './question-units.ts';

/** A stretch of the question that may have been meant as `target`. */
export interface Candidate {
  start: number;
  end: number;
  target: SoundTarget;
  units: readonly QuestionUnit[];
  /** Places in `units` that differ from the target; empty when units are missing or changed over. */
  changed: readonly number[];
  /** Of the changed ones those that only sound similar (zh/z, an/ang). */
  blurredCount: number;
  /** The units before and after it; undefined where punctuation or the question ends. */
  previous: QuestionUnit | undefined;
  following: QuestionUnit | undefined;
}

/** Characters that stand alone in any sentence; next to another one they are grammar and no misspelt name. */
const COMMON = new Set(
  '的了是在有几多少个座家年月日市区县省和与及或为对把被就都也还不没未无非很最更比到从向由将要能会可以这那哪谁什么怎请问吗呢吧啊我你他它们' +
    '一二三四五六七八九十百千万亿两零上中下大小全各每本其此等名数额率量值元户项条次份位人内外前后里间时期度新老高低用做让给去来看查说列出使搞跟',
);

/** One of these for another changes what is asked: 进口 and 出口, 第一产业 and 第二产业, 市级 and 省级, 局 and 厅. */
const TELLING = new Set(
  '一二三四五六七八九十百千万亿两零上下前后进出存贷内外增减升降国省市区县乡镇村城农新旧不未无非没男女工商科教财文总分厅局部委办所处院社站法',
);

export function acceptBySound(candidate: Candidate): boolean {
  const { units, target, changed, blurredCount } = candidate;
  const wrong = changedUnits(candidate);
  if (wrong.some(({ known }) => known) || cutsWord(candidate)) return false;
  if (wrong.some(({ wordLength }) => wordLength > 1)) return replacesWords(candidate);
  if (target.kind === 'region') return units.length === 2 ? acceptShortRegion(candidate) : acceptRegion(candidate);
  if (units.length === 2) return acceptPair(candidate);
  if (units.length === 3) return acceptTriple(candidate);
  return blurredCount <= (target.kind === 'term' ? 1 : 0) && changed.length * 2 <= units.length;
}

/**
 * Ordinary words, but 只能制造 and 5G激战 sound exactly like one long term or one with letters in it, and before 市
 * or a year at the head of a question stands a region (正江2022年).
 */
function replacesWords(candidate: Candidate): boolean {
  const { units, target, changed, blurredCount, following } = candidate;
  if (target.kind === 'region' && target.rank === 3 && changed.length === 1 && blurredCount < 2) {
    if (!beginsFreely(candidate) || changed.includes(units.length - 1)) return false;
    return units.length === 2 ? /^\d/.test(following?.text ?? '') : /[市区县]$/.test(target.written);
  }
  if (target.kind !== 'term' || blurredCount > 0) return false;
  if (units.length === 3) return units.some(({ han }) => !han) || (changed.length === 1 && keepsEnding(units, target));
  return units.length > 3 && (changed.length === 1 || changed.length * 4 <= units.length);
}

/** 高薪区: the last character says what kind of thing is meant, and no such thing is written with the word before it. */
function keepsEnding(units: readonly QuestionUnit[], target: SoundTarget): boolean {
  const ending = units.at(-1);
  return ending?.wordLength === 1 && ending.text === target.units.at(-1) && /[区局办委厅率额链园]/.test(ending.text);
}

/** 振江, 盐成. Beside the regions of the documents only cities of their province are near enough. */
function acceptShortRegion(candidate: Candidate): boolean {
  const { units, target, changed, blurredCount } = candidate;
  if (units.some((unit) => isCommon(unit) || unit.wordLength > 1)) return false;
  // 杭洲: no place is written so, and every reader knows which is meant.
  if (target.written.endsWith('州') && units.at(-1)?.text === '洲' && changed.length === 1 && blurredCount === 0)
    return true;
  if (target.rank < 3 && target.level !== 'province' && (target.rank < 2 || target.level === 'district')) return false;
  if (target.rank < 3 && !(beginsFreely(candidate) && endsAtWord(candidate))) return false;
  if (blurredCount > (target.rank === 3 ? 1 : 0)) return false;
  if (changed.length === 1) return true;
  return blurredCount === 0 && target.rank === 3 && beginsFreely(candidate) && endsFreely(candidate);
}

/** 宿成区, 江酥省: the last character, which says what it is, must be right. */
function acceptRegion(candidate: Candidate): boolean {
  const { units, target, changed, blurredCount } = candidate;
  if (/[省市区县州盟]$/.test(target.written) && changed.includes(units.length - 1)) return false;
  if (target.rank < 3) return blurredCount === 0 && changed.length === 1 && beginsFreely(candidate);
  return blurredCount < 2 && (changed.length === 1 || changed.length < units.length);
}

/** Nothing before it, or a word that ends there: 和, 的, another region, a term. */
function beginsFreely({ previous }: Candidate): boolean {
  return previous === undefined || previous.known || /^[和与及跟比的\d]/.test(previous.text);
}

/** Nothing after it, or a year, letters, 市, 的: 东关街 goes on, 东莞市 doesn't. */
function endsFreely({ following }: Candidate): boolean {
  return following === undefined || !following.han || /[市区县年和与的]/.test(following.text);
}

function endsAtWord(candidate: Candidate): boolean {
  const { following } = candidate;
  return endsFreely(candidate) || isCommon(following) || following?.known === true || (following?.wordLength ?? 1) > 1;
}

function acceptPair({ units, changed, blurredCount }: Candidate): boolean {
  if (blurredCount > 0 || changed.length > 1) return false;
  return units.every((unit) => !isCommon(unit) && unit.wordLength === 1);
}

function acceptTriple({ target, changed, units, blurredCount }: Candidate): boolean {
  if (changed.length > 1 || changed.some((place) => isCommon(units[place]))) return false;
  return blurredCount === 0 || (target.kind === 'term' && units.every(({ wordLength }) => wordLength === 1));
}

/** One unit wrong, missing or in the wrong place in a long name, and standing alone there. */
export function acceptByShape(candidate: Candidate): boolean {
  const { target, units, changed } = candidate;
  if (target.kind === 'word' || cutsWord(candidate)) return false;
  if (changed.length === 0) return acceptRearranged(candidate);
  if (units.length < 6) return false;
  return changed.every((place) => {
    const [typed, meant] = [units[place], target.units[place] ?? ''];
    if (typed === undefined || typed.known || !typed.han || typed.wordLength > 1) return false;
    // At its edges a name goes on in other words: 网络安全拔尖 is not 网络安全法.
    if ((place === 0 || place === units.length - 1) && units.length < 7) return false;
    return !isCommon(typed) && !TELLING.has(typed.text) && !TELLING.has(meant);
  });
}

function acceptRearranged({ units, target }: Candidate): boolean {
  const typed = units.map(({ text }) => text);
  const meant = target.units;
  // 软件业收入 lacks no 务: a missing character is only supplied in a long name.
  if (meant.length > typed.length && meant.length < 7) return false;
  const differs = (one: readonly string[], other: readonly string[]): boolean =>
    one.some((unit) => TELLING.has(unit) && !other.includes(unit));
  return !differs(meant, typed) && !differs(typed, meant) && !units.every(({ known }) => known);
}

function cutsWord({ units }: Candidate): boolean {
  return units.length < 4 && (units[0]?.opens === false || units.at(-1)?.closes === false);
}

function changedUnits({ units, changed }: Candidate): QuestionUnit[] {
  return units.filter((_, place) => changed.includes(place));
}

function isCommon(unit: QuestionUnit | undefined): boolean {
  return unit === undefined || COMMON.has(unit.text);
}
