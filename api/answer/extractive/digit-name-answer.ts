/**
 * “633”工程，6、3、3分别指什么: a name of digits stands for counted things, which one sentence of its paper gives in the same
 * order: 六大…三大…三大…. That sentence is the answer, not the one that only introduces the name.
 */

import { describe } from '#retrieval/query/find-evidence';
import { normal } from '#retrieval/query/question-terms';
import { sentences } from '#retrieval/text/sentences';
import type { Draft } from '../draft.ts';
import type { PaperSource } from './draft-source.ts';
import { proofOfRange } from './proofs.ts';
import { placed } from './sentence-answer.ts';

const NAME = /(?<![\d.])(\d(?:\+?\d){1,5})(?![\d.年%+])/u;
const ASKED = /指|意思|含义|代表|是什么|是啥|哪/u;
const MOST_PAPERS = 3;

export async function digitNameAnswer({ analysis, documents, store }: PaperSource): Promise<Draft | null> {
  const { question, regions } = analysis;
  const name = NAME.exec(question)?.[1];
  if (name === undefined || !ASKED.test(question)) return null;
  const counted = countedInOrder(name);
  const papers = documents.filter(
    ({ id, text, region }) =>
      new RegExp(`[“"「]${RegExp.escape(name)}[”"」]`, 'u').test(text) &&
      (analysis.documents.ids.length > 0
        ? analysis.documents.ids.includes(id)
        : regions.length === 0 || regions.some((one) => one.name === region)),
  );
  for (const document of papers.slice(0, MOST_PAPERS)) {
    for (const passage of await store.passagesOf(document.id)) {
      const whole = passage.indexText;
      const range = sentences(whole).find(({ start, end }) => counted.test(normal(whole.slice(start, end))));
      if (!range) continue;
      const found = describe({ passage, score: 1, document, figures: [] });
      const words = whole
        .slice(range.start, range.end)
        .trim()
        .replace(/[。；]$/u, '');
      return {
        status: 'answered',
        blocks: [
          { kind: 'sentences', statements: [{ text: placed({ found }, words), proofs: [proofOfRange(found, range)] }] },
        ],
        missing: [],
      };
    }
  }
  return null;
}

/** 633: 6大…3大…3大, in normal form. */
export function countedInOrder(name: string): RegExp {
  const things = [...name.replace(/\+/g, '')].map((digit) => `(?<!\\d)${digit}(?:大|个|项|类|种|条|批|级|支|张)`);
  return new RegExp(things.join('.*?'), 'u');
}
