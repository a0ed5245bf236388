import { describe, expect, it } from 'vitest';
import type { Analysis } from '#retrieval/query/analyse-question';
import { askedBody } from './asked-body.ts';

const read = (question: string) =>
  askedBody({ question, documents: { ids: [], unknown: [], spans: [] } } as unknown as Analysis);

describe('askedBody', () => {
  it('reads an office as whose task it is asked', () => {
    expect(read('泰州市应急管理局法规处是措施里哪几条的责任处室？')).toMatchObject({
      written: '法规处',
      anyPart: true,
    });
    expect(read('市生态环境局机关党委办公室是哪几项任务的责任处室')).toMatchObject({ written: '机关党委办公室' });
    expect(read('市财政局是哪些任务的牵头单位')).toMatchObject({ written: '市财政局', anyPart: false, alone: true });
  });

  it('reads whether it leads by itself, and what the tasks are about', () => {
    expect(read('由省科技厅一家牵头发展的是哪个产业')).toMatchObject({
      written: '省科技厅',
      byItself: true,
      about: ['发展', '产业'],
      alone: true,
    });
    expect(read('民生实事里卫健委参与牵头的有哪几项')).toMatchObject({ written: '卫健委', byItself: false, about: [] });
  });

  it('reads no office where one is asked for', () => {
    expect(read('第3条的责任处室是哪个处')).toBeNull();
    expect(read('哪个处室是第3条的责任处室')).toBeNull();
  });
});
