import { describe, expect, it } from 'vitest';
import type { StoredDocument } from '#retrieval/store/plan-store';
import type { Draft } from '../draft.ts';
import { saidBeside, withMissingBeside, withoutEcho, wordsAsked } from './said-beside.ts';

const TEXT =
  '1.抓项目。全年实施重大项目360个左右、完成投资100亿元以上，其中江阴市完成投资30亿元。十月底前建成市级调度中心，争取资金5亿元。';

/** A draft that shows the first sentence of the task. */
function draftOf(missing: string[]): Draft {
  const document = {
    id: 'a',
    text: TEXT,
    region: '无锡市',
    sections: [{ span: { start: 0, end: TEXT.length }, region: null }],
  };
  const span = { start: 6, end: TEXT.indexOf('十月') };
  const proof = { document: document as unknown as StoredDocument, span, section: 0, context: [] };
  const statement = { text: '无锡市2026年实施重大项目360个左右', proofs: [proof] };
  return {
    status: missing.length > 0 ? 'partial' : 'answered',
    ...(missing.length > 0 ? { reason: 'no-figure' as const } : {}),
    missing,
    blocks: [{ kind: 'sentences', statements: [statement] }],
  };
}

describe('saidBeside', () => {
  it('quotes the words of the same sentence that give what a part asks, and those of the task for a day', () => {
    expect(saidBeside(draftOf([]), '完成多少投资')?.text).toBe(
      '无锡市：全年实施重大项目360个左右、完成投资100亿元以上',
    );
    expect(saidBeside(draftOf([]), '市级调度中心什么时候建成')?.text).toBe('无锡市：十月底前建成市级调度中心');
  });

  it('quotes no amount of another sentence, of a part of the place or of nothing that is named', () => {
    expect(saidBeside(draftOf([]), '争取多少资金')).toBeNull();
    expect(saidBeside(draftOf([]), '江阴完成投资多少')).toBeNull();
    expect(saidBeside(draftOf([]), '总投资多少')).toBeNull();
    expect(saidBeside(draftOf([]), '徐州市完成投资多少')).toBeNull();
  });

  it('does not quote again what is shown', () => {
    const draft = draftOf([]);
    const shown = { text: '无锡市：全年实施重大项目360个左右、完成投资100亿元以上', proofs: [] };
    const blocks: Draft['blocks'] = [...draft.blocks, { kind: 'sentences', statements: [shown] }];
    expect(saidBeside({ ...draft, blocks }, '完成多少投资')).toBeNull();
  });
});

describe('wordsAsked', () => {
  it('leaves the thing that a part asks of', () => {
    expect(wordsAsked('平均受教育年限呢')).toBe('平均受教育年限');
    expect(wordsAsked('今年要完成投资多少亿元')).toBe('完成投资');
  });
});

describe('withMissingBeside', () => {
  it('answers the day that was named as missing; a figure stays missing, and so does the day of another year', () => {
    expect(withMissingBeside(draftOf(['无锡建成市级调度中心什么时候']))).toMatchObject({
      status: 'answered',
      missing: [],
    });
    expect(withMissingBeside(draftOf(['无锡完成投资']))).toMatchObject({ status: 'partial' });
    expect(withMissingBeside(draftOf(['无锡2024年建成市级调度中心什么时候']))).toMatchObject({ status: 'partial' });
  });
});

describe('withoutEcho', () => {
  it('gives a later question its own words where it would repeat the earlier answer', () => {
    const echo = withoutEcho(draftOf([]), { before: [draftOf([])], asked: '完成投资呢' });
    expect(echo.blocks).toMatchObject([
      { statements: [{ text: '无锡市：全年实施重大项目360个左右、完成投资100亿元以上' }] },
    ]);
  });
});
