/** What a paper consists of besides its clauses: its annexes, the articles of a bulletin. Each title is cited where it stands. */
import type { Section } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import type { StoredDocument } from '#retrieval/store/plan-store';
import { cleanText } from '#retrieval/text/clean';
import type { Draft, Statement } from '../draft.ts';

const ANNEXES =
  /附件(?:有|是|都|分别|各)?(?:几|哪|多少|什么|叫|名|清单)|(?:几|多少|哪些|哪[几两二三四])(?:个|份|张)?附件|附件.{0,6}(?:叫|名称|标题)/;
const ARTICLES = /(?:几|多少|哪些|哪几)(?:篇|条(?:消息|信息|动态)|则)|哪些文章|目录/;

export function contentsAnswer(analysis: Analysis, documents: readonly StoredDocument[]): Draft | null {
  const { question } = analysis;
  const chosen = chosenDocument(analysis, documents);
  if (!chosen) return null;
  if (ANNEXES.test(question)) {
    const annexes = chosen.sections.filter((section) => /^附件/.test(section.label));
    if (annexes.length === 0) return namedAnnexes(chosen);
    return listed(chosen, annexes, `《${chosen.title}》有${annexes.length}个附件`);
  }
  if (chosen.kind === 'bulletin' && ARTICLES.test(question)) {
    const articles = chosen.sections.filter((section) => section.depth === 1);
    return articles.length === 0 ? null : listed(chosen, articles, `《${chosen.title}》共${articles.length}篇`);
  }
  return null;
}

const ANNEX_HEAD = /附\s*件\s*[：:]/u;
const ANNEX_LINE = /[^\S\n]*\d[^\S\n]*[.．、﹒][^\S\n]*([^\n]{4,60})/y;

/** `附件：1.… 2.…` under a paper whose annexes are not in the file: their names are. */
function namedAnnexes(document: StoredDocument): Draft | null {
  const head = ANNEX_HEAD.exec(document.text);
  if (!head) return null;
  const items: Statement[] = [];
  let at = head.index + head[0].length;
  for (;;) {
    while (/\s/.test(document.text.charAt(at))) at += 1;
    ANNEX_LINE.lastIndex = at;
    const line = ANNEX_LINE.exec(document.text);
    if (!line) break;
    const span = { start: at, end: at + line[0].trimEnd().length };
    items.push({
      text: cleanText(line[1] ?? '').trim(),
      proofs: [{ document, span, section: null, context: [] }],
    });
    at = ANNEX_LINE.lastIndex;
  }
  if (items.length === 0) return null;
  const lead: Statement = {
    text: `《${document.title}》有${items.length}个附件`,
    computed: true,
    proofs: items.flatMap((item) => item.proofs),
  };
  return { status: 'answered', blocks: [{ kind: 'list', lead, items }], missing: [] };
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
