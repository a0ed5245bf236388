import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pageOf } from '../../plan-document.ts';
import type { LoadedText } from '../loaded-text.ts';
import { type PrintedPage, pdfFile, setParagraphs } from './__fixtures__/pdf-file.ts';
import { loadPdf } from './load-pdf.ts';

async function load(pages: PrintedPage[]): Promise<LoadedText> {
  const loaded = await loadPdf(pdfFile(pages), () => undefined);
  if ('reason' in loaded) throw new Error(loaded.reason);
  return loaded;
}
const linesOf = async (pages: PrintedPage[]): Promise<string[]> => (await load(pages)).text.trimEnd().split('\n');

const fixture = (name: string): Uint8Array => readFileSync(new URL(`__fixtures__/${name}`, import.meta.url));

const HEADING = '一、发展目标';
/** 75 characters: three printed lines. */
const GOALS =
  '到二〇二四年全市新建第五代移动通信基站一千四百个，数字经济核心产业增加值占地区生产总值比重达到百分之十一左右，培育数字企业四十家以上，建成智能车间九十个。';
const TASKS =
  '加快推进千兆光网建设，推动城市家庭千兆光纤网络全覆盖，提升县城和乡镇网络质量，统筹布局算力基础设施，新增标准机架二万个，打造区域数据中心集群和算力网络枢纽。';

