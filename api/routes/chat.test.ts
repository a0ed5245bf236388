import { DefaultChatTransport, readUIMessageStream } from 'ai';
import { describe, expect, it } from 'vitest';
import { eventsOf, smallReply } from '../__fixtures__/small-answer.ts';
import { buildApp, expectProblem, post } from '../__fixtures__/small-app.ts';
import type { AnswerMessage } from '../channels/ui-message-stream.ts';
import type { AskRequest } from '../contract.ts';

type App = ReturnType<typeof buildApp>['app'];

const QUESTION = '镇江2022年5G基站目标';

function user(text: string): AnswerMessage {
  return { id: 'u', role: 'user', parts: [{ type: 'text', text }] };
}

/** What a page with `useChat` does: the transport of the package itself, over the app. */
async function chat(app: App, messages: AnswerMessage[]): Promise<AnswerMessage[]> {
  const transport = new DefaultChatTransport<AnswerMessage>({
    api: 'http://plans.test/api/chat',
    fetch: async (url, init) => app.request(new Request(String(url), init)),
  });
  const stream = await transport.sendMessages({
    trigger: 'submit-message',
    chatId: 'c',
    messageId: undefined,
    messages,
    abortSignal: undefined,
  });
  const states: AnswerMessage[] = [];
  for await (const state of readUIMessageStream<AnswerMessage>({ stream })) states.push(state);
  return states;
}

describe('POST /api/chat', () => {
  it('is understood by the client of the package: text, sources, citations and the rest of the reply', async () => {
    const message = (await chat(buildApp().app, [user(QUESTION)])).at(-1);
    const reply = smallReply({ question: QUESTION });
    const { answer, ...rest } = reply;
    expect(message?.role).toBe('assistant');
    expect(message?.parts.filter(({ type }) => type === 'text')).toMatchObject([{ text: answer }]);
    expect(message?.parts.filter(({ type }) => type === 'data-citation')).toMatchObject([
      { id: '1', data: reply.citations[0] },
    ]);
    expect(message?.parts.filter(({ type }) => type === 'source-document')).toMatchObject([
      { sourceId: '1', title: '2022年镇江市数字经济发展工作要点', filename: 'zhenjiang-work-points-2022' },
    ]);
    expect(message?.parts.filter(({ type }) => type === 'data-answer')).toMatchObject([{ data: rest }]);
  });

  it('is these bytes on the wire', async () => {
    const { app } = buildApp();
    const response = await app.request(post('/api/chat', JSON.stringify({ question: '南京有什么' })));
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('x-vercel-ai-ui-message-stream')).toBe('v1');
    const { answer, ...rest } = smallReply({ question: '南京有什么' });
    // A comment opens the stream; the id of the message is the package's own.
    const text = (await response.text()).replace(/^: [\w-]+\n\n/, '').replace(/,"messageId":"\w+"/, '');
    expect(text).toBe(
      `${[
        { type: 'start' },
        { type: 'text-start', id: 'answer' },
        { type: 'text-delta', id: 'answer', delta: answer },
        { type: 'text-end', id: 'answer' },
        { type: 'data-answer', id: 'answer', data: rest },
        { type: 'finish', finishReason: 'stop' },
      ]
        .map((part) => `data: ${JSON.stringify(part)}\n\n`)
        .join('')}data: [DONE]\n\n`,
    );
  });

  it('takes the turns before the question as its history, text alone', async () => {
    const seen: AskRequest[] = [];
    const { app } = buildApp({
      answer: (_store, request) => {
        seen.push(request);
        return eventsOf(smallReply(request));
      },
    });
    const before = (await chat(app, [user(QUESTION)])).at(-1);
    if (!before) throw new Error('no answer');
    await chat(app, [user(QUESTION), before, user(' 那盐城呢 ')]);
    expect(seen[1]).toEqual({
      question: '那盐城呢',
      history: [
        { role: 'user', content: QUESTION },
        { role: 'assistant', content: '镇江市2022年**新建5G基站1400个**。[1]' },
      ],
    });
  });

  it('leaves the first statement before the second is there', async () => {
    let release = (): void => {};
    const { app } = buildApp({
      answer: async function* () {
        yield { kind: 'text-verified', text: '第一句。' };
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        yield* eventsOf({ ...smallReply({ question: QUESTION }), answer: '第二句。', citations: [] });
      },
    });
    const response = await app.request(post('/api/chat', JSON.stringify({ question: QUESTION })));
    const reader = response.body?.getReader();
    const decoder = new TextDecoder();
    let text = '';
    while (!text.includes('第一句')) text += decoder.decode((await reader?.read())?.value);
    expect(text).not.toContain('第二句');
    release();
    while (!text.includes('[DONE]')) text += decoder.decode((await reader?.read())?.value);
    expect(text).toContain('第二句');
  });

  it('ends the work when the client leaves', async () => {
    let aborted = false;
    const { app, lines } = buildApp({
      answer: async function* (_store, _request, signal) {
        yield { kind: 'text-verified', text: '第一句。' };
        await new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            aborted = true;
            reject(signal.reason);
          });
        });
      },
    });
    const response = await app.request(post('/api/chat', JSON.stringify({ question: QUESTION })));
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await expect.poll(() => aborted).toBe(true);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('breaks off with one sentence and keeps the fault to the log', async () => {
    const { app, lines } = buildApp({
      answer: async function* () {
        yield { kind: 'text-verified', text: '第一句。' };
        throw new Error('secret of the inside');
      },
    });
    const text = await (await app.request(post('/api/chat', JSON.stringify({ question: QUESTION })))).text();
    expect(text).toContain('"errorText":"服务出错，请稍后再试。"');
    expect(text).not.toContain('secret');
    expect(lines.find(({ level }) => level === 'error')?.fault?.message).toBe('secret of the inside');
  });

  it.each([
    ['nothing', {}, 'question'],
    ['no message', { messages: [] }, 'messages'],
    ['a system message', { messages: [{ role: 'system', parts: [] }] }, 'messages[0].role'],
    [
      'an answer as the last message',
      { messages: [user('问'), { ...user('答'), role: 'assistant' }] },
      'messages[1].role',
    ],
    ['a question without text', { messages: [{ role: 'user', parts: [{ type: 'file' }] }] }, 'messages[0].parts'],
    ['a question of 2001 characters', { messages: [user('字'.repeat(2001))] }, 'messages[0].parts'],
    ['an unknown field beside a question', { question: '镇江', model: 'x' }, 'model'],
    ['an unknown document', { messages: [user('问')], filters: { documentIds: ['no'] } }, 'filters.documentIds[0]'],
  ])('answers 400 to %s', async (_name, body, field) => {
    const problem = await expectProblem(await buildApp().app.request(post('/api/chat', JSON.stringify(body))), 400);
    expect(problem.errors).toEqual([{ field, expected: expect.stringMatching(/[\u4e00-\u9fff]/) }]);
  });

  it('answers 400 to broken JSON and 503 while the index is not open', async () => {
    await expectProblem(await buildApp().app.request(post('/api/chat', '{"messages": [')), 400);
    await expectProblem(await buildApp({ store: () => null }).app.request(post('/api/chat', '{"question":"问"}')), 503);
  });
});
