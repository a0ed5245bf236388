import { describe, expect, it } from 'vitest';
import type { Found } from '#retrieval/query/find-evidence';
import { bodiesInWords, responsibilityOf } from './responsibility.ts';

const holdOf = (indexText: string) =>
  responsibilityOf({ passage: { indexText }, document: { text: indexText } } as unknown as Found);

describe('responsibilityOf', () => {
  it('reads who does what behind one label, and says it as printed', () => {
    const hold = holdOf('新建实验室3个。责任单位：市科技局牵头，市教育局按职责分工负责');
    expect(hold).toMatchObject({ leads: '市科技局', others: '市教育局' });
    expect(hold && bodiesInWords(hold, '谁牵头')).toBe('由市科技局牵头，市教育局按职责分工负责');
  });

  it('names bodies without how they share the task', () => {
    expect(holdOf('开展试点。责任单位：市科技局、教育局等单位按职责分工负责')?.others).toBe('市科技局、教育局');
    expect(holdOf('开展试点。（责任单位：县经信局、县住建局，列第一位的为牵头单位，下同）')?.leads).toBe('县经信局');
  });

  it('says behind the others what the paper says of them', () => {
    const inWords = (text: string): string | null => {
      const hold = holdOf(text);
      return hold && bodiesInWords(hold, '谁牵头');
    };
    expect(inWords('新建基站。（县工信局牵头，县电力公司、县水务公司配合）')).toBe(
      '牵头部门为县工信局，县电力公司、县水务公司配合',
    );
    expect(inWords('新建基站。（县工信局牵头，各镇负责落实）')).toBe('牵头部门为县工信局，各镇负责落实');
    expect(inWords('新建基站。（县工信局牵头，县电力公司等按职责分工负责）')).toBe(
      '牵头部门为县工信局，县电力公司等按职责分工负责',
    );
  });
});