describe('loadPdf', () => {
  it('reads a font that the file only names, and joins printed lines to paragraphs', async () => {
    expect(await linesOf([{ texts: setParagraphs([HEADING, GOALS, TASKS]) }])).toEqual([HEADING, GOALS, TASKS]);
  });

  it('knows the page of every word, also of a paragraph that two pages share', async () => {
    const printed = setParagraphs([HEADING, GOALS, TASKS], { y: 640 });
    const second = printed.slice(-2).map((text, at) => ({ ...text, y: 100 + at * 20 }));
    const { text, pages } = await load([
      { texts: printed.slice(0, -2) },
      { texts: [...second, ...setParagraphs(['二、重点任务'], { y: 140 })] },
    ]);
    expect(text).toBe(`${HEADING}\n${GOALS}\n${TASKS}\n二、重点任务\n`);
    const page = (words: string): number | null => pageOf(pages, text.indexOf(words));
    expect([page(HEADING), page('加快推进'), page('二、重点')]).toEqual([1, 1, 2]);
    // The first line of the paragraph holds 28 characters.
    expect([pageOf(pages, text.indexOf(TASKS) + 27), pageOf(pages, text.indexOf(TASKS) + 28)]).toEqual([1, 2]);
  });

  it('drops page numbers and heads that come again, not a number that a page begins with', async () => {
    const page = (number: number, body: string): PrintedPage => ({
      texts: [
        { text: '某市数字经济发展规划', x: 230, y: 50, size: 9 },
        ...setParagraphs([body]),
        { text: `— ${number} —`, x: 280, y: 800, size: 9 },
      ],
    });
    const lines = await linesOf([page(1, HEADING), page(2, '二、重点任务'), page(3, '2024年全市新建基站。')]);
    expect(lines).toEqual([HEADING, '二、重点任务', '2024年全市新建基站。']);
  });

  it.each([
    ['sentences that differ in their numbers', ['2021年，新建5G基站1200个。', '2022年，新建5G基站1400个。'], []],
    ['a sentence that comes again', ['全市新建5G基站。', '全市新建5G基站。', '全市新建5G基站。'], []],
    ['rows of a table that begin with a year', ['2021年基站1200', '2022年基站1400', '2023年基站1600'], []],
    ['a lone number', ['1400', '1200', '1300'], []],
    ['a lone number that is the same', ['1400', '1400', '1400'], []],
    ['years that count up', ['2021', '2022', '2023'], []],
    ['heads of two pages that differ in a number', ['基站第1页', '基站第2页'], []],
    ['no numbers that count up', ['7', '8'], ['7', '8']],
    ['no numbers of pages among all', ['3/12', '4/12', '5/12'], ['3/12', '4/12', '5/12']],
    [
      'no head with the number of its page',
      ['规划 第1页', '规划 第2页', '规划 第3页'],
      ['规划 第1页', '规划 第2页', '规划 第3页'],
    ],
    ['no head of two pages that is the same', ['某市规划', '某市规划'], ['某市规划', '某市规划']],
  ])('keeps at the edge of a page %s', async (_, heads, dropped) => {
    const bodies = ['一、发展目标', '二、重点任务', '三、保障措施'];
    const pages = heads.map((head, at) => ({
      texts: [{ text: head, x: 72, y: 60 }, ...setParagraphs([bodies[at] ?? ''], { y: 300 })],
    }));
    const text = (await linesOf(pages)).join('');
    for (const head of heads) expect(text.includes(head)).toBe(!dropped.includes(head));
    for (const body of bodies.slice(0, heads.length)) expect(text).toContain(body);
  });

  it('reads two columns one after the other, under a title over both', async () => {
    const title = { text: '某市数字经济发展规划', x: 200, y: 60, size: 18 };
    const left = setParagraphs([GOALS], { x: 60, width: 18 });
    const right = setParagraphs([TASKS], { x: 320, width: 18 });
    expect(await linesOf([{ texts: [title, ...left, ...right] }])).toEqual(['某市数字经济发展规划', GOALS, TASKS]);
  });

  it('reads the cells that ruled lines enclose, one row a line, a merged cell once', async () => {
    const rules: PrintedPage['rules'] = [
      ...[200, 230, 280, 310].map((y): [number, number, number, number] => [y === 280 ? 150 : 72, y, 500, y]),
      ...[72, 150, 380, 500].map((x): [number, number, number, number] => [x, 200, x, 310]),
    ];
    const cell = (text: string, x: number, y: number) => ({ text, x, y });
    const texts = [
      cell('类别', 80, 220),
      cell('指标', 160, 220),
      cell('2024年', 390, 220),
      // A long name is printed on two lines.
      cell('基础设施', 80, 275),
      cell('第五代移动通信基站累计', 160, 250),
      cell('建成数（座）', 160, 266),
      cell('1180', 390, 258),
      cell('标准机架（个）', 160, 300),
    ];
    expect(
      await linesOf([
        { texts: [...setParagraphs([HEADING]), ...texts, ...setParagraphs(['注：按年末数。'], { y: 340 })], rules },
      ]),
    ).toEqual([
      HEADING,
      '类别 | 指标 | 2024年',
      '基础设施 | 第五代移动通信基站累计建成数（座） | 1180',
      '标准机架（个） | ',
      '注：按年末数。',
    ]);
  });

  it('reads a table without lines by its columns', async () => {
    const row = (cells: string[], y: number) => cells.map((text, at) => ({ text, x: [72, 260, 400][at] ?? 0, y }));
    const texts = [
      row(['指标', '单位', '2024年'], 200),
      row(['基站', '座', '1180'], 220),
      row(['标准机架', '个', '20000'], 240),
    ].flat();
    expect(await linesOf([{ texts: [...setParagraphs([HEADING]), ...texts] }])).toEqual([
      HEADING,
      '指标 | 单位 | 2024年',
      '基站 | 座 | 1180',
      '标准机架 | 个 | 20000',
    ]);
  });

  it('prints characters and not the radicals of the same shape', async () => {
    expect(await linesOf([{ texts: [{ text: '⼤⼒发展⻓三⾓', x: 72, y: 100 }] }])).toEqual(['大力发展长三角']);
  });

  it('leaves out a table of contents', async () => {
    const texts = [
      { text: '一、发展目标……………………3', x: 72, y: 100 },
      { text: HEADING, x: 72, y: 200 },
    ];
    expect(await linesOf([{ texts }])).toEqual([HEADING]);
  });

  it.each(['f', 'S'])(
    'reads a page with a drawing of very many lines, painted by %s',
    async (paint) => {
      const line = Array.from({ length: 200_000 }, (_, at) => `${at % 500} ${(at * 50) % 700} l`).join(' ');
      const drawing = `0 0 m ${line} ${paint}\n`;
      const file = Buffer.from(pdfFile([{ texts: setParagraphs([HEADING]) }]))
        .toString('latin1')
        .replace(
          /\/Length (\d+)>>stream\n/,
          (_, length) => `/Length ${Number(length) + drawing.length}>>stream\n${drawing}`,
        );
      expect(await loadPdf(Buffer.from(file, 'latin1'), () => undefined)).toMatchObject({ text: `${HEADING}\n` });
    },
    60_000,
  );

  it('says of a damaged file that it is, and what to do', async () => {
    const broken = new TextEncoder().encode('%PDF-1.4\nnothing that a reader could use');
    expect(await loadPdf(broken, () => undefined)).toEqual({ reason: expect.stringContaining('已损坏') });
    const cut = pdfFile([{ texts: setParagraphs([GOALS]) }]).slice(0, 300);
    expect(await loadPdf(cut, () => undefined)).toEqual({ reason: expect.any(String) });
  });

  it('says of a file with a password that it has one', async () => {
    expect(await loadPdf(fixture('encrypted.pdf'), () => undefined)).toEqual({
      reason: '文件设有打开密码，请去掉密码后加入',
    });
  });

  it('recognises a scan, marks its page, and tells that it is at work', async () => {
    let told = 0;
    // Printed from seeds/zhenjiang-digital-economy-work-points-2022.txt, turned a little, as a grey picture.
    const loaded = await loadPdf(fixture('scanned.pdf'), () => {
      told += 1;
    });
    if ('reason' in loaded) throw new Error(loaded.reason);
    expect(loaded.text).toContain('加大“双千兆”网络和5G基站建设力度,新建5G基站1400个');
    expect(loaded.text.split('\n').slice(0, 2)).toEqual(['2022年镇江市数字经济发展工作要点', '一、发展目标']);
    expect(loaded.pages).toEqual([{ start: 0, ocr: true }]);
    expect(told).toBeGreaterThan(3);
  }, 60_000);

  it('says of a page with nothing on it that the file holds no text', async () => {
    expect(await loadPdf(pdfFile([{ texts: [] }]), () => undefined)).toEqual({
      reason: '里面没有读到文字；第 1 页没有内容',
    });
  });

  it('takes a page for a picture that holds no more than the stamp of a scanner', async () => {
    const font = '6 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\nxref';
    const stamped = Buffer.from(fixture('scanned.pdf'))
      .toString('latin1')
      .replace('/Resources<<', '/Resources<</Font<</F 6 0 R>>')
      .replace(
        /<<\/Length \d+>>stream\n(q 595.*?Q)/,
        '<</Length 90>>stream\n$1 BT /F 9 Tf 200 20 Td (Scanned by CamScanner) Tj ET',
      )
      .replace('xref', font);
    const loaded = await loadPdf(Buffer.from(stamped, 'latin1'), () => undefined);
    expect(loaded).toMatchObject({ pages: [{ start: 0, ocr: true }] });
    expect('text' in loaded && loaded.text).toContain('新建5G基站1400个');
  }, 60_000);
});
