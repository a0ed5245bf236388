/** 由市大数据管理局牵头的有哪些、有几条: every task of the paper that names the body as its lead, in the paper's order. */
import type { Analysis } from '#retrieval/query/analyse-question';
import { describe, type Found } from '#retrieval/query/find-evidence';
import { normal } from '#retrieval/query/question-terms';
import type { PlanStore, StoredDocument } from '#retrieval/store/plan-store';
import type { Draft, Statement } from '../draft.ts';
import { proofOfRange } from './proofs.ts';
import { nameCell, responsibilityOf } from './who-answer.ts';

const BODY =
  /(?:由|归|是)?((?:[省市区县]|国家|全[省市区县])?[\p{Script=Han}]{1,10}?(?:局|委员会|委|办公室|办|厅|部|中心|银行))(?:来)?(?:(?:牵头|牵的头|主抓|负责牵头)(?:的|负责|有|了|哪|几)|(?:负责|承担|管)(?:的|$|[？?，。]))/u;

export async function ledTasksAnswer(
  analysis: Analysis,
  documents: readonly StoredDocument[],
  store: PlanStore,
): Promise<Draft | null> {
  const body = BODY.exec(analysis.question)?.[1]?.replace(/^(?:.*?(?:里|中|由|归|是))(?=[省市区县])/u, '');
  if (!body || !/几|多少|哪|什么|列/.test(analysis.question)) return null;
  const { ids } = analysis.documents;
  const chosen = documents.filter((document) =>
    ids.length > 0
      ? ids.includes(document.id)
      : analysis.regions.some((region) => region.name === document.region) && document.kind !== 'bulletin',
  );
  const items: Statement[] = [];
  // Rows of an annex name their own bodies; they are counted when the annex or its indicators are asked for.
  const inTable = analysis.annex || /指标|平台|清单/.test(analysis.question);
  const noun = /平台/.exec(analysis.question)?.[0] ?? '指标';
  for (const document of chosen) {
    const passages = (await store.passagesOf(document.id)).filter(
      (passage) => (passage.kind === 'table-row') === inTable,
    );
    const all = passages.map((passage) => describe({ passage, score: 0, document, figures: [] }));
    // Of several annexes the one whose title has the noun: 重点平台清单, 主要发展指标.
    const titled = all.filter((found) => found.path.some((section) => section.heading.includes(noun)));
    for (const found of inTable && titled.length > 0 ? titled : all) {
      const hold = responsibilityOf(found);
      if (!hold?.leads || !leadsOf(hold.leads).some((one) => sameBody(one, body))) continue;
      items.push({ text: taskOf(found), proofs: [{ ...proofOfRange(found, hold.range), context: heading(found) }] });
    }
  }
  const [first] = items;
  if (!first) return null;
  const place = chosen[0]?.region ?? '';
  return {
    status: 'answered',
    blocks: [
      {
        kind: 'list',
        lead: {
          text: `${place}由${body}牵头（含共同牵头）的${inTable ? noun : '任务'}共${items.length}项`,
          computed: true,
          proofs: items.flatMap((item) => item.proofs),
        },
        items,
      },
    ],
    missing: [],
  };
}

function heading(found: Found): Found['passage']['context'] {
  return found.passage.context.filter((piece) => piece.role === 'section').slice(0, 1);
}

function leadsOf(text: string): string[] {
  return text.split(/[、，]/).map((one) => one.trim());
}

/** 大数据管理局 is 市大数据管理局; 发改委 is not 发改局. */
function sameBody(written: string, asked: string): boolean {
  const bare = (name: string): string =>
    normal(name)
      .replace(/[（(].*$/u, '')
      .replace(/^[省市区县]/, '');
  return bare(written) === bare(asked);
}

function taskOf(found: Found): string {
  const section = found.path.at(-1);
  if (found.passage.kind === 'table-row') return nameCell(found);
  if (!section) return found.passage.indexText.slice(0, 24);
  const heading = section.heading.replace(/[“”]/g, '');
  const number = /^\d{1,3}/.exec(section.label)?.[0];
  return number ? `第${number}条“${heading}”` : `“${heading}”`;
}
