/** What a paper consists of besides its clauses: its annexes, the articles of a bulletin. Each title is cited where it stands. */
import type { Section } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import type { StoredDocument } from '#retrieval/store/plan-store';
import type { Draft } from '../draft.ts';

const ANNEXES =
  /附件(?:有|是|都|分别|各)?(?:几|哪|多少|什么|叫|名|清单)|(?:几|多少|哪些|哪[几两二三四])(?:个|份|张)?附件|附件.{0,6}(?:叫|名称|标题)/;
const ARTICLES = /(?:几|多少|哪些|哪几)(?:篇|条(?:消息|信息|动态)|则)|哪些文章|目录/;

export function contentsAnswer(analysis: Analysis, documents: readonly StoredDocument[]): Draft | null {
  const { question } = analysis;
  const chosen = chosenDocument(analysis, documents);
  if (!chosen) return null;
  if (ANNEXES.test(question)) {
    const annexes = chosen.sections.filter((section) => /^附件/.test(section.label));
    return annexes.length === 0 ? null : listed(chosen, annexes, `《${chosen.title}》有${annexes.length}个附件`);
  }
  if (chosen.kind === 'bulletin' && ARTICLES.test(question)) {
    const articles = chosen.sections.filter((section) => section.depth === 1);
    return articles.length === 0 ? null : listed(chosen, articles, `《${chosen.title}》共${articles.length}篇`);
  }
  return null;
}

function chosenDocument({ documents: named, regions }: Analysis, documents: readonly StoredDocument[]) {
  const chosen =
    named.ids.length > 0
      ? documents.filter((document) => named.ids.includes(document.id))
      : documents.filter((document) => regions.some((region) => region.name === document.region));
  return chosen.length === 1 ? chosen[0] : undefined;
}

function listed(document: StoredDocument, sections: readonly Section[], lead: string): Draft {
  const proof = (section: Section) => ({ document, span: section.headingSpan, section: section.index, context: [] });
  return {
    status: 'answered',
    blocks: [
      {
        kind: 'list',
        lead: { text: lead, computed: true, proofs: sections.map(proof) },
        items: sections.map((section) => ({ text: section.heading, proofs: [proof(section)] })),
      },
    ],
    missing: [],
  };
}
