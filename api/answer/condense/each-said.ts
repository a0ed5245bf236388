/** 这两个谁牵头: each of the things just spoken of, asked one by one. */
import type { Known } from '#retrieval/query/known';
import { readSlots } from './question-slots.ts';
import { composed, placeOf, topicOf } from './stem.ts';
import { bareTurn, type Said, type Turn } from './turn.ts';

const SEVERAL = /[这那](?<number>[两二三四])(?:个|项|条|者)|它们|[这那]几[个项条]/u;
const JOINT = /[和、，,；与跟]|以及|还有/u;
const NUMBERS: Record<string, number> = { 两: 2, 二: 2, 三: 3, 四: 4 };

/** Null unless several things are meant and it is asked who leads them. */
export function whoOfEach(read: Turn, { said, known }: { said: readonly Said[]; known: Known }): string | null {
  const several = SEVERAL.exec(read.text);
  if (!several || !read.slots.analysis.asks.has('who') || read.slots.things.length > 0) return null;
  const asking = bareTurn(read)
    .replace(/^(?:分别|各自?|都)?是?由?/u, '')
    .replace(/^[的，,\s]+/u, '');
  const wanted = NUMBERS[several.groups?.number ?? ''] ?? 2;
  const last = said.at(-1);
  const inLast = last ? namedIn(last, known) : [];
  const things =
    inLast.length > 1 ? inLast : said.slice(-wanted).map(({ slots, topic }) => ({ place: placeOf(slots), topic }));
  if (things.length < 2) return null;
  return things.map((thing) => `${composed({ ...thing, period: '', asking })}？`).join('');
}

/** 镇江5G基站和盐城机架: the things of one question, each with its place. */
function namedIn({ slots }: Said, known: Known): { place: string; topic: string }[] {
  const parts = slots.text.split(JOINT).map((part) => readSlots(part, known));
  const named = parts.filter(({ things }) => things.length > 0);
  if (named.length !== parts.length) return [];
  let place = placeOf(slots);
  return named.map((part) => {
    if (part.places.length > 0) place = placeOf(part);
    return { place, topic: topicOf(part).replace(/目标值?$|(?:分别|各)+$/u, '') };
  });
}
