/** What `/metrics` says of answers, whichever channel they went through. */

import type { AnswerEvent } from './answer/answer-event.ts';
import type { AnswerSteps } from './answer/answer-steps.ts';
import type { CheckedStatement } from './answer/answer-trace.ts';
import type { ModelFault } from './answer/model/model-fault.ts';
import type { WatchAnswer } from './answer-watch.ts';
import { currentAsking } from './asking.ts';
import type { Metrics } from './metrics.ts';

export interface AnswerMetrics {
  watch: WatchAnswer;
  modelFault(fault: ModelFault): void;
  /** Of an answer that its reader got all the same. */
  recordLost(): void;
}

export interface AnswerMetricsOptions {
  metrics: Metrics;
  /** Milliseconds of a clock that only goes forward. */
  now: () => number;
}

/** From the fraction of a millisecond that a check takes to the longest time of a model. */
const BUCKETS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 20, 40, 60, 90, 120];

export function answerMetrics({ metrics, now }: AnswerMetricsOptions): AnswerMetrics {
  const questions = metrics.counter({
    name: 'plan_questions_total',
    help: 'Questions by channel and by what became of them',
    labels: ['channel', 'status'],
  });
  const running = metrics.gauge({ name: 'plan_answers_running', help: 'Answers being made now', labels: ['channel'] });
  const seconds = metrics.histogram({
    name: 'plan_step_seconds',
    help: 'Time of an answer by step, all runs of the step together; “whole” is the answer from question to end',
    labels: ['step'],
    buckets: BUCKETS,
  });
  const rejected = metrics.counter({
    name: 'plan_rejected_statements_total',
    help: 'Statements that verification kept from being shown, by problem',
    labels: ['problem'],
  });
  const faults = metrics.counter({
    name: 'plan_model_faults_total',
    help: 'Times that a model gave no or only half an answer, by kind and HTTP status',
    labels: ['kind', 'status'],
  });
  const lost = metrics.counter({
    name: 'plan_lost_records_total',
    help: 'Answers whose record could not be stored: disk full, bucket out of reach',
    labels: [],
  });
  return {
    recordLost: () => lost.inc(),
    modelFault: ({ code, status }) => faults.inc({ kind: code, status: status === null ? '' : String(status) }),
    watch: (signal) => {
      const channel = currentAsking()?.channel ?? 'other';
      const times = stepTimes(now);
      const end = (status: string): void => {
        running.dec({ channel });
        questions.inc({ channel, status });
        for (const [step, ms] of times.ms) seconds.observe({ step }, ms / 1000);
      };
      return {
        steps: times.steps,
        async *events(events) {
          const startedAt = now();
          let status = 'left';
          running.inc({ channel });
          try {
            for await (const event of events) {
              if (event.kind === 'answer-end') {
                status = event.reply.status;
                times.ms.set('whole', now() - startedAt);
                for (const problem of problemsOf(event)) rejected.inc({ problem });
              }
              yield event;
            }
          } catch (fault) {
            if (!signal.aborted) status = 'failed';
            throw fault;
          } finally {
            end(status);
          }
        },
      };
    },
  };
}

/** What the built-in answerer drafted and its citations did not hold has no kind of problem. */
function problemsOf({ trace }: AnswerEvent & { kind: 'answer-end' }): string[] {
  return trace.statements.filter(isRejected).map(({ problem }) => problem ?? 'unproven');
}

function isRejected({ verdict, shown }: CheckedStatement): boolean {
  return !shown && verdict !== 'no-claim';
}

interface StepTimes {
  /** By step, all its runs together. */
  ms: Map<string, number>;
  steps: AnswerSteps;
}

function stepTimes(now: () => number): StepTimes {
  const ms = new Map<string, number>();
  const add = (step: string, since: number): void => void ms.set(step, (ms.get(step) ?? 0) + now() - since);
  return {
    ms,
    steps: {
      run(step, work) {
        const since = now();
        const result = work();
        if (!(result instanceof Promise)) {
          add(step, since);
          return result;
        }
        // The same promise goes on: whoever waits for it meets its fault.
        result.then(
          () => add(step, since),
          () => add(step, since),
        );
        return result;
      },
      async *stream(step, items) {
        // Only the waiting counts, not what is done with an item before the next is asked for.
        let since = now();
        for await (const item of items) {
          add(step, since);
          yield item;
          since = now();
        }
        add(step, since);
      },
    },
  };
}
