/** 甲15家、乙165个，均位居全省第三；丙13家: a rank is of the figures of its own half of the sentence. In: normal forms. */
import type { Evidence, Fault } from './evidence.ts';
import { normalForm } from './normal-form.ts';
import { proofOfFigure } from './source-sentences.ts';

/** A clause that says nothing but the rank: 均位居全省第三, and not 增速位居全省第三. */
const RANK = /[，；、](?:均|都|并|且|分别|双双)*(?:位[居列]|位于|列|居|排名?)(?:全[国省市区]|苏[北南中])?(第\d+)/g;

export function rankFault({ reading, figures, computed }: Evidence): Fault | null {
  const [first] = figures;
  if (computed || !first) return null;
  for (const [written, rank = ''] of reading.normal.matchAll(RANK)) {
    if (figures.some(({ figure, sentenceOf }) => halfOf(sentenceOf?.normal ?? '', figure.valueText).includes(rank)))
      continue;
    const detail = `原文没有说“${first.figure.name}”${written.replace(/^[，；、]/, '')}`;
    return { problem: 'indicator', detail, proofs: [proofOfFigure(first.source, first.figure)] };
  }
  return null;
}

/** The part between semicolons that holds the value. */
function halfOf(sentence: string, valueText: string): string {
  return sentence.split('；').find((half) => half.includes(normalForm(valueText))) ?? sentence;
}
