/** Names of offices in simplified text in, one form for comparing them out: 镇江市委网信办, 市委网信办 and 网信办 are one in a paper of 镇江. */
import { findRegions } from './regions.ts';
import { canonical } from './terms.ts';

/** 市场监管局 and 市政管理局 begin with a word of their own. */
const LEVEL = /^(?:[省区县]|市(?!场监|政(?:园林|管理|公用|工程)))(?=.{2})/u;

/** 镇江市工信局, 市工信局 → 工信局; a name that is a place alone stays. */
export function withoutPlace(name: string): string {
  const place = findRegions(name)[0];
  const bare = place?.start === 0 && name.length - place.end >= 2 ? name.slice(place.end) : name;
  return bare.replace(LEVEL, '');
}

/** Without place, level and the 委 of a party committee, by the first of its names; a note in brackets is no part of it. */
export function bodyKey(name: string): string {
  const bare = withoutPlace(name.replace(/[（(].*$/u, '').trim());
  return canonical(bare.replace(/^委(?!员|托)(?=.{3})/u, '')).toLowerCase();
}
