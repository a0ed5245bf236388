/**
 * 对投资超100亿元的重大项目，由省保障用地指标: a clause that only says whom something is for. It is no statement before the
 * clause behind it says what.
 */

const ADDRESSES =
  /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）).、]?)?(?:其中)?(?:对于?|针对|凡是?)(?![标接照比口])[^，。；]*的[^，。；的]*$/u;
/** Behind the last 的 of such a clause: what is done to the ones that it names. */
const DOES =
  /\d|给予|予以|[给补奖]|支持|实[施行]|进行|开展|加[大强快]|按|安排|提[供高升]|保障|落实|优先|免|减|推[进行动]|负责|依法|严[格肃]|要|不|可|将|由/u;

export function lacksPredicate(clause: string): boolean {
  const tail = clause.slice(clause.lastIndexOf('的') + 1);
  return ADDRESSES.test(clause) && tail !== '' && !DOES.test(tail);
}

/** The clause that stands behind `end`, without the comma; empty where the sentence is over. */
export function clauseBehind(text: string, end: number): string {
  return /^，([^，。；！？]{2,80})/u.exec(text.slice(end, end + 82))?.[1] ?? '';
}
