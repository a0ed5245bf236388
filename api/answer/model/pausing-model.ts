/**
 * The same model, left alone for a while after it has failed several times in a row: otherwise each question would wait
 * for it as long as the first. After the pause one question tries it, and the others go on without it until that one is
 * answered.
 */
import type { ChatModel } from './chat-model.ts';
import { ModelFault } from './model-fault.ts';

/** `unavailable` from the last of several failures in a row to the next answer. */
export type ModelState = 'ok' | 'unavailable';

export interface PausingModel extends ChatModel {
  state(): ModelState;
}

export interface PausingOptions {
  model: ChatModel;
  /** Milliseconds of a clock that only goes forward. */
  now: () => number;
  /** Told when the model is left alone, with why, and with null when it answers again. */
  onChange?: (fault: unknown) => void;
}

const FAULTS_IN_A_ROW = 3;
const PAUSE_MS = 15_000;

export function pausingModel({ model, now, onChange = () => {} }: PausingOptions): PausingModel {
  let faults = 0;
  let triedAt = 0;
  const isOff = (): boolean => faults >= FAULTS_IN_A_ROW;
  const failed = (fault: unknown): void => {
    triedAt = now();
    faults += 1;
    if (faults === FAULTS_IN_A_ROW) onChange(fault);
  };
  const answered = (): void => {
    if (isOff()) onChange(null);
    faults = 0;
  };
  return {
    id: model.id,
    totalMs: model.totalMs,
    state: () => (isOff() ? 'unavailable' : 'ok'),
    async *write(prompt, signal) {
      if (isOff() && now() - triedAt < PAUSE_MS)
        throw new ModelFault('model-unavailable', { why: `not asked after ${faults} failures in a row` });
      triedAt = now();
      let fault: unknown = null;
      try {
        yield* model.write(prompt, signal);
      } catch (thrown) {
        fault = thrown;
        throw thrown;
      } finally {
        // A reader who left says nothing about the model; one who has read enough got an answer.
        if (fault instanceof ModelFault || isTimeout(signal)) failed(fault);
        else if (!signal.aborted) answered();
      }
    },
  };
}

/** The time of the whole answer was over. */
function isTimeout({ aborted, reason }: AbortSignal): boolean {
  return aborted && reason instanceof DOMException && reason.name === 'TimeoutError';
}
