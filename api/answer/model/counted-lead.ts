/**
 * 有几条: how many there are is counted by code, over the whole paper, and stands before the model's sentences. A model's
 * own count of the same is proven by it.
 */
import { bodiesIn } from '#retrieval/verify/bodies';
import { arabic } from '#retrieval/verify/normal-form';
import type { Statement } from '../draft.ts';
import type { Prepared } from '../prepared.ts';

const COUNT = /[，]?(?:一共|总共|合计|共计|共)(?:有|列出?|计)?(\d+)[项个条类]/u;

/** Leads of the built-in answer's lists that state a number of things; empty unless one was asked for. */
export function countsOf({ draft, analyses }: Prepared): Statement[] {
  if (!analyses.some(({ asks }) => asks.has('count'))) return [];
  return draft.blocks.flatMap((block) =>
    block.kind === 'list' && block.lead.computed && COUNT.test(block.lead.text) ? [block.lead] : [],
  );
}

/** Only of the same body: 由甲局牵头的共3项 says nothing of what 乙局 leads. */
export function withoutKnownCount(claim: string, counts: readonly Statement[]): string {
  const [written, stated] = COUNT.exec(arabic(claim)) ?? [];
  const [body, ...more] = bodiesIn(claim);
  if (written === undefined || !body || more.length > 0 || body.part !== 'lead') return claim;
  const known = counts.some(({ text }) => COUNT.exec(text)?.[1] === stated && text.includes(body.written));
  return known ? arabic(claim).replace(written, '') : claim;
}
