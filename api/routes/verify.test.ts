import { readFileSync } from 'node:fs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { PlanStore } from '#retrieval/store/plan-store';
import { paragraphsOf, partsOf } from '../__fixtures__/office-file.ts';
import { withSeedStore } from '../__fixtures__/seed-store.ts';
import { buildApp, expectProblem, post } from '../__fixtures__/small-app.ts';
import { verifyText } from '../answer/verify/verify-text.ts';
import type { Claim } from '../contract.ts';

let store: PlanStore;
withSeedStore((opened) => {
  store = opened;
});

async function verify(text: string, documentIds?: string[]): Promise<Claim[]> {
  const { app } = buildApp({ store: () => store });
  const body = JSON.stringify(documentIds ? { text, documentIds } : { text });
  const response = await app.request(post('/api/verify', body));
  expect(response.status).toBe(200);
  const { claims }: { claims: Claim[] } = await response.json();
  for (const { text: words, start, end, verdict, citations } of claims) {
    expect(text.slice(start, end)).toBe(words);
    if (verdict === 'supported' || verdict === 'contradicted') expect(citations.length).toBeGreaterThan(0);
    for (const citation of citations) {
      const source = (await store.document(citation.documentId))?.text ?? '';
      expect(source.slice(citation.start, citation.end)).toBe(citation.quote);
    }
  }
  return claims;
}

