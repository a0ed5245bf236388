import { describe, expect, it } from 'vitest';
import { eventsOf, smallReply } from './__fixtures__/small-answer.ts';
import { buildApp, post } from './__fixtures__/small-app.ts';
import { smallStore } from './__fixtures__/small-store.ts';
import type { AnswerEvent } from './answer/answer-event.ts';
import { ModelFault } from './answer/model/model-fault.ts';
import { answerMetrics } from './answer-metrics.ts';
import { askingAs, askingBot } from './asking.ts';
import { createMetrics } from './metrics.ts';
import { indexMetrics } from './server-metrics.ts';

const QUESTION = '镇江2022年5G基站目标';

async function read(events: AsyncIterable<AnswerEvent>): Promise<void> {
  for await (const _ of events);
}

function watched() {
  let time = 0;
  const metrics = createMetrics();
  const answers = answerMetrics({ metrics, now: () => time });
  const leaving = new AbortController();
  const watch = askingAs(askingBot('dingtalk'), () => answers.watch(leaving.signal));
  return { metrics, answers, leaving, watch, pass: (ms: number) => (time += ms) };
}

describe('answerMetrics', () => {
  it('counts the answers without a record, from none on', async () => {
    const { metrics, answers } = watched();
    expect(await metrics.text()).toContain('plan_lost_records_total 0\n');
    answers.recordLost();
    expect(await metrics.text()).toContain('plan_lost_records_total 1\n');
  });

  it('counts a question by channel and status, and its rejected statements by problem', async () => {
    const { metrics, watch } = watched();
    const statements = [
      { text: '甲', verdict: 'supported' as const, shown: true },
      { text: '乙', verdict: 'contradicted' as const, problem: 'figure' as const, shown: false },
      { text: '丙', verdict: 'not-found' as const, problem: 'figure' as const, shown: false },
      { text: '丁', verdict: 'not-found' as const, shown: false },
      { text: '戊', verdict: 'no-claim' as const, shown: false },
    ];
    await read(
      watch.events(
        (async function* (): AsyncGenerator<AnswerEvent> {
          for await (const event of eventsOf(smallReply({ question: QUESTION })))
            yield event.kind === 'answer-end' ? { ...event, trace: { ...event.trace, statements } } : event;
        })(),
      ),
    );
    const text = await metrics.text();
    expect(text).toContain('plan_questions_total{channel="dingtalk",status="answered"} 1\n');
    expect(text).toContain('plan_rejected_statements_total{problem="figure"} 2\n');
    expect(text).toContain('plan_rejected_statements_total{problem="unproven"} 1\n');
    expect(text).toContain('plan_answers_running{channel="dingtalk"} 0\n');
    expect(text).not.toContain('甲');
  });

  it('adds up all runs of a step, and of a stream only the waiting for it', async () => {
    const { metrics, watch, pass } = watched();
    const { steps } = watch;
    const model = async function* () {
      for (const ms of [300, 400]) {
        pass(ms);
        yield ms;
      }
      pass(50);
    };
    const answer = async function* (): AsyncGenerator<AnswerEvent> {
      await steps.run('retrieval', async () => pass(20));
      await steps.run('retrieval', async () => pass(30));
      for await (const _ of steps.stream('model', model())) steps.run('verification', () => pass(4));
      yield* eventsOf(smallReply({ question: QUESTION }));
    };
    await read(watch.events(answer()));
    const text = await metrics.text();
    const sums = [...text.matchAll(/plan_step_seconds_sum\{step="(\w+)"\} (\S+)/g)].map(([, step, sum]) => [
      step,
      Number(sum),
    ]);
    expect(Object.fromEntries(sums)).toEqual({ retrieval: 0.05, model: 0.75, verification: 0.008, whole: 0.808 });
  });

  it('tells an answer that failed from one whose reader left', async () => {
    const failing = watched();
    const fails = async function* (): AsyncGenerator<AnswerEvent> {
      await failing.watch.steps.run('retrieval', () => Promise.reject(new Error('no index')));
    };
    await expect(read(failing.watch.events(fails()))).rejects.toThrow('no index');
    expect(await failing.metrics.text()).toContain('plan_questions_total{channel="dingtalk",status="failed"} 1\n');
    const left = watched();
    for await (const _ of left.watch.events(eventsOf(smallReply({ question: QUESTION })))) break;
    expect(await left.metrics.text()).toContain('plan_questions_total{channel="dingtalk",status="left"} 1\n');
    expect(await left.metrics.text()).toContain('plan_answers_running{channel="dingtalk"} 0\n');
  });

  it('counts faults of the model by kind and status', async () => {
    const { metrics, answers } = watched();
    answers.modelFault(new ModelFault('model-unavailable', { status: 429, why: 'busy' }));
    answers.modelFault(new ModelFault('model-slow', { why: 'silent' }));
    const text = await metrics.text();
    expect(text).toContain('plan_model_faults_total{kind="model-unavailable",status="429"} 1\n');
    expect(text).toContain('plan_model_faults_total{kind="model-slow",status=""} 1\n');
  });
});

describe('GET /metrics', () => {
  it('counts requests by route and status, and the streams that are open', async () => {
    const gate = Promise.withResolvers<void>();
    const { app } = buildApp({
      answer: async function* (_store, request) {
        yield { kind: 'text-verified', text: '第一句。' };
        await gate.promise;
        yield* eventsOf(smallReply(request));
      },
    });
    const figures = async (): Promise<string> => (await app.request('/metrics', {}, LOCAL)).text();
    await app.request('/api/documents/no-such');
    await app.request('/no-such?question=secret');
    const stream = await app.request(post('/api/chat', JSON.stringify({ question: QUESTION })));
    expect(await figures()).toContain('plan_streams_open 1\n');
    gate.resolve();
    await stream.text();
    await expect.poll(figures).toContain('plan_streams_open 0\n');
    const text = await figures();
    expect(text).toContain('plan_requests_total{route="/api/documents/:id",status="404"} 1\n');
    expect(text).toContain('plan_requests_total{route="none",status="404"} 1\n');
    expect(text).toContain('plan_requests_total{route="/api/chat",status="200"} 1\n');
    expect(text).not.toContain('secret');
  });

  it('says which index is read, and when there is none', async () => {
    const metrics = createMetrics();
    let store = smallStore();
    indexMetrics(metrics, () => store);
    const text = await metrics.text();
    expect(text).toContain('plan_index_ready 1\n');
    expect(text).toContain('plan_index_info{version="small-1"} 1\n');
    expect(text).toContain('plan_index_documents 1\n');
    expect(text).toContain('plan_index_passages 2\n');
    store = { ...smallStore(), version: 'small-2' };
    const next = await metrics.text();
    expect(next).toContain('plan_index_info{version="small-2"} 1\n');
    expect(next).not.toContain('small-1');
    const none = createMetrics();
    indexMetrics(none, () => null);
    expect(await none.text()).toContain('plan_index_ready 0\n');
  });
});

/** As if the connection came from this machine. */
const LOCAL = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
