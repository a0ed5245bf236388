/** What is known of a turn and of the questions before it. */
import type { Slots } from './question-slots.ts';
import type { Opened, Pointers } from './turn-marks.ts';

/** A question of this conversation that stands by itself. */
export interface Said {
  question: string;
  /** What a later turn goes on from: a claim or comparison goes back to the question under it. */
  slots: Slots;
  /** It asked about one item of a list; the next 第三项 is of that list and not of this answer. */
  ofItem: boolean;
}

export interface Turn extends Opened {
  pointers: Pointers;
  slots: Slots;
  /** Turn without slots and pointing words. */
  rest: string;
}
