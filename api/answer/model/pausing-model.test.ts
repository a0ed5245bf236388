import { describe, expect, it } from 'vitest';
import type { ModelPrompt } from '#prompts/answer-prompt';
import type { ChatModel } from './chat-model.ts';
import { ModelFault } from './model-fault.ts';
import { type PausingModel, pausingModel } from './pausing-model.ts';

const PROMPT: ModelPrompt = { instructions: '说明', messages: [{ role: 'user', content: '问题' }] };

interface Played {
  model: PausingModel;
  /** What the model does when it is asked next. */
  play(turn: 'answer' | 'fail' | 'wait'): void;
  asked(): number;
  pass(ms: number): void;
  told: string[];
}

function played(): Played {
  let turn: 'answer' | 'fail' | 'wait' = 'answer';
  let asked = 0;
  let time = 0;
  const told: string[] = [];
  const model: ChatModel = {
    id: 'm',
    totalMs: 90_000,
    async *write(_prompt, signal) {
      asked += 1;
      if (turn === 'fail') throw new ModelFault('model-slow', { why: 'silent' });
      yield { kind: 'text', text: '甲' };
      if (turn !== 'wait') return;
      signal.throwIfAborted();
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    },
  };
  return {
    model: pausingModel({
      model,
      now: () => time,
      onChange: (fault) => told.push(fault instanceof Error ? fault.message : 'again'),
    }),
    play: (next) => {
      turn = next;
    },
    asked: () => asked,
    pass: (ms) => {
      time += ms;
    },
    told,
  };
}

async function write(model: PausingModel, signal = new AbortController().signal): Promise<string> {
  let text = '';
  try {
    for await (const piece of model.write(PROMPT, signal)) if (piece.kind === 'text') text += piece.text;
    return text;
  } catch (fault) {
    if (fault instanceof ModelFault) return fault.message;
    throw fault;
  }
}

const FAILED = 'The chat model failed: silent';
const NOT_ASKED = 'The chat model failed: not asked after 3 failures in a row';

describe('pausingModel', () => {
  it('asks no more for fifteen seconds after three failures in a row', async () => {
    const { model, play, asked, pass, told } = played();
    play('fail');
    for (let at = 0; at < 3; at += 1) expect(await write(model)).toBe(FAILED);
    expect(model.state()).toBe('unavailable');
    pass(14_999);
    expect(await write(model)).toBe(NOT_ASKED);
    expect(asked()).toBe(3);
    expect(told).toEqual([FAILED]);
    pass(1);
    expect(await write(model)).toBe(FAILED);
    expect(await write(model)).toMatch('not asked after 4 failures');
    expect(told).toEqual([FAILED]);
  });

  it('is asked as before as soon as it has answered once', async () => {
    const { model, play, pass, told } = played();
    play('fail');
    for (let at = 0; at < 3; at += 1) await write(model);
    play('answer');
    pass(15_000);
    expect(await write(model)).toBe('甲');
    expect(await write(model)).toBe('甲');
    expect(model.state()).toBe('ok');
    expect(told).toEqual([FAILED, 'again']);
  });

  it('is tried by one question, while the others go on without it', async () => {
    const { model, play, asked, pass } = played();
    play('fail');
    for (let at = 0; at < 3; at += 1) await write(model);
    pass(15_000);
    play('wait');
    const left = new AbortController();
    const trying = model.write(PROMPT, left.signal);
    await trying.next();
    expect(await write(model)).toBe(NOT_ASKED);
    expect(asked()).toBe(4);
    await trying.return(undefined);
    expect(model.state()).toBe('ok');
  });

  it('counts failures in a row alone', async () => {
    const { model, play } = played();
    for (const turn of ['fail', 'fail', 'answer', 'fail', 'fail'] as const) {
      play(turn);
      await write(model);
    }
    expect(model.state()).toBe('ok');
  });

  it('counts an answer that takes all its time, and not a reader who leaves', async () => {
    const { model, play } = played();
    play('wait');
    const end = async (reason: unknown): Promise<void> => {
      const signal = new AbortController();
      const writing = write(model, signal.signal);
      signal.abort(reason);
      await expect(writing).rejects.toBe(reason);
    };
    for (let at = 0; at < 3; at += 1) await end(new DOMException('left', 'AbortError'));
    expect(model.state()).toBe('ok');
    for (let at = 0; at < 3; at += 1) await end(new DOMException('over', 'TimeoutError'));
    expect(model.state()).toBe('unavailable');
  });
});
