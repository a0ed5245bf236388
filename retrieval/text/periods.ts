/** Years and terms named in index text: 2022年, 2022—2024年, “十四五”时期, 到2025年, 2022年底. */
import type { Period } from '../plan-document.ts';

export interface PeriodMention extends Period {
  start: number;
  end: number;
}

const FIRST_YEAR_OF_TENTH_PLAN = 2001;
const ORDINALS = '一二三四五六七八九十';

/** First year of the n-th five-year plan: the tenth ran from 2001 to 2005. */
function fiveYearPlan(name: string): { from: number; to: number } | null {
  const tens = name.startsWith('十') ? 10 : 0;
  const rest = tens ? name.slice(1) : name;
  const ones = rest === '' ? 0 : ORDINALS.indexOf(rest) + 1;
  const ordinal = tens + ones;
  if (ordinal < 9 || ordinal > 20) return null;
  const from = FIRST_YEAR_OF_TENTH_PLAN + (ordinal - 10) * 5;
  return { from, to: from + 4 };
}

const YEAR = '(?:19|20)\\d{2}';
const HAN_YEAR = '[一二][〇零○九][〇零○一二三四五六七八九]{2}';
const PATTERN = new RegExp(
  [
    `(?<range>(?<first>${YEAR})年?[—–\\-~～至到－]{1,2}(?<last>${YEAR})(?:年(?:底|末)?)?)`,
    // Without marks 十五 and 九五 are mostly numbers (十五个); 十四五 is none.
    `(?<plan>(?:[“"「](?<ordinal>十[一二三四五六七八九]?|九)五[”"」]|(?<![一二三四五六七八九十])(?<bare>十[一二三四五六七八九])五|(?<![一二三四五六七八九十])(?<short>十|九)五(?=时期|期间|规划|计划))(?<planTail>时期|期间|规划期|末|收官之年|开局之年)?)`,
    `(?<nth>第(?<nthOrdinal>十[一二三四五六七八九]?)个五年)`,
    `(?<single>(?<year>${YEAR})年?(?<part>底|末|年底|年末|上半年|下半年)?(?:度)?)`,
    `(?<hanSingle>(?<hanYear>${HAN_YEAR})年)`,
  ].join('|'),
  'gu',
);

/** Every year or term in `text`, in order. A bare four-digit number counts only with 年 or as one end of a range. */
export function findPeriods(text: string): PeriodMention[] {
  const found: PeriodMention[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const groups = match.groups ?? {};
    const mention = readMatch(groups, match[0]);
    if (!mention) continue;
    if (groups.single && !isYear(text, match.index, match[0])) continue;
    found.push({ ...mention, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

function readMatch(groups: Record<string, string | undefined>, label: string): Period | null {
  if (groups.range) return { from: Number(groups.first), to: Number(groups.last), label };
  if (groups.plan || groups.nth) {
    const plan = fiveYearPlan(groups.ordinal ?? groups.bare ?? groups.short ?? groups.nthOrdinal ?? '');
    if (!plan) return null;
    if (/末|收官/.test(groups.planTail ?? '')) return { from: plan.to, to: plan.to, label };
    if (/开局/.test(groups.planTail ?? '')) return { from: plan.from, to: plan.from, label };
    return { ...plan, label };
  }
  if (groups.single) return { from: Number(groups.year), to: Number(groups.year), label };
  if (groups.hanSingle) {
    const digits = [...(groups.hanYear ?? '')].map((unit) =>
      '〇一二三四五六七八九'.indexOf(unit.replace(/[零○]/, '〇')),
    );
    const year = Number(digits.join(''));
    return { from: year, to: year, label };
  }
  return null;
}

function isYear(text: string, at: number, label: string): boolean {
  const before = text[at - 1] ?? '';
  if (/[\d.〔[［]/.test(before)) return false;
  return /年/.test(label);
}

/** The unit of 今年, 全年, 年内, 本年度: the document's own year. */
export const OWN_YEAR = /今年|全年|年内|本年度?|当年|年度内/;
