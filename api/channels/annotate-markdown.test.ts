import { describe, expect, it } from 'vitest';
import type { Claim } from '../contract.ts';
import { annotateMarkdown } from './annotate-markdown.ts';

const TEXT = '# 题\n\n甲1个。乙2个。\n\n| 地区 | 数 |\n| --- | --- |\n| 宿城 | 3 |\n';

function claim(text: string, verdict: Claim['verdict'], citations: Claim['citations'] = []): Claim {
  const start = TEXT.indexOf(text);
  return { text, start, end: start + text.length, verdict, explanation: '没有找到依据：原文没有“1”。', citations };
}

describe('annotateMarkdown', () => {
  it('puts a footnote behind each claim, in a row before its last bar', () => {
    const citation = {
      ...{ marker: 1, documentId: 'd', title: '要点', documentNumber: null, issuer: null, published: null },
      ...{
        region: null,
        section: [],
        page: null,
        quote: '甲<b>2</b>个\n[1]',
        start: 0,
        end: 9,
        href: '/read/d?start=0&end=9',
      },
    };
    const claims = [
      claim('# 题', 'no-claim'),
      claim('甲1个。', 'contradicted', [citation]),
      claim('| 宿城 | 3 |', 'not-found'),
    ];
    expect(annotateMarkdown(TEXT, { claims, origin: 'https://plans.example.cn' })).toBe(
      [
        '# 题',
        '',
        '甲1个。[^核1]乙2个。',
        '',
        '| 地区 | 数 |',
        '| --- | --- |',
        '| 宿城 | 3 [^核2]|',
        '',
        '[^核1]: **与原文不符** 原文没有“1”。 《要点》：“甲\\<b\\>2\\</b\\>个 ［1］” <https://plans.example.cn/read/d?start=0&end=9>',
        '[^核2]: **没有找到依据** 原文没有“1”。',
        '',
      ].join('\n'),
    );
  });

  it('leaves a draft without claims as it is', () => {
    expect(annotateMarkdown(TEXT, { claims: [claim('# 题', 'no-claim')], origin: '' })).toBe(TEXT);
  });
});
