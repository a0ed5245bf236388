/** What the pipeline says while it answers: citations, verified text, the end. Channels translate it; nothing unverified is in it. */
import type { AskReply, Citation } from '../contract.ts';
import type { AnswerTrace } from './answer-trace.ts';

export type AnswerEvent =
  /** Comes before the text whose marker names it. */
  | { kind: 'citation-available'; citation: Citation }
  /** Markdown of whole statements; all of it in order is the reply's `answer`. */
  | { kind: 'text-verified'; text: string }
  | { kind: 'answer-end'; reply: AskReply; trace: AnswerTrace };
