import { describe, expect, it } from 'vitest';
import { correctByContext } from './correct-context.ts';

const PAPER = '对全市中小企业开展集中指导，各类中小企业均可申请';
const documents = {
  words: new Map([
    ['中小', 2],
    ['企业', 2],
  ]),
  occurrences: (text: string) => PAPER.split(text).length - 1,
};
const read = (question: string) => correctByContext(question, documents, new Set()).text;

describe('correctByContext', () => {
  it('reads a character of the same sound as the papers have it', () => {
    expect(read('给种小企业的指导')).toBe('给中小企业的指导');
  });

  it('leaves the word that counts to what stands in front of it', () => {
    expect(read('给这种小企业的指导')).toBe('给这种小企业的指导');
  });
});
