/** A turn that names another thing in, a whole question in the same place and year out. */
import { wordsOf } from '#retrieval/query/question-terms';
import { isWithin, regionByName } from '#retrieval/vocabulary/regions';
import type { Slots } from './question-slots.ts';
import type { Recall } from './recall-answer.ts';
import { composed, isMeasured, isTimeless, periodOf, tailOf } from './stem.ts';
import { bareTurn, INTERROGATIVE, placeFor, points, type Said, type Turn } from './turn.ts';

export interface OtherThing {
  read: Turn;
  frame: Said;
  recall: Recall;
  /** As it was typed. */
  turn: string;
}

/** Another thing in the same place and year; a question of its own that this place says nothing of stands alone. */
export async function ofOtherThing(source: OtherThing): Promise<string> {
  const { read, frame, recall, turn } = source;
  const { asks } = read.slots.analysis;
  const before = frame.slots;
  const named = read.slots.places.length + read.slots.papers.length > 0;
  const period = read.slots.periods.length > 0 ? periodOf(read.slots) : isTimeless(asks) ? '' : frame.period;
  const body = bareTurn(read).replace(/^[的，,\s]+|的$/gu, '');
  const opens = asks.size === 0 && !INTERROGATIVE.test(body);
  const asking = tailOf(before, read.asksSame ? '' : body);
  const place = placeFor(read, before);
  const question = composed({ place, period, topic: alike(body, frame.topic), asking: opens ? asking : '' });
  const measured = opens ? await sameMeasure({ body, frame, recall, about: { place, period } }) : null;
  if (measured !== null) return measured;
  const alone = asks.size > 0 && !read.continues && !read.corrects && !read.goesBack && !points(read) && !named;
  return alone && (await standsAlone({ question, turn, before, recall })) ? turn : question;
}

interface AloneSource {
  question: string;
  turn: string;
  before: Slots;
  recall: Recall;
}

/** The place has no answer, and what answers the bare question is of no other place of its level. */
async function standsAlone({ question, turn, before, recall }: AloneSource): Promise<boolean> {
  if ((await recall(question)).status !== 'refused') return false;
  const bare = await recall(turn);
  if (bare.status === 'refused') return false;
  const asksFigure = before.analysis.regions.length > 0 && /多少|几|目标/.test(turn);
  const above = bare.regions.every((name) => {
    const region = name === null ? null : regionByName(name);
    return region !== null && before.analysis.regions.some((one) => isWithin(one, region));
  });
  return above || !asksFigure;
}

interface MeasureSource {
  body: string;
  frame: Said;
  recall: Recall;
  about: { place: string; period: string };
}

/** 微电子 after 光电显示产业链产值: the papers are asked for its 产业链产值, then for its 产值. */
async function sameMeasure({ body, frame, recall, about }: MeasureSource): Promise<string | null> {
  if (!isMeasured(frame.topic) || isMeasured(body) || alike(body, frame.topic) !== body) return null;
  const words = wordsOf(frame.topic);
  // A part of a word begins no name: 链产值.
  for (const count of [3, 2, 1].filter((one) => one < words.length && (words.at(-one) ?? '').length > 1)) {
    const question = composed({ ...about, topic: `${body}${words.slice(-count).join('')}`, asking: '是多少' });
    const { status, text } = await recall(question);
    if (status === 'answered' && text.includes(body)) return question;
  }
  return null;
}

const MIN_SHARED = 2;

/** 微电子产业链 after 光电显示产业链产值 means its 产值: what followed the shared word follows again. */
function alike(body: string, topic: string): string {
  for (let length = Math.min(body.length, 8); length >= MIN_SHARED; length -= 1) {
    const shared = body.slice(-length);
    const at = topic.indexOf(shared);
    if (at > 0) return `${body}${topic.slice(at + length)}`;
  }
  return body;
}
