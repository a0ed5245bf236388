/** What is known of a turn and of the questions before it. */
import type { Slots } from './question-slots.ts';
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
