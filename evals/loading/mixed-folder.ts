/** A folder as an office hands it over: the five papers in every format under names of their own, and files that are of no use. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { utils, write } from '@e965/xlsx';
import { encodeGb18030 } from './encode-gb18030.ts';
import { SEEDS } from './format-sets.ts';
import { type PaperPart, paperParts } from './paper-parts.ts';
import { openPrinter, scanPdf, webPage } from './print-paper.ts';
import { wordPaper } from './word-paper.ts';

const LOCKED = path.join(SEEDS, '../retrieval/load/pdf/__fixtures__/encrypted.pdf');
const TARGETS = [
  ['徐州市2025年数字经济主要指标'],
  ['指标', '单位', '2025年'],
  ['数字经济核心产业增加值占比', '', 0.1125],
  ['5G基站', '个', 12000],
  ['数字企业', '家', 300],
];

export interface MixedFolder {
  folder: string;
  /** Size of the long text. */
  longTextBytes: number;
}

export async function writeMixedFolder({ folder, longTextBytes }: MixedFolder): Promise<void> {
  await mkdir(folder, { recursive: true });
  const put = (name: string, bytes: string | Uint8Array): Promise<void> => writeFile(path.join(folder, name), bytes);
  const papers = await readPapers();
  const parts = (start: string): PaperPart[] => paperParts(papers(start));
  const printer = await openPrinter();
  try {
    const plan = await printer.print({ parts: parts('jiangsu-14th'), columns: 1 });
    const points = await printer.print({ parts: parts('zhenjiang'), columns: 1 });
    await put('jiangsu-plan.pdf', plan);
    await put('zhenjiang-points.pdf', points);
    await put('zhenjiang-scan.pdf', await scanPdf(points, 1));
    await put('yancheng-columns.pdf', await printer.print({ parts: parts('yancheng'), columns: 2 }));
    await put('sucheng-table.pdf', await printer.print({ parts: parts('sucheng'), columns: 1 }));
    await put('cut.pdf', plan.subarray(0, 3000));
  } finally {
    await printer.close();
  }
  await put('zhenjiang-word.docx', await wordPaper(parts('zhenjiang')));
  await put('sucheng-word.docx', await wordPaper(parts('sucheng')));
  await put('bulletin-word.docx', await wordPaper(parts('jiangsu-digital')));
  await put('yancheng-page.html', webPage(parts('yancheng')));
  // A site's page that was offered as a Word file.
  await put('sucheng-page.doc', webPage(parts('sucheng')));
  await put('zhenjiang-gb.txt', encodeGb18030(papers('zhenjiang')));
  await put('targets.xlsx', targetsBook());
  await put(
    'targets-list.csv',
    TARGETS.slice(1)
      .map((row) => row.join(','))
      .join('\n'),
  );
  await put('long.txt', longText(papers('yancheng'), longTextBytes));
  await put('empty.txt', '');
  await put('locked.pdf', await readFile(LOCKED));
  await put('old.doc', oldWordFile());
}

async function readPapers(): Promise<(start: string) => string> {
  const names = (await readdir(SEEDS)).filter((name) => name.endsWith('.txt'));
  const texts = new Map<string, string>();
  for (const name of names) texts.set(name, await readFile(path.join(SEEDS, name), 'utf8'));
  return (start) => [...texts].find(([name]) => name.startsWith(start))?.[1] ?? '';
}

function targetsBook(): Uint8Array {
  const sheet = utils.aoa_to_sheet(TARGETS);
  sheet['!merges'] = [utils.decode_range('A1:C1')];
  const share = sheet.C3;
  if (share) share.z = '0.00%';
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Sheet1');
  return write(book, { type: 'buffer', bookType: 'xlsx' });
}

function longText(text: string, bytes: number): Uint8Array {
  const once = Buffer.from(`${text}\n`);
  return Buffer.concat(Array<Buffer>(Math.ceil(bytes / once.length)).fill(once));
}

/** The old container and the name of its stream. */
function oldWordFile(): Uint8Array {
  return Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from('WordDocument', 'utf16le'),
  ]);
}
