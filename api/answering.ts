/** The one way from a question to a stored answer, for HTTP and the terminal: put together from the configuration. */
import './drop-blank-variables.ts';
import type { PlanStore } from '#retrieval/store/plan-store';
import type { AnswerEvent } from './answer/answer-event.ts';
import { answerEvents } from './answer/answer-question.ts';
import { openChatModel } from './answer/model/chat-model.ts';
import { type ModelState, pausingModel } from './answer/model/pausing-model.ts';
import { nobodyWatches, type WatchAnswer } from './answer-watch.ts';
import type { Config } from './config.ts';
import type { AskRequest } from './contract.ts';
import { keepAnswer } from './keep-answer.ts';
import { labelAnswer } from './label-answer.ts';
import { noteEmbedding } from './note-embedding.ts';
import { type Embedding, embeddingStateOf } from './open-embedding.ts';
import { openRecords } from './open-records.ts';
import { newAnswerId } from './records/answer-id.ts';
import type { RecordStore } from './records/record-store.ts';
import { type SteadyClock, steadyClock } from './steady-clock.ts';

/** The events of one answer, as they come. */
export type Answer = (store: PlanStore, request: AskRequest, signal: AbortSignal) => AsyncIterable<AnswerEvent>;

export interface Answering {
  answer: Answer;
  records: RecordStore;
  /** Null when no chat model is configured. */
  modelState: () => ModelState | null;
}

export interface AnsweringOptions {
  config: Pick<Config, 'dataDir' | 'records' | 'model' | 'labels'>;
  /** Told of what went wrong behind an answer that its reader got all the same. */
  onFault: (fault: unknown) => void;
  /** Told when the chat model is left alone after several faults, with the last of them, and with null when it answers again. */
  onModelChange?: (fault: unknown) => void;
  /** Null or not given: no embedding model is configured. */
  embedding?: Embedding | null;
  /** That of the system when not given. */
  clock?: SteadyClock;
  /** Told once when answers are left that should be gone for a day. */
  onOverdue?: () => void;
  /** Looks on while answers are made; nobody when not given. */
  watch?: WatchAnswer;
}

export function openAnswering({
  config,
  onFault,
  onModelChange,
  onOverdue,
  embedding = null,
  clock = steadyClock(),
  watch = nobodyWatches,
}: AnsweringOptions): Answering {
  const { keepTexts } = config.records;
  const { now, elapsed } = clock;
  const records = openRecords(config, { clock, onOverdue });
  const model =
    config.model &&
    pausingModel({
      model: openChatModel(config.model),
      now: elapsed,
      ...(onModelChange && { onChange: onModelChange }),
    });
  const modelState = (): ModelState | null => model?.state() ?? null;
  // While the model is left alone, each answer would say the same again.
  const onModelFault = (fault: unknown): void => {
    if (modelState() === 'ok') onFault(fault);
  };
  const deps = { ...(model && { model }), now: elapsed, newId: () => newAnswerId(now()), onModelFault };
  const answer: Answer = (store, request, signal) => {
    const watched = watch(signal);
    const { steps } = watched;
    const events = answerEvents({ ...deps, store, steps }, request, signal);
    const noted = noteEmbedding(events, () => embeddingStateOf(embedding, store));
    return watched.events(keepAnswer(labelAnswer(noted, config.labels), { records, keepTexts, now, onFault, steps }));
  };
  return { answer, records, modelState };
}
