import { describe, expect, it } from 'vitest';
import { smallReply } from '../../api/__fixtures__/small-answer.ts';
import { copyText } from './copy-text.ts';

describe('copyText', () => {
  it('puts footnotes and who wrote it under the answer', () => {
    const { answer, citations } = smallReply({ question: '镇江2022年5G基站目标' });
    expect(copyText({ text: answer, citations, label: '原文摘录' })).toBe(
      '镇江市2022年新建5G基站1400个。[1]\n\n' +
        '[1] 《2022年镇江市数字经济发展工作要点》（镇数字发〔2022〕4号）二、重点工作 (五)健全数字基础设施体系 16.\n\n' +
        '（原文摘录）',
    );
  });

  it('copies what escapes stand for', () => {
    const copied = (text: string): string => copyText({ text, citations: [], label: undefined });
    expect(copied('**1\\*2**，a\\_b \\<c\\> \\\\ \\~ \\!')).toBe('1*2，a_b <c> \\ ~ !');
    expect(copied('| 甲\\|乙 | 数 |\n|---|---|\n| 丙 | 1\\*2 |')).toBe('甲|乙\t数\n丙\t1*2');
  });

  it('makes a table of a table', () => {
    const text = '| 地区 | 数 |\n|---|---:|\n| 镇江市 | **1400个**[1] |\n\n后文';
    expect(copyText({ text, citations: [], label: undefined })).toBe('地区\t数\n镇江市\t1400个[1]\n\n后文');
  });
});
