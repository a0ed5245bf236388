/** Drafts of the parts of a question in, one draft out. */
import type { Draft } from '../draft.ts';

/** Parts of an answer one behind the other; partial when one of them is. */
export function merged(drafts: readonly Draft[]): Draft {
  const [first] = drafts;
  if (!first) throw new RangeError('merged needs at least one draft');
  return {
    ...first,
    blocks: drafts.flatMap((draft) => draft.blocks),
    missing: drafts.flatMap((draft) => draft.missing),
    status: drafts.some((draft) => draft.status === 'partial') ? 'partial' : 'answered',
    ...warnings(drafts),
  };
}

/** What each part has to say before its figures; none is lost when parts are joined. */
function warnings(drafts: readonly Draft[]): Pick<Draft, 'lead' | 'reason' | 'verdict'> {
  const leads = [...new Set(drafts.flatMap((draft) => (draft.lead ? [draft.lead] : [])))];
  const reason = drafts.find((draft) => draft.reason !== undefined)?.reason;
  const verdict = drafts.find((draft) => draft.lead)?.verdict;
  return { ...(leads.length > 0 && { lead: leads.join('') }), ...(reason && { reason }), ...(verdict && { verdict }) };
}
