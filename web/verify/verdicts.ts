import type { Claim } from '../../api/contract.ts';

export type Verdict = Claim['verdict'];

/** In the order in which a reader wants them: what is wrong first. Signs, so that colour alone says nothing. */
export const VERDICTS: readonly { verdict: Verdict; name: string; sign: string }[] = [
  { verdict: 'contradicted', name: '与原文不符', sign: '✕' },
  { verdict: 'not-found', name: '未找到依据', sign: '？' },
  { verdict: 'supported', name: '有依据', sign: '✓' },
  { verdict: 'no-claim', name: '无需核对', sign: '' },
];

export function verdictOf(verdict: Verdict): (typeof VERDICTS)[number] {
  return VERDICTS.find((known) => known.verdict === verdict) ?? { verdict, name: verdict, sign: '' };
}
