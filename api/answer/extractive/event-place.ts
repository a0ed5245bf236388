/** 在哪个城市开: where an event is held, which a sentence that only names the event does not say. */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import type { Draft } from '../draft.ts';
import { inRegions, sentenceAnswer } from './sentence-answer.ts';

const ASKED =
  /(?:在?哪(?:[里儿]|个?(?:城市|市|地方|地|国家|省|区|县)))[^，。？?]{0,4}(?:举办|召开|举行|开|办)的?[？?]*$/u;
const SAID = /在[\p{Script=Han}（）“”]{2,24}(?:举办|召开|举行|开幕|落幕)|地点/u;

export function eventPlaceAnswer(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  return ASKED.test(analysis.question) ? sentenceAnswer(analysis, inRegions(analysis, ranked), { must: SAID }) : null;
}

/** The place of an event is asked for, and the words name none. */
export function lacksEventPlace(question: string, said: string): boolean {
  return ASKED.test(question) && !SAID.test(said);
}
