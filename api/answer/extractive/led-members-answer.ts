/**
 * 下设的7个专项行动组，哪几个由市工信局牵头: of a counted list that the question names, the members which its sentence gives to
 * the body; never the tasks of the whole paper.
 */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { Found } from '#retrieval/query/find-evidence';
import { normal } from '#retrieval/query/question-terms';
import { sentences } from '#retrieval/text/sentences';
import { bodyKey } from '#retrieval/vocabulary/body-names';
import type { Draft } from '../draft.ts';
import { askedBody } from './asked-body.ts';
import { isOfAskedPaper } from './in-scope.ts';
import { proofOfRange } from './proofs.ts';
import { refusal } from './refusal.ts';

const OF_COUNTED =
  /([二两三四五六七八九十]{1,2}|\d{1,2})(?:个|大|项|支)([\p{Script=Han}]{2,10}?)(?:里|中|当中|里面)?[，,]?(?:有|都?有)?哪(?:几|些|[二两三四五])/u;
const LEADS = /牵头|负责|承担/u;

export function ledMembersAnswer(analysis: Analysis, found: readonly Found[]): Draft | null {
  const [, count = '', noun = ''] = OF_COUNTED.exec(analysis.question) ?? [];
  const body = noun === '' ? null : askedBody(analysis);
  if (!body) return null;
  const counted = new RegExp(`${normal(count)}(?:个|大|项|支)${RegExp.escape(normal(noun))}`, 'u');
  const holder = found.find((one) => isOfAskedPaper(analysis, one) && counted.test(one.text));
  if (!holder) return null;
  const text = holder.passage.indexText;
  const clauses = membersLed(text, { key: body.key, noun });
  if (clauses.length === 0) {
    // A table or brackets (平台（牵头单位：市工信局）) may say who leads: only clauses that give the members to others tell that
    // this body has none.
    if (membersLed(text, { key: null, noun }).length === 0) return null;
    return refusal({
      analysis,
      reason: 'indicator-not-found',
      what: `由${body.written}牵头的${noun}`,
      suggestions: [],
    });
  }
  const [first, last] = [clauses[0]?.start ?? 0, clauses.at(-1)?.end ?? 0];
  const place = holder.region ? `${holder.region}：` : '';
  return {
    status: 'answered',
    blocks: [
      {
        kind: 'sentences',
        statements: [
          {
            text: `${place}${clauses.map(({ start, end }) => text.slice(start, end)).join('，')}`,
            proofs: [proofOfRange(holder, { start: first, end: last })],
          },
        ],
      },
    ],
    missing: [],
  };
}

/** Clauses that give the body (null: any body) something called so: 市工信局牵头负责制造业转型专项行动组. */
export function membersLed(
  text: string,
  { key, noun }: { key: string | null; noun: string },
): { start: number; end: number }[] {
  const thing = normal(noun).slice(-2);
  return sentences(text).flatMap((sentence) => {
    const words = text.slice(sentence.start, sentence.end);
    return [...words.matchAll(/[^，；。]+/gu)].flatMap((clause) => {
      const verb = LEADS.exec(clause[0]);
      if (!verb || !normal(clause[0].slice(verb.index)).includes(thing)) return [];
      const leading = clause[0].slice(0, verb.index).replace(/^(?:其中|由|分别由)+/u, '');
      const own =
        key === null
          ? leading !== ''
          : leading.split(/[、和]/u).some((name) => bodyKey(name.replace(/(?:共同|联合)$/u, '')) === key);
      const skipped = /^(?:其中|由)*/u.exec(clause[0])?.[0].length ?? 0;
      const start = sentence.start + clause.index + skipped;
      return own ? [{ start, end: sentence.start + clause.index + clause[0].length }] : [];
    });
  });
}
