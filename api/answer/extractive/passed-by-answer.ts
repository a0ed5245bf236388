/** 经什么会议研究通过: what the paper says of its own adoption, 已经市政府第12次常务会议审议通过. */
import type { Analysis } from '#retrieval/query/analyse-question';
import { describe } from '#retrieval/query/find-evidence';
import type { PlanStore, StoredDocument } from '#retrieval/store/plan-store';
import { sentences } from '#retrieval/text/sentences';
import type { Draft } from '../draft.ts';
import { mentions, proofOfRange, shortRegion } from './proofs.ts';

const ASKED =
  /(?:经|由|在)?(?:哪[个次些几]{0,2}|什么|谁|第几次)[^，。？?]{0,8}会议?[^，。？?]{0,6}(?:通过|审议|审定|同意)|(?:经|由)(?:谁|哪[个些]?(?:机关|部门|单位)?|什么(?:机关|部门|单位)?)(?:研究|审议|审定|讨论)?(?:通过|同意|批准)的?(?=$|[？?，。])/u;
const SAID = /(?:已经?|业经|经)[^。；]{2,50}?(?:研究|审议|审定|讨论)?(?:通过|同意|批准)/u;
/** The letter that carries a paper says it in front, before anything else. */
const LETTER_PASSAGES = 6;

export async function passedByAnswer(
  analysis: Analysis,
  documents: readonly StoredDocument[],
  store: PlanStore,
): Promise<Draft | null> {
  const { documents: named, question } = analysis;
  const [id, ...others] = named.ids;
  const document = documents.find((one) => one.id === id);
  const asked = ASKED.exec(question)?.[0];
  if (!document || others.length > 0 || asked === undefined) return null;
  for (const passage of (await store.passagesOf(document.id)).slice(0, LETTER_PASSAGES)) {
    for (const range of sentences(passage.indexText)) {
      const words = passage.indexText.slice(range.start, range.end);
      const passed = SAID.exec(words)?.[0];
      // 已经省人民政府同意 names no meeting.
      const isAsked = passed !== undefined && (!/会/.test(asked) || /会/.test(passed));
      if (!isAsked || !/印发|遵照|贯彻|执行|实施/.test(words)) continue;
      const found = describe({ passage, score: 0, document, figures: [] });
      const text = words.replace(/。$/, '');
      const { region } = found;
      const isPlaced = region === null || mentions(text, region) || text.includes(shortRegion(region));
      return {
        status: 'answered',
        blocks: [
          {
            kind: 'sentences',
            statements: [{ text: isPlaced ? text : `${region}：${text}`, proofs: [proofOfRange(found, range)] }],
          },
        ],
        missing: [],
      };
    }
  }
  return null;
}
