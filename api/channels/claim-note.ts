/** A claim in, the lines of the note that is put beside it out: the verdict, why, and each quote with its source. */
import type { Claim } from '../contract.ts';
import { sourceName } from './source-note.ts';

export const VERDICT_WORDS: Record<Claim['verdict'], string> = {
  supported: '有依据',
  contradicted: '与原文不符',
  'not-found': '没有找到依据',
  'no-claim': '无需核对',
};

/** Explanations begin with their verdict, which stands above them here. */
const OWN_VERDICT = /^(?:与原文不符|没有找到依据)：/;

/** `origin` makes addresses absolute; without it there are none. */
export function claimNote({ verdict, explanation, citations }: Claim, origin: string): string[] {
  return [
    VERDICT_WORDS[verdict],
    explanation.replace(OWN_VERDICT, ''),
    ...citations.flatMap((citation) => [
      `${sourceName(citation)}：“${citation.quote.replace(/(?<!\s)\s*\n\s*/g, ' ')}”`,
      ...(origin === '' ? [] : [`${origin}${citation.href}`]),
    ]),
  ];
}
