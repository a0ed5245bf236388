import type { AnswerEvent } from '../answer/answer-event.ts';
import type { Answer } from '../answering.ts';
import type { AskReply, AskRequest } from '../contract.ts';
import { DOCUMENT_ID, spanOf } from './small-store.ts';

const QUOTE = '加大“双千兆”网络和5G基站建设力度,新建5G基站1400个,着力推进基础设施全面升级换代。';
const TITLE = '2022年镇江市数字经济发展工作要点';

/** The events of a reply that is ready. */
export async function* eventsOf(reply: AskReply): AsyncGenerator<AnswerEvent> {
  for (const citation of reply.citations) yield { kind: 'citation-available', citation };
  yield { kind: 'text-verified', text: reply.answer };
  const { question } = reply;
  const untold = {
    indexVersion: 'small-1',
    passages: [],
    model: null,
    promptVersion: null,
    draft: null,
    statements: [],
  };
  yield { kind: 'answer-end', reply, trace: { question, ...untold } };
}

/** Answers the one question of the fixture with its one citation and refuses every other. */
export const smallAnswer: Answer = (_store, request) => eventsOf(smallReply(request));

export function smallReply(request: AskRequest): AskReply {
  return /镇江.*5G基站/.test(request.question) ? answered(request) : refused(request);
}

function answered({ question }: AskRequest): AskReply {
  const span = spanOf(QUOTE);
  return {
    id: 'answer-1',
    status: 'answered',
    question,
    answer: '镇江市2022年**新建5G基站1400个**。[1]',
    citations: [
      {
        marker: 1,
        documentId: DOCUMENT_ID,
        title: TITLE,
        documentNumber: '镇数字发〔2022〕4号',
        issuer: '镇江市数字经济工作领导小组',
        published: '2022-08-22',
        region: '镇江市',
        section: ['二、重点工作', '(五)健全数字基础设施体系', '16.'],
        page: null,
        quote: QUOTE,
        ...span,
        href: `/read/${DOCUMENT_ID}?start=${span.start}&end=${span.end}`,
        context: [{ quote: TITLE, ...spanOf(TITLE) }],
      },
    ],
    answeredBy: 'extractive',
    timings: { retrieveMs: 3, answerMs: 5 },
  };
}

function refused({ question }: AskRequest): AskReply {
  return {
    id: 'answer-2',
    status: 'refused',
    question,
    answer: '现有文件里没有这个地区的规划，无法回答。',
    citations: [],
    reason: 'region-not-covered',
    suggestions: ['镇江2022年5G基站目标'],
    answeredBy: 'extractive',
    timings: { retrieveMs: 2, answerMs: 3 },
  };
}
