/** Some of the regions asked for are in no document: the rest is answered and they are named. */
import type { Draft } from '../draft.ts';
import type { DraftSource } from './draft-source.ts';

export function withRegionsMissing({ analysis, covered }: DraftSource, draft: Draft): Draft {
  const shown = draft.blocks
    .flatMap((block) =>
      block.kind === 'table' ? [] : (block.kind === 'list' ? block.items : block.statements).map((one) => one.text),
    )
    .join('，');
  const said = (names: readonly string[]): boolean => names.some((name) => shown.includes(name));
  const missing = analysis.regions
    .filter((region) => !covered.has(region.name) && !said([region.name, ...region.short]))
    .map((region) => region.name);
  if (missing.length === 0 || draft.status === 'refused' || missing.length === analysis.regions.length) return draft;
  const words = `${missing.join('、')}不在现有文件范围内`;
  return {
    ...draft,
    status: 'partial',
    reason: 'region-not-covered',
    missing: [
      ...new Set([
        ...draft.missing.filter((one) => !missing.some((name) => one.startsWith(name.slice(0, 2)))),
        ...missing,
      ]),
    ],
    lead: `${words}；能查到的是：`,
  };
}
