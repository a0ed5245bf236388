/**
 * 3个健全 where the source counts 3个“建立”、2个“健全”、3个“建强”: what directly follows a number must follow that very number
 * in the source too, when the source counts it. In: normal forms.
 */
import type { Evidence, Fault } from './evidence.ts';
import { proofOfSentence } from './source-sentences.ts';

const COUNT = /(?<![\d.第])(\d+)([个项大类条])(\p{Script=Han}{2,4})(?=[，；。、]|\d|$)/gu;

export function countedNameFault({ reading, sources }: Evidence): Fault | null {
  const sentences = sources.flatMap((source) => source.sentences);
  for (const { count, unit, name } of countsIn(reading.normal)) {
    const counting = sentences.flatMap((sentence) =>
      countsIn(sentence.normal)
        .filter((other) => other.unit === unit && other.name === name)
        .map((other) => ({ sentence, count: other.count })),
    );
    const [first] = counting;
    if (!first || counting.some((other) => other.count === count)) continue;
    return {
      problem: 'figure',
      detail: `原文为“${first.count}${unit}${name}”，不是“${count}${unit}${name}”`,
      proofs: [proofOfSentence(first.sentence)],
    };
  }
  return null;
}

function countsIn(normal: string): { count: string; unit: string; name: string }[] {
  return [...normal.replace(/[“”"‘’]/gu, '').matchAll(COUNT)].map(([, count = '', unit = '', name = '']) => ({
    count,
    unit,
    name,
  }));
}
