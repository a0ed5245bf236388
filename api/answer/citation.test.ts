import { describe, expect, it } from 'vitest';
import type { DocumentPage } from '#retrieval/plan-document';
import type { PlanStore } from '#retrieval/store/plan-store';
import { DOCUMENT_ID, smallStore, spanOf } from '../__fixtures__/small-store.ts';
import type { AskReply } from '../contract.ts';
import { answerQuestion } from './answer-question.ts';

function ask(pages: DocumentPage[]): Promise<AskReply> {
  const small = smallStore();
  const store: PlanStore = {
    ...small,
    search: ({ limit }) => small.search({ text: '高新技术企业', limit }),
    document: async (id) => {
      const document = await small.document(id);
      return document && { ...document, pages };
    },
  };
  return answerQuestion({ store, now: () => 0, newId: () => 'test' }, { question: '镇江2022年高新技术企业超多少家' });
}

const second = spanOf('一、发展目标').start;

describe('citationOf', () => {
  it('names the page on which the quote begins', async () => {
    const reply = await ask([
      { start: 0, ocr: false },
      { start: second, ocr: false },
    ]);
    expect(reply.citations[0]).toMatchObject({ documentId: DOCUMENT_ID, page: 2 });
    expect(reply.notices).toBeUndefined();
  });

  it('names no page where the format has none', async () => {
    expect((await ask([])).citations[0]).toMatchObject({ page: null });
  });
});

describe('replyOf', () => {
  it('says so when a cited page was read from a picture, and not for another page', async () => {
    const [plain, scanned] = await Promise.all([
      ask([
        { start: 0, ocr: true },
        { start: second, ocr: false },
      ]),
      ask([
        { start: 0, ocr: false },
        { start: second, ocr: true },
      ]),
    ]);
    expect(plain.notices).toBeUndefined();
    expect(scanned.notices).toEqual(['ocr-text']);
  });
});
