import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ModelRequest, type ScriptedModel, scriptedModel } from '../../api/answer/__fixtures__/scripted-model.ts';
import { type ChatModel, openChatModel } from '../../api/answer/model/chat-model.ts';
import { smallResult } from '../__fixtures__/small-result.ts';
import { judgeSupport } from './judge-support.ts';
import { printJudgement } from './print-judgement.ts';

let server: ScriptedModel;
let model: ChatModel;

beforeAll(async () => {
  server = await scriptedModel();
  model = openChatModel({ id: 'judge', baseUrl: server.baseUrl, apiKey: null, firstTokenMs: 5000, totalMs: 5000 });
});

afterAll(() => server.close());

const results = ['1400个', '1500个', '1600个'].map((value, at) =>
  smallResult({ one: { id: `c-${at}` }, reply: { answer: `镇江市2022年新建5G基站${value}[1]。` } }),
);
const refusal = smallResult({ one: { id: 'r-1' }, reply: { status: 'refused', answer: '没有收录。', citations: [] } });

const asked = ({ messages }: ModelRequest): string => messages.at(-1)?.content ?? '';

describe('judgeSupport', () => {
  it('gives each trial its share, who doubts what, and how often it changed its mind', async () => {
    const seen = new Map<string, number>();
    server.play({
      kind: 'reply',
      to: (request) => {
        const times = (seen.get(asked(request)) ?? 0) + 1;
        seen.set(asked(request), times);
        if (asked(request).includes('新建5G基站1600个')) return times === 2 ? '支持' : '不支持';
        return asked(request).includes('新建5G基站1500个') ? '不支持' : '支持';
      },
    });
    const judgement = await judgeSupport({ results: [...results, refusal], model, trials: 3, sample: 10 });
    expect(judgement).toEqual({
      model: 'judge',
      sentences: 3,
      shares: [1 / 3, 2 / 3, 1 / 3],
      divided: 1,
      unreadable: 0,
      doubted: [
        { id: 'c-1', sentence: '镇江市2022年新建5G基站1500个。', against: 3 },
        { id: 'c-2', sentence: '镇江市2022年新建5G基站1600个。', against: 2 },
      ],
    });
    expect(server.requests).toHaveLength(9);
    expect(asked(server.requests[0]?.body ?? { model: '', messages: [] })).toContain(
      '2022年新建5G基站1400个，服务企业90家。',
    );
    const said: string[] = [];
    printJudgement(judgement, (line) => said.push(line));
    expect(said).toContain('有依据     44.4%（33.3% 至 66.7%）');
  });

  it('counts a server that fails and a reply without a verdict as no judgement', async () => {
    server.play({ kind: 'status', status: 400 }, { kind: 'text', text: '不好说' }, { kind: 'text', text: '支持' });
    const { shares, unreadable } = await judgeSupport({ results, model, trials: 1, sample: 10 });
    expect([shares, unreadable]).toEqual([[1], 2]);
  });

  it('takes a sample evenly over the run', async () => {
    server.play({ kind: 'text', text: '支持' });
    const many = Array.from({ length: 10 }, (_, at) => smallResult({ one: { id: `m-${at}` } }));
    expect((await judgeSupport({ results: many, model, trials: 2, sample: 4 })).sentences).toBe(4);
    expect(server.requests).toHaveLength(8);
  });
});
