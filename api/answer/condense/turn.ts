/** What is known of a turn and of the questions before it. */
import type { Slots } from './question-slots.ts';
import { placeOf } from './stem.ts';
import type { Opened, Pointers } from './turn-marks.ts';

/** A question of this conversation that stands by itself. */
export interface Said {
  question: string;
  /** What a later turn goes on from: a claim or comparison goes back to the question under it. */
  slots: Slots;
  /** The thing spoken of, and its year; a turn that only asks something else of them leaves them as they are. */
  topic: string;
  period: string;
  /** It asked about one item of a list; the next 第三项 is of that list and not of this answer. */
  ofItem: boolean;
}

export interface Turn extends Opened {
  /** 也是他们吗: what was asked of the thing before is asked of this one. */
  asksSame: boolean;
  pointers: Pointers;
  slots: Slots;
  /** Turn without slots and pointing words. */
  rest: string;
}

/** What a turn means: its question, and whether later turns go on from it. */
export interface Meant {
  question: string;
  continues: 'this' | 'before';
  /** When they are not those that the question itself names. */
  topic?: string;
  period?: string;
  ofItem?: true;
}

export const INTERROGATIVE = /哪|谁|什么|啥|多少|几|吗|怎么|如何|为何|是否|有没有|何时|不(?=$|[？?])/u;

/** Some word of the turn stands for what was said before. */
export function points({ pointers }: Turn): boolean {
  return pointers.paper || pointers.place || pointers.thing || pointers.year;
}

export function placeFor(read: Turn, before: Slots): string {
  return read.slots.places.length + read.slots.papers.length > 0 ? placeOf(read.slots) : placeOf(before);
}

/** What the turn says beside its slots, without the particles that end it. */
export function bareTurn({ rest }: Turn): string {
  return rest.replace(/[呢呀啊\s]*(?:[？?。！!][？?。！!\s]*)?$/u, '').trim();
}
