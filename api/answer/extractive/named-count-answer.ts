/**
 * “三个一”, “四个高地”: a name that counts its members. They are the clause openings of the same paper or article that end
 * with the noun (……创新高地。) or hold it in quotation marks (“一格局”); listed only when there are exactly as many as named.
 */
import type { Analysis } from '#retrieval/query/analyse-question';
import { describe, type Found } from '#retrieval/query/find-evidence';
import { normal } from '#retrieval/query/question-terms';
import type { PlanStore } from '#retrieval/store/plan-store';
import { parseNumeral } from '#retrieval/text/numerals';
import { sentences } from '#retrieval/text/sentences';
import type { Draft, Statement } from '../draft.ts';
import { proofOfRange } from './proofs.ts';

const NAME = /[“"「]([二两三四五六七八九2-9])个(一|[\p{Script=Han}]{2,6})[”"」]/u;
const LONGEST = 36;

export async function namedCountAnswer(
  analysis: Analysis,
  found: readonly Found[],
  store: PlanStore,
): Promise<Draft | null> {
  const match = NAME.exec(analysis.question);
  const [, counted = '', noun = ''] = match ?? uncounted(analysis, found) ?? [];
  const wanted = /\d/.test(counted) ? Number(counted) : parseNumeral(counted);
  if (counted === '' || wanted === null) return null;
  const { ids } = analysis.documents;
  const holder = found.find((one) => {
    const inPlace =
      ids.length > 0
        ? ids.includes(one.document.id)
        : analysis.regions.length === 0 || analysis.regions.some((region) => region.name === one.region);
    const said = `${one.passage.indexText}，${one.path.map((section) => section.heading).join('，')}`;
    return inPlace && normal(said).includes(normal(`${counted}个${noun}`));
  });
  if (!holder) return null;
  const items: Statement[] = [];
  const seen = new Set<string>();
  for (const passage of await store.passagesOf(holder.document.id)) {
    const one = describe({ passage, score: 0, document: holder.document, figures: [] });
    if (holder.document.kind === 'bulletin' && one.path[0]?.index !== holder.path[0]?.index) continue;
    for (const range of sentences(passage.indexText)) {
      const text = passage.indexText.slice(range.start, range.end).trim();
      const member = memberOf(text, noun);
      if (member === null || seen.has(member)) continue;
      seen.add(member);
      items.push({ text: member, proofs: [proofOfRange(one, range)] });
    }
  }
  const [first] = items;
  if (!first || items.length !== wanted) return null;
  return {
    status: 'answered',
    blocks: [
      {
        kind: 'list',
        lead: {
          text: `${holder.region ?? ''}“${counted}个${noun}”`,
          computed: true,
          proofs: items.flatMap((item) => item.proofs),
        },
        items,
      },
    ],
    missing: [],
  };
}

/** 打造哪些“高地”: the paper says how many there are, “四个高地”. */
function uncounted({ question, regions }: Analysis, found: readonly Found[]): RegExpMatchArray | null {
  const noun = /哪[几些]个?[“"「](\p{Script=Han}{2,6})[”"」]/u.exec(question)?.[1];
  if (noun === undefined) return null;
  const name = new RegExp(`“([二两三四五六七八九])个(${noun})”`, 'u');
  const inPlace = found.filter((one) => regions.length === 0 || regions.some((region) => region.name === one.region));
  return inPlace.map((one) => name.exec(one.passage.indexText)).find((match) => match !== null) ?? null;
}

function memberOf(text: string, noun: string): string | null {
  if (text.length > LONGEST) return null;
  const bare = text
    .replace(/[。；！]$/, '')
    .replace(/^(?:\d{1,2}[.．、]|[（(].{1,3}[）)]|——|[一二三四五六七八九]是)/u, '');
  if (noun === '一') return /“一[\p{Script=Han}]{1,4}”$/u.test(bare) ? bare : null;
  return bare.endsWith(noun) && !bare.includes(`个${noun}`) && !/[，、]/.test(bare) ? bare : null;
}
