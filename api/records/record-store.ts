/** What the rest of the program may ask of the records. The only implementation is `sqlite-records.ts`. */
import type { AnswerRecord } from './answer-record.ts';

export interface Feedback {
  answerId: string;
  vote: 'up' | 'down';
  comment: string | null;
  /** Milliseconds since 1970. */
  givenAt: number;
}

/** Each method throws `RecordFault` when nothing can be read or written; what returned is on the disk. */
export interface RecordStore {
  addAnswer(record: AnswerRecord): void;
  answer(id: string): AnswerRecord | null;
  /** False when there is no such answer, or none any more. */
  addFeedback(feedback: Feedback): boolean;
  /** Of one answer, oldest first. */
  feedbackOf(answerId: string): Feedback[];
  /** Answers whose latest vote is down, the latest vote first. */
  votedDown(limit: number): { record: AnswerRecord; feedback: Feedback }[];
  close(): void;
}

/** The database cannot be opened, read or written: locked, disk full, damaged. The message holds no record. */
export class RecordFault extends Error {
  override readonly name = 'RecordFault';
  readonly code = 'records-unavailable';
}
