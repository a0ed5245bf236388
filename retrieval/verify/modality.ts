/** 将完成3000家 is not 完成3000家: what the source says is to come is not told as done. A plan's bare 新建1400个 may be said either way. */
import { clausesOf } from './clauses.ts';
import type { Evidence, Fault } from './evidence.ts';
import { proofOfSentence } from './source-sentences.ts';
import type { StatementReading } from './statement-reading.ts';

const DEED =
  '完成|实现|建成|建设|新[建增设]|达到?|超过?|突破|培育|认定|开展|组织|实施|启动|推进|推动|打造|投入|投资|引进|招引|培训|举办|出台|形成|开通|增[加长]|提[高升]';
/** 将数据纳入 puts a thing in front of its verb. */
const TO_COME = new RegExp(
  `(?:(?<![即行])将(?:会|要|继续|陆续|全面|累计|力争)?|计划|拟|预计(?:将|可)?|有望|准备|打算)(?:于[^，；。]{1,8})?(?=${DEED})`,
  'u',
);
const SAYS_TO_COME =
  /将|拟|计划|规划|预计|有望|准备|打算|力争|争取|争创|确保|目标|任务|要|到20\d\d|年底前|未来|今后|下一步/;
/** 今年完成3000家 may be said of a year that is not over. */
const OF_THIS_YEAR = /今年|本年|年内|全年|明年/;
const SAYS_DONE = /了|已/;

export function modalityFault(evidence: Evidence): Fault | null {
  if (evidence.computed) return null;
  for (const { sentence, part, words: own } of clausesOf(evidence)) {
    const said = sentence?.parts[part];
    if (!sentence || said === undefined || own.length === 0) continue;
    const deed = deedToCome(said, evidence.reading.normal);
    if (deed === null || mayBeToCome(evidence.reading)) continue;
    return { problem: 'strength', detail: `原文为“${deed}”`, proofs: [proofOfSentence(sentence)] };
  }
  return null;
}

/** The words of a source that put a deed into the future; in 原计划建设的园区取消 that is 建设, and 取消 is no such deed. */
export function deedToCome(said: string, stated: string): string | null {
  const words = TO_COME.exec(said);
  if (!words) return null;
  const [deed = ''] = said.slice(words.index + words[0].length).match(new RegExp(`^(?:${DEED})`, 'u')) ?? [];
  const behind = words.index + words[0].length + deed.length;
  if (said[behind] === '的' && !stated.includes(deed)) return null;
  return said.slice(words.index).slice(0, words[0].length + 2);
}

function mayBeToCome({ text, normal }: StatementReading): boolean {
  return SAYS_TO_COME.test(normal) || (OF_THIS_YEAR.test(text) && !SAYS_DONE.test(normal));
}
