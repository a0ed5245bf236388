/**
 * Text in, the same number of UTF-16 units out: Traditional characters become simplified ones and
 * full-width forms half-width ones, so an offset into the result is an offset into the source.
 */
import { Converter } from 'opencc-js/t2cn';

const convert = Converter({ from: 't', to: 'cn' });

/** One entry per UTF-16 unit seen; lone surrogates and unmapped units map to themselves. */
const simplified = new Map<string, string>();
const folded = new Map<string, string>();

/**
 * PDF texts write 人 as the radical ⼈ (U+2F08) or as a compatibility ideograph (U+F900…):
 * the same character for every reader, so it is the same for matching.
 */
const LOOKALIKE = /[\u2e80-\u2fdf\uf900-\ufaff]/;

/** 著 is a word of its own in simplified text too (显著, 著作); only these uses are written 着. */
const WRITTEN_ZHE = /(?<![显名专原论卓编])著(?=[力重手眼陆实想])|(?<=[随沿朝向接绕伴])著(?![作名称])/g;

/** Full-width ASCII, small form variants and the ideographic space. */
const WIDE = /[\u3000\ufe50-\ufe6f\uff01-\uff5e\uffe0-\uffe6]/;

function simplifyUnit(unit: string): string {
  const known = simplified.get(unit);
  if (known !== undefined) return known;
  const plain = LOOKALIKE.test(unit) ? sameLength(unit, unit.normalize('NFKC')) : unit;
  const result = sameLength(plain, convert(plain));
  simplified.set(unit, result);
  return result;
}

function foldUnit(unit: string): string {
  const known = folded.get(unit);
  if (known !== undefined) return known;
  const result = WIDE.test(unit) ? sameLength(unit, unit.normalize('NFKC')) : unit;
  folded.set(unit, result);
  return result;
}

/** 巘 would become 𪩘, which takes two units: such a character stays as it is. */
function sameLength(before: string, after: string): string {
  return after.length === before.length ? after : before;
}

function mapUnits(text: string, map: (unit: string) => string): string {
  let result = '';
  for (let index = 0; index < text.length; index += 1) result += map(text.charAt(index));
  return result;
}

/** Simplified form of `text`, unit by unit: `simplify(text).length === text.length`. */
export function simplify(text: string): string {
  const result = mapUnits(text, simplifyUnit);
  return result.includes('著') ? result.replace(WRITTEN_ZHE, '着') : result;
}

/** Half-width form of full-width ASCII, unit by unit: `５Ｇ，％` becomes `5G,%`. */
export function foldWidth(text: string): string {
  return mapUnits(text, foldUnit);
}