describe('POST /api/verify', () => {
  it('gives every statement a verdict at its place in the posted text', async () => {
    const claims = await verify(
      '# 镇江市\n\n2022年新建5G基站1400个。全年新增90家星级上云企业。\n\n2022年新建5G基站1500个。生态环境质量全国第一。\n',
    );
    expect(claims.map(({ verdict }) => verdict)).toEqual([
      'no-claim',
      'supported',
      'supported',
      'contradicted',
      'not-found',
    ]);
    expect(claims[1]?.citations[0]?.quote).toContain('新建5G基站1400个');
    expect(claims[3]?.explanation).toContain('1400');
  });

  it('takes no value of one region for another', async () => {
    const [claim] = await verify('盐城市2022年新建5G基站1400个。');
    expect(claim?.verdict).not.toBe('supported');
  });

  it('takes no other kind or qualifier for the same', async () => {
    const claims = await verify('镇江市2022年累计建成5G基站1400个。镇江市2022年培育数字经济相关领域高新技术企业40家。');
    expect(claims.map(({ verdict }) => verdict)).toEqual(['contradicted', 'contradicted']);
  });

  it('looks at the documents asked for alone', async () => {
    const [claim] = await verify('镇江市2022年新建5G基站1400个。', ['yancheng-digital-economy-action-plan-2022-2024']);
    expect(claim?.verdict).not.toBe('supported');
  });

  it('recomputes what a draft computes from two papers', async () => {
    const claims = await verify('到2024年，宿城区5G基站达到1500座。宿城区5G基站2024年比2022年多320座。');
    expect(claims[1]?.verdict).toBe('supported');
  });

  it('answers a text of 20,000 characters within some seconds', async () => {
    const sentence = '镇江市2022年新建5G基站1400个，新增90家星级上云企业，全年争创4家省级智能制造示范工厂。';
    const started = performance.now();
    const claims = await verify(sentence.repeat(Math.floor(20_000 / sentence.length)));
    expect(claims.length).toBeGreaterThan(400);
    expect(performance.now() - started).toBeLessThan(30_000);
  }, 60_000);

  it('does not check a sentence that is too long, and says so at once', async () => {
    const started = performance.now();
    const [claim] = await verify('1.2万个5G基站，'.repeat(1_800));
    expect(claim?.verdict).toBe('not-found');
    expect(claim?.explanation).toContain('太长');
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it('ends with the client', async () => {
    const gone = AbortSignal.abort();
    await expect(verifyText(store, { text: '镇江市2022年新建5G基站1400个。' }, gone)).rejects.toThrow();
  });

  it('has nothing to check in a sentence without figure, date, body or quotation', async () => {
    const claims = await verify('要加强组织领导，确保取得实效。推动5G网络与工业互联网深度融合。');
    expect(claims.map(({ verdict }) => verdict)).toEqual(['no-claim', 'no-claim']);
    expect(claims[0]?.explanation).toBe('没有需要核对的数字、日期、机构或引语。');
  });

  describe('of a Word file', () => {
    const bytes = readFileSync(new URL('../channels/__fixtures__/draft.docx', import.meta.url));
    const send = (given: { file?: Blob; format?: string; fields?: Record<string, string> }): Promise<Response> => {
      const form = new FormData();
      form.append('file', given.file ?? new File([bytes], '汇报材料.docx'));
      for (const [name, value] of Object.entries(given.fields ?? {})) form.append(name, value);
      const { app } = buildApp({ store: () => store, publicUrl: 'https://plans.example.cn' });
      const path = `/api/verify${given.format ? `?format=${given.format}` : ''}`;
      return Promise.resolve(app.request(path, { method: 'POST', body: form }));
    };

    it('tells the text that was read with the claims on it', async () => {
      const response = await send({});
      const { text, claims }: { text: string; claims: Claim[] } = await response.json();
      for (const claim of claims) expect(text.slice(claim.start, claim.end)).toBe(claim.text);
      expect(claims.map(({ verdict }) => verdict)).toEqual([
        'no-claim',
        'supported',
        'not-found',
        'no-claim',
        'supported',
        'not-found',
        'not-found',
      ]);
      expect(claims[1]?.text).toBe('2022年新建5G基站1400个。');
    });

    it('comes back with a comment at each claim', async () => {
      const response = await send({ format: 'docx' });
      expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain('汇报材料（核数）.docx');
      const parts = partsOf(new Uint8Array(await response.arrayBuffer()));
      const comments = paragraphsOf(parts['word/comments.xml'] ?? '');
      expect(comments.slice(0, 3)).toEqual(['原有的批注', '有依据', '与《2022年镇江市数字经济发展工作要点》一致。']);
      expect(comments[3]).toContain('“加大“双千兆”网络和5G基站建设力度,新建5G基站1400个');
      expect(comments[4]).toMatch(/^https:\/\/plans\.example\.cn\/read\/zhenjiang-/);
    });

    it('is held against the documents asked for alone', async () => {
      const only = 'yancheng-digital-economy-action-plan-2022-2024';
      const { claims }: { claims: Claim[] } = await (await send({ fields: { documentIds: only } })).json();
      expect(claims[1]?.verdict).not.toBe('supported');
    });

    it.each([
      ['no Word file', { file: new File(['hello'], 'x.docx') }, 400, 'file'],
      ['one that is too large', { file: new File([new Uint8Array(5 * 1024 * 1024 + 1)], 'x.docx') }, 400, 'file'],
      ['another field', { fields: { text: '镇江' } }, 400, 'text'],
      ['an unknown document', { fields: { documentIds: 'x' } }, 400, 'documentIds[0]'],
      ['another format', { format: 'pdf' }, 400, 'format'],
    ])('says what is wrong with %s', async (_, given, status, field) => {
      const problem = await expectProblem(await send(given), status);
      expect(problem.errors).toEqual([{ field, expected: expect.any(String) }]);
    });

    it.each([
      ['comments that stand in each other without end', 'word/comments.xml', '<w:a>'.repeat(400)],
      ['a million elements in each other', 'word/comments.xml', '<w:a>'.repeat(500_000)],
      ['comments without a root', 'word/comments.xml', ''],
      [
        'comments that unpack to more than can be read',
        'word/comments.xml',
        `<w:a>${' '.repeat(5 * 1024 * 1024)}</w:a>`,
      ],
      ['a body without end', 'word/document.xml', `<w:document><w:body>${'<w:sdt>'.repeat(400)}`],
      ['entities of its own', 'word/document.xml', '<!DOCTYPE a [<!ENTITY b "c">]><w:document>&b;</w:document>'],
    ])('says that a file with %s cannot be read', async (_, part, xml) => {
      const file = new File([zipSync({ ...unzipSync(bytes), [part]: strToU8(xml) })], '汇报材料.docx');
      const problem = await expectProblem(await send({ file, format: 'docx' }), 400);
      expect(problem.errors).toEqual([{ field: 'file', expected: expect.any(String) }]);
    });

    it('is too large at last for the server itself', async () => {
      const file = new File([new Uint8Array(6 * 1024 * 1024)], 'x.docx');
      await expectProblem(await send({ file }), 413);
    });
  });

  it('gives a text back with notes, as Markdown and as a Word file', async () => {
    const { app } = buildApp({ store: () => store });
    const body = JSON.stringify({ text: '## 盐城\n\n到2024年累计建成1.3万个5G基站。' });
    const markdown = await (await app.request(post('/api/verify?format=markdown', body))).text();
    expect(markdown).toMatch(
      /^## 盐城\n\n到2024年累计建成1\.3万个5G基站。\[\^核1\]\n\n\[\^核1\]: \*\*与原文不符\*\* 原文为“累计建成1\.2万个5G基站”。 《盐城市/,
    );
    const file = await app.request(post('/api/verify?format=docx', body));
    const parts = partsOf(new Uint8Array(await file.arrayBuffer()));
    expect(paragraphsOf(parts['word/document.xml'] ?? '')).toEqual(['## 盐城', '到2024年累计建成1.3万个5G基站。']);
    expect(paragraphsOf(parts['word/comments.xml'] ?? '').slice(0, 2)).toEqual([
      '与原文不符',
      '原文为“累计建成1.2万个5G基站”。',
    ]);
  });

  it.each([
    [{ text: '' }, 'text'],
    [{ text: '　\n' }, 'text'],
    [{ text: '镇'.repeat(20_001) }, 'text'],
    [{ text: 5 }, 'text'],
    [{ text: '镇江', documentIds: ['x'] }, 'documentIds[0]'],
    [{ text: '镇江', question: 'x' }, 'question'],
  ])('answers 400 to a wrong body', async (body, field) => {
    const problem = await expectProblem(await buildApp().app.request(post('/api/verify', JSON.stringify(body))), 400);
    expect(problem.errors).toEqual([{ field, expected: expect.any(String) }]);
  });

  it('takes a body of up to 1 MiB, the other routes 256 KiB', async () => {
    const { app } = buildApp();
    const large = JSON.stringify({ text: '镇江', documentIds: Array.from({ length: 30_000 }, () => 'unknown-paper') });
    expect((await app.request(post('/api/verify', large))).status).toBe(400);
    const tooLarge = JSON.stringify({ text: 'x'.repeat(1_100_000) });
    await expectProblem(await app.request(post('/api/verify', tooLarge)), 413);
    await expectProblem(await app.request(post('/api/search', large)), 413);
  });
});
