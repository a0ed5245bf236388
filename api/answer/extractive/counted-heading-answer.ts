/**
 * 四个昆明指什么, 五项工程有哪些: a heading that counts what stands under it (建设“四个昆明”，…), named in the question. Its
 * sub-headings are the members, when there are as many as it says.
 */
import type { Section } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { normal } from '#retrieval/query/question-terms';
import type { StoredDocument } from '#retrieval/store/plan-store';
import type { Draft, Statement } from '../draft.ts';

const COUNTED =
  /(?<![\d十])([二两三四五六七八九十]{1,2}|\d{1,2})(?:大|个|项|条|类|种|张|套)(?:方面)?([\p{Script=Han}]{2,8}?)(?=$|[”，、。：；的])/gu;
const ASKS_MEMBERS = /指|哪|什么|啥|包括|分别|列|几/;

export function countedHeadingAnswer(analysis: Analysis, documents: readonly StoredDocument[]): Draft | null {
  const { asks, question } = analysis;
  if (asks.has('yes-no') || asks.has('who') || !ASKS_MEMBERS.test(question)) return null;
  const asked = normal(question);
  const meant = documents
    .filter((document) => isMeant(analysis, document))
    .flatMap((document) =>
      document.sections.flatMap((section) => {
        const name = countedIn(section, asked);
        const members = document.sections.filter((one) => one.parent === section.index && one.heading !== '');
        return name !== null && members.length === name.count ? [{ document, section, members, name }] : [];
      }),
    );
  const [only, ...others] = meant;
  if (!only || others.length > 0) return null;
  const { document, section, members, name } = only;
  const proof = (one: Section): Statement['proofs'] => [
    { document, span: one.headingSpan, section: one.index, context: [] },
  ];
  const lead: Statement = {
    text: `${document.region ?? ''}“${section.heading.replace(/[“”]/g, '')}”共${members.length}项`,
    computed: true,
    proofs: proof(section),
  };
  const items = members.map((one): Statement => ({ text: one.heading, proofs: proof(one) }));
  return name.text === '' ? null : { status: 'answered', blocks: [{ kind: 'list', lead, items }], missing: [] };
}

/** The counted name of a heading that stands in the question as well, both in normal form. */
function countedIn({ heading }: Section, asked: string): { text: string; count: number } | null {
  for (const match of heading.replace(/[“”]/g, '').matchAll(COUNTED)) {
    const text = normal(match[0]);
    const count = Number(/^\d+/.exec(text)?.[0] ?? Number.NaN);
    if (count >= 2 && asked.includes(text)) return { text, count };
  }
  return null;
}

function isMeant({ documents: { ids }, regions }: Analysis, document: StoredDocument): boolean {
  if (ids.length > 0) return ids.includes(document.id);
  return regions.length === 0 || regions.some((region) => region.name === document.region);
}
