/** Events of an answer in, the same events out; its record is stored before the end is passed on. */
import type { AnswerEvent } from './answer/answer-event.ts';
import { type AnswerSteps, UNWATCHED } from './answer/answer-steps.ts';
import { answerRecord } from './records/answer-record.ts';
import type { RecordStore } from './records/record-store.ts';

export interface KeepOptions {
  records: RecordStore;
  /** False keeps questions, answers and comments out of the records. */
  keepTexts: boolean;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Whoever looks on; nobody when not given. */
  steps?: AnswerSteps;
  /** Told when an answer could not be stored; its reader gets it all the same. */
  onFault: (fault: unknown) => void;
}

export async function* keepAnswer(
  events: AsyncIterable<AnswerEvent>,
  { records, keepTexts, now, onFault, steps = UNWATCHED }: KeepOptions,
): AsyncGenerator<AnswerEvent> {
  for await (const event of events) {
    if (event.kind === 'answer-end') {
      try {
        const { reply, trace } = event;
        const record = answerRecord({ reply, trace, answeredAt: now(), keepTexts });
        await steps.run('record', () => records.addAnswer(record));
      } catch (fault) {
        onFault(fault);
      }
    }
    yield event;
  }
}
