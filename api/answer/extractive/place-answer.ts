/** Where in which paper: section path of the best sentence in each paper; which papers speak of a thing at all. */
import type { Analysis } from '#retrieval/query/analyse-question';
import { normal } from '#retrieval/query/question-terms';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import type { StoredDocument } from '#retrieval/store/plan-store';
import type { Draft, Statement } from '../draft.ts';
import { proofOfRange } from './proofs.ts';
import { inRegions, narrowed } from './sentence-answer.ts';

export function whereAnswer(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  const fitting = inRegions(analysis, ranked).filter((one) => one.coverage >= 0.72 && one.own >= 0.42);
  const best = fitting[0];
  if (!best) return null;
  const statements = [placeStatement(analysis, best)];
  return { status: 'answered', blocks: [{ kind: 'sentences', statements }], missing: [] };
}

/** Every paper that says the thing, with the sentence that says it. */
export function whichDocumentsAnswer(
  analysis: Analysis,
  ranked: readonly RankedSentence[],
  documents: readonly StoredDocument[],
): Draft | null {
  const strong = analysis.terms.filter((term) => term.weight >= 1.2);
  if (strong.length === 0) return ofKind(analysis, documents);
  const perDocument = new Map<string, RankedSentence>();
  for (const one of ranked) {
    const text = normal(one.text);
    const says = strong.every((term) => text.includes(term.text));
    if (says && !perDocument.has(one.found.document.id)) perDocument.set(one.found.document.id, one);
  }
  if (perDocument.size === 0) return null;
  const items = [...perDocument.values()].map(
    (one): Statement => ({
      text: `《${one.found.document.title}》${pathWords(one)}：${narrowed(analysis, one).replace(/[。；，]$/, '')}`,
      proofs: [proofOfRange(one.found, one.range)],
    }),
  );
  const lead: Statement = { text: `共有${items.length}份文件提到`, proofs: [] };
  return { status: 'answered', blocks: [{ kind: 'list', lead, items }], missing: [] };
}

/** 哪几份是三年行动计划: papers of the kind named. */
function ofKind(analysis: Analysis, documents: readonly StoredDocument[]): Draft | null {
  const chosen = documents.filter(
    (document) => analysis.documents.ids.includes(document.id) && document.factSpans.title,
  );
  if (chosen.length === 0) return null;
  const items = chosen.flatMap((document): Statement[] => {
    const span = document.factSpans.title;
    return span
      ? [
          {
            text: `${document.region ?? ''}《${document.title}》`,
            proofs: [{ document, span, section: null, context: [] }],
          },
        ]
      : [];
  });
  return {
    status: 'answered',
    blocks: [{ kind: 'list', lead: { text: `共有${items.length}份`, proofs: [] }, items }],
    missing: [],
  };
}

function placeStatement(analysis: Analysis, one: RankedSentence): Statement {
  const words = narrowed(analysis, one)
    .replace(/^(?:\d{1,2}[.．]|[（(].{1,3}[）)])/, '')
    .replace(/[。；，]$/, '');
  return {
    text: `写在《${one.found.document.title}》${pathWords(one)}，原文为“${words.replace(/[“”]/g, (mark) => (mark === '“' ? '‘' : '’'))}”`,
    proofs: [
      {
        ...proofOfRange(one.found, one.range),
        context: one.found.passage.context.filter((piece) => piece.role === 'section').slice(0, 1),
      },
    ],
  };
}

/** 二、重点工作 → (五)健全数字基础设施体系 → 第16条（打造…网络基础设施）. */
function pathWords(one: RankedSentence): string {
  const words = one.found.path.map((section) => {
    const number = /^(\d{1,3})[.．、]?$/.exec(section.label)?.[1];
    return number ? `第${number}条“${section.heading}”` : `“${section.label}”`;
  });
  return words.join('—');
}
