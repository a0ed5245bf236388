/** Terms and texts in, how much of the terms the texts say out. Nearer texts count more. */
import { type Term, wordsOf } from './question-terms.ts';

export interface Field {
  /** Normal form, see `normal`. */
  text: string;
  /** What a full match here is worth, 0–1. */
  worth: number;
}

export interface Coverage {
  /** Share of the terms' weight that the fields say. */
  share: number;
  /** Per term, in the order given. */
  byTerm: number[];
}

export function coverage(terms: readonly Term[], fields: readonly Field[]): Coverage {
  let said = 0;
  let total = 0;
  const byTerm = terms.map((term) => {
    let best = 0;
    for (const field of fields) {
      if (best >= field.worth) continue;
      const text = term.alone && field.text.includes('占') ? withoutWholes(field.text) : field.text;
      best = Math.max(best, field.worth * matchTerm(term.text, text));
    }
    said += term.weight * best;
    total += term.weight;
    return best;
  });
  return { share: total === 0 ? 0 : said / total, byTerm };
}

/** 占地区生产总值比重, 占全省的58%: what something is a share of. */
const WHOLE = /占[^，。；、占\d]{1,16}?(?:比重|比例|份额|的?(?=\d[\d.]*%))/g;

function withoutWholes(text: string): string {
  return text.replace(WHOLE, '占');
}

/** 1 when the text has the term, less when it has most of its neighbouring characters, else 0. */
export function matchTerm(term: string, text: string): number {
  if (text.includes(term)) return 1;
  // 基站数 is said by 基站, 覆盖率 by 全覆盖, 销售额 by 网络销售.
  if (term.length >= 3 && /[率数量额值]$/.test(term) && text.includes(term.slice(0, -1))) return 0.9;
  if (term.length >= 4 && partsNear(term, text)) return 0.95;
  // 物业公司 is called 物业服务企业.
  if (term === '公司' && text.includes('企业')) return 0.8;
  if (term.length < 3 || !/\p{Script=Han}/u.test(term)) return 0;
  let found = 0;
  for (let at = 0; at < term.length - 1; at += 1) if (text.includes(term.slice(at, at + 2))) found += 1;
  const share = found / (term.length - 1);
  return share >= 0.5 ? share * 0.7 : 0;
}

const MAX_GAP = 6;
const partsOfTerm = new Map<string, string[]>();

/** 数字人才 is said by 数字技能人才: its words in their order with a few characters between. */
function partsNear(term: string, text: string): boolean {
  const parts = partsOfTerm.get(term) ?? wordsOf(term);
  partsOfTerm.set(term, parts);
  if (partsOfTerm.size > 5000) partsOfTerm.clear();
  const [first] = parts;
  if (first === undefined || parts.length < 2 || parts.some((part) => part.length < 2)) return false;
  for (let start = text.indexOf(first); start >= 0; start = text.indexOf(first, start + 1)) {
    let at = start + first.length;
    const all = parts.slice(1).every((part) => {
      const next = text.indexOf(part, at);
      if (next < 0 || next - at > MAX_GAP || /[，。；、]/.test(text.slice(at, next))) return false;
      at = next + part.length;
      return true;
    });
    if (all) return true;
  }
  return false;
}
