/** What the rest of the program may ask of the records. */
import type { AnswerRecord } from './answer-record.ts';

export interface Feedback {
  answerId: string;
  vote: 'up' | 'down';
  comment: string | null;
  /** Milliseconds since 1970. */
  givenAt: number;
}

/** Each method rejects with `RecordFault` when nothing can be read or written; what it resolves with is stored. */
export interface RecordStore {
  addAnswer(record: AnswerRecord): Promise<void>;
  answer(id: string): Promise<AnswerRecord | null>;
  /** False when there is no such answer, or none any more. */
  addFeedback(feedback: Feedback): Promise<boolean>;
  /** Of one answer, oldest first. */
  feedbackOf(answerId: string): Promise<Feedback[]>;
  /** Answers whose latest vote is down, the latest vote first. */
  votedDown(limit: number): Promise<VotedDown[]>;
  close(): Promise<void>;
}

export interface VotedDown {
  record: AnswerRecord;
  feedback: Feedback;
}

/** The store cannot be opened, read or written: locked, disk full, damaged, out of reach. The message holds no record. */
export class RecordFault extends Error {
  override readonly name = 'RecordFault';
  readonly code = 'records-unavailable';
}
