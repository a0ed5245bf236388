import { describe, expect, it } from 'vitest';
import type { AskReply } from '../contract.ts';
import { renderReply } from './render-reply.ts';

const reply: AskReply = {
  id: 'a-1',
  status: 'partial',
  question: '镇江和盐城的5G基站目标',
  answer: '镇江市2022年**新建5G基站1400个**。[1]',
  citations: [
    {
      marker: 1,
      documentId: 'zhenjiang',
      title: '2022年镇江市数字经济发展工作要点',
      documentNumber: '镇数字发〔2022〕4号',
      issuer: null,
      published: '2022-08-22',
      region: '镇江市',
      section: ['二、重点工作', '16.'],
      page: null,
      quote: '新建5G基站\n1400个\u001b[31m',
      start: 10,
      end: 20,
      href: '/read/zhenjiang?start=10&end=20',
      context: [{ quote: '2022年', start: 0, end: 5 }],
    },
  ],
  missing: ['盐城 5G基站'],
  suggestions: ['盐城2024年5G基站目标'],
  answeredBy: 'extractive',
  timings: { retrieveMs: 1, answerMs: 2 },
};

describe('renderReply', () => {
  it('keeps cells that stand a line each apart', () => {
    const citations = reply.citations.map((citation) => ({
      ...citation,
      quote: '第二产业\n\n99.5\n\n3.1',
      context: [],
    }));
    expect(renderReply({ ...reply, citations }, {})).toContain('“第二产业 99.5 3.1”');
  });

  it('prints the answer and numbered sources, and nothing that steers a terminal', () => {
    expect(renderReply(reply, {})).toBe(`【部分回答】
镇江市2022年新建5G基站1400个。[1]

没有找到：盐城 5G基站

依据
[1] 2022年镇江市数字经济发展工作要点（镇数字发〔2022〕4号）
    2022-08-22
    二、重点工作 › 16.
    “新建5G基站1400个[31m”
    （上文：“2022年”）
    zhenjiang 10–20

可以这样问：
  · 盐城2024年5G基站目标
`);
  });

  it('is bold on a terminal', () => {
    expect(renderReply(reply, { isTTY: true })).toContain('\u001b[1m新建5G基站1400个\u001b[22m');
  });
});
