/** 一个平台、两个实验室: the count of each thing, read on both sides; counts of small things are no figures. In: normal forms. */
import { shareSaid } from './name-agreement.ts';

const COUNTED = /(?<![\d第])(\d+)([个家项座所])([\p{Script=Han}]{3,24})/gu;
const ONE = /(?<!第)一(?=[个家项座所][\p{Script=Han}]{3})/gu;
/** Names of two counted things are one. */
const ALIKE = 0.85;

/** Null unless the same thing is counted otherwise in one of the sentences; `at` is its index. */
export function countedFault(stated: string, sentences: readonly string[]): { detail: string; at: number } | null {
  for (const { count, noun, unit } of countsIn(stated)) {
    const same = sentences.flatMap((sentence, at) =>
      countsIn(sentence)
        .filter((other) => shareSaid(noun, other.noun) >= ALIKE && shareSaid(other.noun, noun) >= ALIKE)
        .map((other) => ({ ...other, at })),
    );
    const [other] = same;
    if (!other || same.some((one) => one.count === count)) continue;
    return { detail: `原文中“${other.noun}”为${other.count}${unit}，不是${count}${unit}`, at: other.at };
  }
  return null;
}

function countsIn(text: string): { count: string; unit: string; noun: string }[] {
  return [...text.replace(ONE, '1').matchAll(COUNTED)].map(([, count = '', unit = '', noun = '']) => ({
    count,
    unit,
    noun,
  }));
}
