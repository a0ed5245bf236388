/** A statement of a draft in, whether it says anything that 核数 checks: a figure, a date, a rank, a body, a post, a quoted phrase. */
import { cleanText } from '#retrieval/text/clean';
import { findPeriods, OWN_YEAR } from '#retrieval/text/periods';
import { bodiesIn } from '#retrieval/verify/bodies';
import { normalForm } from '#retrieval/verify/normal-form';
import { heldIn } from '#retrieval/verify/posts';

/** Digits that are part of a name (5G, IPv6, G312, “1+4+N”) are no figure. */
const DIGITS = /(?<![A-Za-z\d.+-])\d+(?:\.\d+)?(?![A-Za-z\d+])/;
/** 一 alone is an article more often than a figure: 一批, 一体化, 进一步. */
const HAN_FIGURE =
  /[二两三四五六七八九十百千][百千万亿]*(?:余|多)?(?:个|家|座|项|条|次|场|批|名|人|户|倍|成|所|处|台|套|大|类|万|亿|年|个百分点)|百分之/u;
const RANK = /第[一二三四五六七八九十]|首[位个家批次创]|唯一|前列|领先/u;
const QUOTED = /[“「『《][^”」』》]{2,}[”」』》]|"[^"]{2,}"/u;

export function isCheckable(plain: string): boolean {
  const text = cleanText(plain);
  return (
    DIGITS.test(text) ||
    HAN_FIGURE.test(text) ||
    RANK.test(text) ||
    QUOTED.test(text) ||
    OWN_YEAR.test(text) ||
    findPeriods(text).length > 0 ||
    bodiesIn(text).length > 0 ||
    heldIn(normalForm(text)).length > 0
  );
}
