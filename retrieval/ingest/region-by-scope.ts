/**
 * The body of a paper in, the region that it speaks for out: 全县, 县财政, 县教育局 say that a county writes, and the county that
 * the text names is the one. Asked only where neither title nor issuer nor number names a region: a place that the body
 * merely mentions (a project's, a partner's) is no region of the paper.
 */
import { findRegions, type Region, regionByName } from '../vocabulary/regions.ts';

/** Whose affairs a paper calls its own. 省级, 市场, 区域, 县域 say nothing of that. */
const BODY = '(?:委|政府|财政|直|属|级财政|\\p{Script=Han}{2,10}?[局厅办委])';
const SCOPES: readonly [Scope, RegExp][] = [
  ['省', new RegExp(`全省|我省|本省|全自治区|(?:省|自治区)(?![级域市区])${BODY}`, 'gu')],
  ['市', new RegExp(`全市|我市|本市|(?<![县省])市(?![级域场民面区县])${BODY}`, 'gu')],
  ['县', new RegExp(`全[县旗]|[我本][县旗]|(?<![各市区])[县旗](?![级域市区城])${BODY}`, 'gu')],
  [
    '区',
    new RegExp(
      `全区|[我本]区|(?<![各市县治地园新发社城景市片牧灾库校小片自])区(?![级域县块间别位划片内])${BODY}`,
      'gu',
    ),
  ],
];
type Scope = '省' | '市' | '县' | '区';
/** A scope is the paper's own when it is said this often, and twice as often as the next. */
const OFTEN = 2;

/** `null`: the text does not say for whom it speaks. */
export function scopeOf(text: string): Scope | null {
  const counts = SCOPES.map(([scope, pattern]) => ({ scope, count: text.match(pattern)?.length ?? 0 }));
  const [first, second] = counts.toSorted((a, b) => b.count - a.count);
  if (!first || first.count < OFTEN || first.count < 2 * (second?.count ?? 0)) return null;
  return first.scope;
}

/** 诸暨市 and 苏州市 both say 全市; 内蒙古自治区 says 全区 as 鼓楼区 does. */
export function fitsScope(region: Region, scope: Scope): boolean {
  if (scope === '省') return region.level === 'province';
  if (scope === '县') return /[县旗]$/.test(region.name);
  return region.name.endsWith(scope);
}

/** The region of that scope which the text names, or in which most of what it names lies; `null` when two are alike. */
export function regionInScope(text: string, scope: Scope): Region | null {
  const votes = new Map<string, { region: Region; count: number }>();
  const vote = (region: Region, count: number): void => {
    votes.set(region.code, { region, count: count + (votes.get(region.code)?.count ?? 0) });
  };
  for (const { region, candidates, written } of findRegions(text)) {
    if (candidates.length > 1) continue;
    if (fitsScope(region, scope)) vote(region, written === region.name ? 2 : 1);
    const around = region.parents.map(regionByName).find((parent) => parent !== null && fitsScope(parent, scope));
    if (around) vote(around, 1);
  }
  const [first, second] = [...votes.values()].toSorted((a, b) => b.count - a.count);
  return first && first.count >= Math.max(OFTEN, 2 * (second?.count ?? 0)) ? first.region : null;
}
