/** A model endpoint that is well, refuses, is busy or breaks off by turns: each question is answered, and soon. */
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { askServer } from '../load/ask-server.ts';
import { describeLoad, loadFigures } from '../load/load-figures.ts';
import { startMeasuredServer } from '../load/measured-server.ts';
import { distinctQuestions } from '../load/questions.ts';
import { beginStream, endStream, modelEndpoint, say } from './model-endpoint.ts';
import type { Outcome } from './outcome.ts';

const QUESTIONS = 40;
const FIRST_TOKEN_MS = 2_000;
/** Beyond the silence allowed, for the answer itself. */
const REST_MS = 5_000;
/** After which the server tries a model again that it has left alone. */
const PAUSE_MS = 15_500;

/** Passes the gate, so that the model is asked; of the golden questions many do not. */
const ASKED = '镇江2022年5G基站目标';

type Mood = 'well' | 'busy' | 'broken' | 'cut' | 'silent';
const MOODS: readonly Mood[] = ['well', 'busy', 'silent', 'broken', 'cut', 'silent', 'silent', 'silent'];

export async function flappingModel(print: (line: string) => void): Promise<Outcome> {
  let asked = 0;
  let isBack = false;
  const endpoint = await modelEndpoint((_request, response) => {
    asked += 1;
    play(isBack ? 'well' : (MOODS[asked % MOODS.length] ?? 'well'), response);
  });
  const server = await startMeasuredServer({
    environment: { ...endpoint.environment, MODEL_FIRST_TOKEN_SECONDS: String(FIRST_TOKEN_MS / 1000) },
  });
  try {
    const { url } = server;
    const questions = distinctQuestions();
    const ask = (question = questions.next().value) => askServer({ url, route: '/api/chat', question });
    const answers = [];
    for (let at = 0; at < QUESTIONS; at += 4)
      answers.push(...(await Promise.all([ask(), ask(ASKED), ask(), ask(ASKED)])));
    const figures = loadFigures(answers);
    print(`　${describeLoad(figures)}；模型收到 ${asked} 个请求`);
    const before = await modelState(url);
    isBack = true;
    await wait(PAUSE_MS);
    await ask(ASKED);
    const after = await modelState(url);
    print(`　时好时坏之后 /readyz 的 model 为 ${before}，恢复正常 15 秒后为 ${after}`);
    const isPassed = figures.errors.size === 0 && figures.max < FIRST_TOKEN_MS * 2 + REST_MS && after === 'ok';
    return { isPassed, what: '每问都有回答，不超过时限，模型恢复后用回' };
  } finally {
    await server.stop();
    endpoint.close();
  }
}

async function modelState(url: string): Promise<string> {
  const body: unknown = await (await fetch(`${url}/readyz`)).json();
  return typeof body === 'object' && body !== null && 'model' in body ? String(body.model) : '没有';
}

function play(mood: Mood, response: ServerResponse): void {
  if (mood === 'busy' || mood === 'broken') {
    response.writeHead(mood === 'busy' ? 429 : 500, { 'content-type': 'application/json' });
    response.end('{"error":{"message":"no"}}');
    return;
  }
  beginStream(response);
  if (mood === 'silent') return;
  say(response, { content: '不详。' });
  if (mood === 'cut') return void setImmediate(() => response.destroy());
  endStream(response);
}
