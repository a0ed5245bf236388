/** What is kept of an answer. The parts that hold words of a question or an answer can be left out. */
import type { AnswerTrace, CheckedStatement, TracedPassage } from '../answer/answer-trace.ts';
import type { AskReply } from '../contract.ts';

export interface AnswerRecord {
  /** The `id` of the reply. */
  id: string;
  /** Milliseconds since 1970. */
  answeredAt: number;
  status: AskReply['status'];
  reason: AskReply['reason'] | null;
  notices: NonNullable<AskReply['notices']>;
  answeredBy: string;
  model: string | null;
  promptVersion: string | null;
  indexVersion: string;
  passages: TracedPassage[];
  /** Without their texts when texts are not kept. */
  statements: (Omit<CheckedStatement, 'text' | 'detail'> & Partial<CheckedStatement>)[];
  timings: AskReply['timings'];
  /** Null when texts are not kept. */
  texts: RecordedTexts | null;
}

export interface RecordedTexts {
  question: string;
  standaloneQuestion: string;
  draft: string | null;
  answer: string;
  /** Who wrote it, as it was said then. */
  label?: string;
  citations: AskReply['citations'];
  missing: string[];
}

export interface RecordSource {
  reply: AskReply;
  trace: AnswerTrace;
  /** Milliseconds since 1970. */
  answeredAt: number;
  keepTexts: boolean;
}

export function answerRecord({ reply, trace, answeredAt, keepTexts }: RecordSource): AnswerRecord {
  const { model, promptVersion, indexVersion, passages, statements } = trace;
  return {
    id: reply.id,
    answeredAt,
    status: reply.status,
    reason: reply.reason ?? null,
    notices: reply.notices ?? [],
    answeredBy: reply.answeredBy,
    model,
    promptVersion,
    indexVersion,
    passages,
    statements: keepTexts ? statements : statements.map(withoutTexts),
    timings: reply.timings,
    texts: keepTexts ? textsOf(reply, trace) : null,
  };
}

function textsOf(reply: AskReply, { question, draft }: AnswerTrace): RecordedTexts {
  return {
    question,
    standaloneQuestion: reply.question,
    draft,
    answer: reply.answer,
    ...(reply.label === undefined ? {} : { label: reply.label }),
    citations: reply.citations,
    missing: reply.missing ?? [],
  };
}

function withoutTexts({ text: _text, detail: _detail, ...rest }: CheckedStatement): AnswerRecord['statements'][number] {
  return rest;
}
