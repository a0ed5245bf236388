import { describe, expect, it } from 'vitest';
import { segments, sentences } from './sentences.ts';

const cut = (text: string): string[] => sentences(text).map(({ start, end }) => text.slice(start, end));
const cutSegments = (text: string): string[] =>
  segments(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it('ends at each full stop and semicolon', () => {
    expect(cut('新建5G基站1400个。全年争创4家工厂；新增90家企业')).toEqual([
      '新建5G基站1400个。',
      '全年争创4家工厂；',
      '新增90家企业',
    ]);
  });

  it('does not end inside brackets', () => {
    expect(cut('推进建设。（市工信局牵头；各区落实）')).toEqual(['推进建设。', '（市工信局牵头；各区落实）']);
  });

  it('keeps a quotation whole and ends behind its mark', () => {
    expect(cut('他说：“先试点。再推广。”随后散会。')).toEqual(['他说：“先试点。再推广。”', '随后散会。']);
  });

  it('splits in spite of a mark that never closes', () => {
    expect(cut('建设“一网统管体系。打造平台。')).toEqual(['建设“一网统管体系。', '打造平台。']);
  });

  it('covers the text without gaps', () => {
    const text = '一是构建“一格局”。市政府（常务会议）学习！二是搭建；三是';
    expect(cut(text).join('')).toBe(text);
  });

  it('gives nothing for nothing', () => {
    expect(sentences('')).toEqual([]);
  });
});

describe('segments', () => {
  it('lie between commas, without them', () => {
    expect(cutSegments('到2025年，力争达到10%；其他，')).toEqual(['到2025年', '力争达到10%', '其他']);
  });

  it('keep brackets and quotation marks whole', () => {
    expect(cutSegments('工厂（车间，厂房）100个，“上云，用数”企业')).toEqual([
      '工厂（车间，厂房）100个',
      '“上云，用数”企业',
    ]);
  });

  it('stay inside their sentence', () => {
    expect(segments('甲，乙。丙，丁', { start: 4, end: 7 })).toEqual([
      { start: 4, end: 5 },
      { start: 6, end: 7 },
    ]);
  });
});
