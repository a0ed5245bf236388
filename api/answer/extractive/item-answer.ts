/** 最后一项是什么, 第三项: one member of a numbered enumeration inside a sentence or clause. */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { Found } from '#retrieval/query/find-evidence';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import { parseNumeral } from '#retrieval/text/numerals';
import type { Draft } from '../draft.ts';
import { proofOfRange } from './proofs.ts';
import { inRegions } from './sentence-answer.ts';

const ASKED =
  /(最后一?|末|第([一二三四五六七八九十\d]{1,3}))(?:项|条|个|点|类)(?:任务|措施|原则|内容|行动|要求)?(?:是|指)?(?:什么|啥|哪)/;
const MEMBER = /[（(]([一二三四五六七八九十]{1,3}|\d{1,2})[）)]([^（）()；。]{2,60})/gu;

export function itemAnswer(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  const asked = ASKED.exec(analysis.question);
  if (!asked) return null;
  const passage = inRegions(analysis, ranked).find(
    (one) => one.coverage >= 0.6 && membersOf(one.found).length >= 3,
  )?.found;
  if (!passage) return null;
  const members = membersOf(passage);
  const number = asked[2] ? parseNumeral(asked[2]) : members.length;
  const member = number === null ? undefined : members[number - 1];
  if (!member) return null;
  const region = passage.region ?? '';
  return {
    status: 'answered',
    blocks: [
      {
        kind: 'sentences',
        statements: [{ text: `${region}：${member.label}${member.text}`, proofs: [proofOfRange(passage, member)] }],
      },
    ],
    missing: [],
  };
}

/** `label` is the number as printed: （十一）. */
function membersOf(found: Found): { label: string; text: string; start: number; end: number }[] {
  return [...found.passage.indexText.matchAll(MEMBER)].map((match) => ({
    label: `（${match[1] ?? ''}）`,
    text: match[2] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));
}
