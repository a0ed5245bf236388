/** An answer as a span, its steps as spans within it. They hold names, counts and ids, never what was asked or said. */
import { type Context, context, type Span, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import type { AnswerEvent } from '../answer/answer-event.ts';
import type { AnswerSteps } from '../answer/answer-steps.ts';
import type { WatchAnswer } from '../answer-watch.ts';
import { currentAsking } from '../asking.ts';

export function traceAnswers(tracer: Tracer): WatchAnswer {
  return () => {
    // Where the answer was asked for: whoever reads it may be somewhere else by then.
    const parent = context.active();
    const channel = currentAsking()?.channel ?? 'other';
    return {
      steps: stepSpans(tracer),
      async *events(events) {
        const span = tracer.startSpan('answer', { attributes: { 'plan.channel': channel } }, parent);
        try {
          for await (const event of within(trace.setSpan(parent, span), events)) {
            if (event.kind === 'answer-end') span.setAttributes(attributesOf(event));
            yield event;
          }
        } catch (fault) {
          noteFault(span, fault);
          throw fault;
        } finally {
          span.end();
        }
      },
    };
  };
}

function attributesOf({ reply, trace: { indexVersion, statements } }: AnswerEvent & { kind: 'answer-end' }) {
  return {
    'plan.answer.id': reply.id,
    'plan.answer.status': reply.status,
    'plan.answer.by': reply.answeredBy,
    'plan.answer.citations': reply.citations.length,
    'plan.answer.rejected': statements.filter(({ shown, verdict }) => !shown && verdict !== 'no-claim').length,
    'plan.index.version': indexVersion,
    ...(reply.reason && { 'plan.answer.reason': reply.reason }),
  };
}

function stepSpans(tracer: Tracer): AnswerSteps {
  return {
    run(step, work) {
      const span = tracer.startSpan(step);
      const at = trace.setSpan(context.active(), span);
      try {
        const result = context.with(at, work);
        if (!(result instanceof Promise)) {
          span.end();
          return result;
        }
        // The same promise goes on: whoever waits for it meets its fault.
        result.then(
          () => span.end(),
          (fault: unknown) => {
            noteFault(span, fault);
            span.end();
          },
        );
        return result;
      } catch (fault) {
        noteFault(span, fault);
        span.end();
        throw fault;
      }
    },
    async *stream(step, items) {
      const span = tracer.startSpan(step);
      try {
        yield* within(trace.setSpan(context.active(), span), items);
      } catch (fault) {
        noteFault(span, fault);
        throw fault;
      } finally {
        span.end();
      }
    },
  };
}

/** The same items; whatever is done to make each of them belongs to `at`, whoever asks for it. */
async function* within<Item>(at: Context, items: AsyncIterable<Item>): AsyncGenerator<Item> {
  const iterator = items[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { done, value } = await context.with(at, () => iterator.next());
      if (done) return;
      yield value;
    }
  } finally {
    await context.with(at, () => iterator.return?.());
  }
}

function noteFault(span: Span, fault: unknown): void {
  span.setAttribute('error.type', fault instanceof Error ? fault.name : 'unknown');
  span.setStatus({ code: SpanStatusCode.ERROR });
}
