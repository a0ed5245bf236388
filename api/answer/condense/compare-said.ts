/** 哪个高, 差多少, 两个加起来: the questions just asked in, one question over all of them out. */

import { wordsOf } from './question-slots.ts';
import { composed, placeOf } from './stem.ts';
import type { Said, Turn } from './turn.ts';

const LISTED = /[、和与及]|分别|各/u;

export function comparedSaid(read: Turn, said: readonly Said[]): string | null {
  const asking = askingOf(read);
  const last = said.at(-1);
  if (!last) return null;
  const { places, periods } = read.slots;
  // 跟盐城比哪个多, 比2022年增加了多少: the turn names the other side.
  if (places.length > 0 || periods.length > 0) {
    const place = places.length > 1 ? wordsOf(places) : wordsOf([...last.slots.places, ...places]);
    const period = joinedNames([last.period, ...periods.map(({ text }) => text)]);
    return composed({ place, period, topic: last.topic, asking });
  }
  const wanted = /三|3/.test(read.text) ? 3 : 2;
  if (last.slots.places.length > 1 || last.slots.periods.length > 1 || LISTED.test(last.topic))
    return composed({ place: placeOf(last.slots), period: last.period, topic: last.topic, asking });
  const sides = distinct(said).slice(-wanted);
  return sides.length < 2 ? null : overSides(sides, asking);
}

/** The newest last, each once. */
function distinct(all: readonly Said[]): Said[] {
  const key = ({ slots, period, topic }: Said): string => `${placeOf(slots)}|${period}|${topic}`;
  return all.filter((one, at) => all.findLastIndex((other) => key(other) === key(one)) === at);
}

function overSides(sides: readonly Said[], asking: string): string {
  const places = unique(sides.map(({ slots }) => placeOf(slots)));
  const periods = unique(sides.map(({ period }) => period));
  const topics = unique(sides.map(({ topic }) => topic));
  if ([places, periods, topics].filter((values) => values.length > 1).length <= 1)
    return composed({ place: places.join('和'), period: periods.join('和'), topic: topics.join('和'), asking });
  const whole = sides.map(({ slots, period, topic }) => composed({ place: placeOf(slots), period, topic, asking: '' }));
  return `${whole.join('和')}${asking}`;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values.filter((value) => value !== ''))];
}

function joinedNames(names: readonly string[]): string {
  return unique(names).join('和');
}

const ENGLISH: readonly [RegExp, string][] = [
  [/lower|less/i, '哪个少'],
  [/which/i, '哪个多'],
  [/difference/i, '相差多少'],
  [/total/i, '合计是多少'],
];

/** What is asked, without words that stand for the sides. */
function askingOf({ rest }: Turn): string {
  const english = ENGLISH.find(([words]) => words.test(rest));
  if (english) return english[1];
  const bare = rest
    .replace(
      /^(?:(?:这|那)?[两二三]个?(?:地方|市|年|者|项|指标|数|地|家)?(?:的)?|它们?|他们|(?:跟|和|与|同|比)(?:起来)?|相互|一共(?=加))+/u,
      '',
    )
    .replace(/^(?:比|相比)(?=[，,哪谁多少高低增])|^[，,\s]+/u, '')
    .replace(/呢(?=[？?\s]*$)/u, '')
    .trim();
  if (!/哪|谁|多少|几|差|加|合|总|共|和|增|提/u.test(bare)) return '对比';
  return bare;
}
