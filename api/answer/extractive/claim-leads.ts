/**
 * Verdicts on a claim, and the words each is shown with. A draft carries the verdict beside its lead: rules read the
 * verdict, never the words.
 */
import type { ClaimVerdict, Draft } from '../draft.ts';

type Judged = Required<Pick<Draft, 'verdict' | 'lead'>>;

const QUOTES = '文件的表述是：';

function judged(verdict: ClaimVerdict, words: string): Judged {
  return { verdict, lead: words };
}

export const LEADS = {
  /** What is shown says it by itself. */
  yes: judged('yes', '是的。'),
  yesQuoted: judged('yes', `是的。${QUOTES}`),
  yesAlike: judged('yes', '是的，一致。'),
  yesAlikeQuoted: judged('yes', `是的，一致。${QUOTES}`),
  yesReached: judged('yes', `是的，达到这一要求。${QUOTES}`),
  no: judged('no', `不是，与文件不符。${QUOTES}`),
  noYear: judged('no', `不是，年份与文件不符。${QUOTES}`),
  /** The number is right, what is said with it is not. */
  otherKind: judged('partly', `数字相同，但口径与文件不符。${QUOTES}`),
  otherWords: judged('partly', `数字相同，但表述有出入。${QUOTES}`),
  inexact: judged('partly', `不完全一致，表述有出入。${QUOTES}`),
  inPart: judged('partly', `不完全一致，请逐项核对。${QUOTES}`),
  disputed: judged('disputed', '文件中的数字不一致，不能只答是或否：'),
  disputedWording: judged('disputed', '文件中的写法不一致，不能只答是或否：'),
  open: judged('open', QUOTES),
  openInParts: judged('open', `未能逐项核对，请对照原文。${QUOTES}`),
  /** No verdict: why the paper gives none. */
  ceiling: { lead: `文件写明的是上限，不能据此断定是否都能如此。${QUOTES}` },
  otherNames: { lead: `两个年份的指标名称不同，未作比较。${QUOTES}` },
  noLead: { lead: `文件没有注明牵头部门。${QUOTES}` },
} as const satisfies Record<string, Judged | Pick<Draft, 'lead'>>;

/** Not each gets it: the paper names conditions, or an upper limit as well. */
export function notForEach(bounds: string): Judged {
  return judged('no', `不是都能如此，文件写明了${bounds}。${QUOTES}`);
}
