import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallReply } from '../__fixtures__/small-answer.ts';
import type { Citation } from '../contract.ts';
import {
  type BotForm,
  DINGTALK_CARD_FORM,
  DINGTALK_FORM,
  WECOM_APP_MARKDOWN_FORM,
  WECOM_APP_TEXT_FORM,
  WECOM_BOT_FORM,
} from './bot-forms.ts';
import { renderParts, renderSoFar } from './bot-parts.ts';
import { answerText, type BotText, plainText, readerUrl } from './bot-text.ts';

const [CITATION] = smallReply({ question: '镇江2022年5G基站目标' }).citations as [Citation];
const FORMS = { WECOM_BOT_FORM, WECOM_APP_MARKDOWN_FORM, WECOM_APP_TEXT_FORM, DINGTALK_FORM, DINGTALK_CARD_FORM };
const bytes = (text: string): number => new TextEncoder().encode(text).length;

function textOf(body: string, sources: Citation[] = []): BotText {
  return {
    body,
    sources,
    notes: [],
    label: sources.length > 0 ? '原文摘录' : null,
    publicUrl: 'https://plans.example.cn',
  };
}

describe('renderParts', () => {
  it('writes bold, lists, markers and tables as each platform can', () => {
    const body =
      '**镇江**的目标[1]：\n\n- 新建5G基站1400个[1]\n\n| 地区 | 2022年 | 2023年 |\n| --- | --- | --- |\n| 镇江 | 1400个[1] |  |\n| 盐城 | 1.2万个 | 2万个 |';
    expect(renderParts(textOf(body), WECOM_BOT_FORM)).toEqual([
      '**镇江**的目标【1】：\n\n- 新建5G基站1400个【1】\n\n| 地区 | 2022年 | 2023年 |\n| --- | --- | --- |\n| 镇江 | 1400个【1】 |  |\n| 盐城 | 1.2万个 | 2万个 |',
    ]);
    expect(renderParts(textOf(body), WECOM_APP_TEXT_FORM)).toEqual([
      '镇江的目标【1】：\n\n· 新建5G基站1400个【1】\n\n· 镇江：2022年 1400个【1】；2023年 —\n· 盐城：2022年 1.2万个；2023年 2万个',
    ]);
    expect(renderParts(textOf(body), DINGTALK_FORM)).toEqual([
      '**镇江**的目标【1】：\n\n- 新建5G基站1400个【1】\n\n- 镇江：2022年 1400个【1】；2023年 —  \n- 盐城：2022年 1.2万个；2023年 2万个',
    ]);
  });

  it('says what is missing, suggests, and labels an answer alone', () => {
    const reply = {
      ...smallReply({ question: '镇江2022年5G基站目标' }),
      status: 'partial' as const,
      label: 'AI生成，以原文为准',
    };
    const [part] = renderParts(
      answerText({ ...reply, missing: ['盐城'], suggestions: ['镇江*'] }, null),
      WECOM_BOT_FORM,
    );
    expect(part).toMatch(/」\n\n没有找到：盐城\n\n可以这样问：“镇江＊”\n\nAI生成，以原文为准$/);
    expect(part).toContain('- 【1】《2022年镇江市数字经济发展工作要点》（镇数字发〔2022〕4号） 二、');
    const refused = answerText({ ...smallReply({ question: '无锡' }), label: '原文摘录' }, null);
    expect(renderParts(refused, WECOM_BOT_FORM)[0]).toBe(
      '现有文件里没有这个地区的规划，无法回答。\n\n可以这样问：“镇江2022年5G基站目标”',
    );
  });

  it('makes nothing of document text but text', () => {
    const body =
      '\\# 题 \\[x\\](http://a.cn) \\<a href="b"\\>c\\</a\\> \\<@all\\> @all @所有人 \\*粗\\* \\`码\\` \\_下\\_ a@b.cn <font color="info">';
    const title = '计划[一](二)<font>_三_';
    for (const form of Object.values(FORMS)) {
      const [part = ''] = renderParts(
        textOf(body, [{ ...CITATION, title, quote: '[引](http://a.cn) @all <b>' }]),
        form,
      );
      expect(part).not.toMatch(/<a href="b"|<font|<b>|@all|@所有人|<@/);
      // Square brackets are markup wherever Markdown is read, and letters in plain text.
      if (form !== WECOM_APP_TEXT_FORM) expect(part).not.toMatch(/\]\(http:|`|\*粗|_下/);
      expect(part).toContain('a@b.cn');
      expect(part.match(/https:\/\/plans\.example\.cn/g)).toHaveLength(1);
    }
  });

  it.each([1, 0, -1])('keeps to the limit when the text is %i bytes below it', (room) => {
    for (const form of Object.values(FORMS)) {
      for (const [unit, size] of [
        ['字', 3],
        ['𠀀', 4],
      ] as const) {
        const length = form.limitBytes - room;
        const body = unit.repeat(Math.floor(length / size)) + 'x'.repeat(length % size);
        const parts = renderParts(textOf(body), form);
        expect(parts.length).toBe(room < 0 ? 2 : 1);
        for (const part of parts) {
          expect(bytes(part)).toBeLessThanOrEqual(form.limitBytes);
          expect(part.isWellFormed()).toBe(true);
        }
        expect(parts.map((part) => part.replace(/\n\n（\d\/\d）$/, '')).join('')).toBe(body);
      }
    }
  });

  it('says what a quotation inherits, but not the title that stands in front of it', () => {
    const piece = (quote: string) => ({ quote, start: 0, end: quote.length });
    const context = [piece('2024年'), piece('附件1'), piece('2022年镇江市数字经济发展 工作要点')];
    const [part] = renderParts(textOf('答[1]。', [{ ...CITATION, quote: '一句', context }]), WECOM_BOT_FORM);
    expect(part).toContain('：「一句」（上文：「2024年」「附件1」）');
  });

  it('puts the sources into the last part, whole, and numbers the parts', () => {
    const sources = [1, 2, 3, 4].map((marker) => ({ ...CITATION, marker, quote: '引文'.repeat(90) }));
    const body = Array.from(
      { length: 30 },
      (_, at) => `第${at}项任务要求各县市区于年底之前全部完成[${(at % 4) + 1}]。`,
    ).join('');
    const parts = renderParts(textOf(body, sources), WECOM_APP_MARKDOWN_FORM);
    expect(parts).toHaveLength(3);
    for (const [at, part] of parts.entries()) {
      expect(part.endsWith(`（${at + 1}/3）`)).toBe(true);
      expect(part).toMatch(at === 2 ? /依据/ : /。\n\n（\d\/3）$/);
    }
    for (const { marker } of sources) expect(parts[2]).toContain(`【${marker}】[《`);
  });

  it('names the page when three messages do not hold it all, and keeps the head', () => {
    const body = Array.from({ length: 300 }, (_, at) => `第${at}项任务要求各县市区于年底之前全部完成[1]。`).join('');
    const parts = renderParts(textOf(body, [CITATION]), WECOM_APP_MARKDOWN_FORM);
    expect(parts).toHaveLength(3);
    expect(parts[0]?.startsWith('第0项任务')).toBe(true);
    expect(parts[1]).toContain('[其余内容请在网页上查看](https://plans.example.cn)');
    expect(parts[2]).toContain('【1】[《');
    for (const part of parts) expect(bytes(part)).toBeLessThanOrEqual(2048);
  });

  it('cuts the body and keeps the sources where there is one message only', () => {
    const body = Array.from({ length: 300 }, (_, at) => `第${at}项任务要求各县市区于年底之前全部完成[1]。`).join('');
    for (const size of [1, 3, 60]) {
      const sources = Array.from({ length: size }, (_, at) => ({ ...CITATION, marker: at + 1 }));
      const parts = renderParts(textOf(body, sources), { ...WECOM_BOT_FORM, maxParts: 1, limitBytes: 4096 });
      expect(parts).toHaveLength(1);
      expect(parts[0]).toMatch(
        /^第0项任务.*【1】。\n\n……\[其余内容请在网页上查看\]\(.*\)\n\n\*\*依据\*\*\n- 【1】\[《/s,
      );
      expect(parts[0]).not.toContain('（1/');
      if (size === 3) expect(parts[0]).toMatch(/- 【3】.*\n\n原文摘录$/);
      expect(bytes(parts[0] ?? '')).toBeLessThanOrEqual(4096);
    }
    const short = renderParts(textOf('答[1]。', [CITATION]), { ...WECOM_BOT_FORM, maxParts: 1 });
    expect(short).toEqual(renderParts(textOf('答[1]。', [CITATION]), WECOM_BOT_FORM));
  });

  it('repeats the head of a table that goes on in the next message', () => {
    const rows = Array.from({ length: 400 }, (_, at) => `| 第${at}项 | ${'完成情况'.repeat(5)} |`);
    const parts = renderParts(textOf(['| 任务 | 情况 |', '| --- | --- |', ...rows].join('\n')), WECOM_BOT_FORM);
    expect(parts).toHaveLength(2);
    for (const part of parts) expect(part.startsWith('| 任务 | 情况 |\n| --- | --- |\n| 第')).toBe(true);
  });

  it('holds for any text: whole characters, within the bytes, no link but ours', () => {
    const piece = fc.constantFrom(
      '。',
      '，',
      '\n',
      '\n\n',
      '**',
      '[1]',
      '| a | b |',
      '- ',
      '字',
      '𠀀',
      '👨‍👩‍👧',
      '](http://x)',
      '<a>',
      '\\',
      '@all',
      '#',
      '　',
      '`',
    );
    const body = fc
      .array(fc.oneof(piece, fc.string({ maxLength: 20, unit: 'grapheme' })), { maxLength: 400 })
      .map((all) => all.join(''));
    const quote = fc.string({ maxLength: 900, unit: 'grapheme' });
    fc.assert(
      fc.property(
        body,
        fc.array(quote, { maxLength: 6 }),
        fc.constantFrom(...Object.values(FORMS), { ...WECOM_BOT_FORM, maxParts: 1 }),
        (text, quotes, form: BotForm) => {
          const sources = quotes.map((one, at) => ({ ...CITATION, marker: at + 1, quote: one }));
          const parts = renderParts(textOf(`起${text}`, sources), { ...form, limitBytes: 700 });
          expect(parts.length).toBeGreaterThan(0);
          expect(parts.length).toBeLessThanOrEqual(form.maxParts);
          for (const part of parts) {
            expect(bytes(part)).toBeLessThanOrEqual(700);
            expect(part).not.toMatch(/<a>|@all/);
            if (form.bullet === '- ') expect(part).not.toContain('](http://x');
            expect(part.isWellFormed() || !text.isWellFormed() || quotes.some((one) => !one.isWellFormed())).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is a beginning of itself while it grows, whatever the pieces', () => {
    const sentence = fc.constantFrom(
      '镇江新建**1400个**[1]。',
      '盐城累计1.2万个[2]。\n',
      '\n- 一项[1]\n',
      '\n| 地区 | 数 |\n',
      '| --- | --- |\n',
      '| 镇江 | 1 |\n',
      '\n\n',
    );
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(WECOM_BOT_FORM, DINGTALK_CARD_FORM),
        (pieces, form) => {
          let before = '';
          let text = '';
          for (const piece of pieces) {
            text += piece;
            const now = renderSoFar(text, form);
            expect(now.startsWith(before)).toBe(true);
            before = now;
          }
          if (before !== '') expect(renderParts(textOf(text, [CITATION]), form)[0]?.startsWith(before)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('readerUrl', () => {
  it('encodes what would end a link, and gives none that is too long', () => {
    expect(readerUrl('/read/a(b)_c*|d?q=规 划&e=1', 'https://plans.example.cn')).toBe(
      'https://plans.example.cn/read/a%28b%29%5Fc%2A%7Cd?q=%E8%A7%84%20%E5%88%92&e=1',
    );
    expect(readerUrl(`/read/${'a'.repeat(2100)}`, 'https://plans.example.cn')).toBe(null);
  });

  it('leaves a source without a link where there is no address', () => {
    expect(renderParts({ ...textOf('答[1]。', [CITATION]), publicUrl: null }, WECOM_APP_TEXT_FORM)[0]).not.toMatch(
      /<a|http/,
    );
    expect(renderParts(plainText('好的。'), WECOM_APP_TEXT_FORM)).toEqual(['好的。']);
  });
});
