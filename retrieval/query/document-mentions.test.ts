import { describe, expect, it } from 'vitest';
import type { DocumentFacts } from '../plan-document.ts';
import { findDocuments } from './document-mentions.ts';

const paper = (facts: Partial<DocumentFacts>): DocumentFacts =>
  ({
    id: facts.file,
    title: '',
    issuer: null,
    documentNumber: null,
    region: '甘肃省',
    kind: 'plan',
    years: [2026],
    level: 'province',
    ...facts,
  }) as DocumentFacts;

describe('findDocuments', () => {
  const untitled = paper({ file: 'a/gansu-2026.txt', title: 'gansu-2026' });

  it('takes the kind of a paper for no name where a paper of the place has no title', () => {
    expect(findDocuments('甘肃2026年政府工作报告里GDP目标', [untitled]).unknown).toEqual([]);
    expect(findDocuments('甘肃《政府工作报告》里GDP目标', [untitled]).unknown).toEqual([]);
  });

  it('misses a report where every paper of the place has a title of another kind', () => {
    const titled = paper({ file: 'a/x.txt', title: '甘肃省数字经济发展规划' });
    expect(findDocuments('甘肃2026年政府工作报告里GDP目标', [titled]).unknown).toEqual(['政府工作报告']);
    expect(findDocuments('河南2026年政府工作报告里GDP目标', [untitled]).unknown).toEqual(['政府工作报告']);
  });
});
