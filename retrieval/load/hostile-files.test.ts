/** Files made to do harm: each is read within its limits or refused with a reason, in the time of an ordinary test. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { paragraph, wordFile } from './__fixtures__/word-file.ts';
import { loadFile } from './load-file.ts';
import type { LoadResult } from './loaded-text.ts';

const load = (file: string, bytes: Uint8Array | string): Promise<LoadResult> =>
  loadFile({ file, bytes: typeof bytes === 'string' ? strToU8(bytes) : bytes });
const SAID = '新建5G基站1400个。';

/** Ten entities, each ten times the one before: a thousand million of the last. */
const LAUGHS = `<!DOCTYPE a [<!ENTITY l0 "ha">${Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')}]>`;

function workbook(sheet: string, head = ''): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="一" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(`${head}<worksheet xmlns="${main}">${sheet}</worksheet>`),
  });
}

function pdf(...objects: string[]): string {
  return `%PDF-1.4\n${objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('')}trailer\n<< /Root 1 0 R >>\n%%EOF\n`;
}

describe('a file made to do harm', () => {
  it('of elements in elements without end is refused before it is parsed', async () => {
    const deep = wordFile({ body: '<w:sdt>'.repeat(500_000) });
    expect(await load('a.docx', deep)).toEqual({ reason: '内容一层套一层，深得不是正常的文档' });
    expect(await load('a.docx', wordFile({ body: paragraph(SAID), styles: '<w:a>'.repeat(500_000) }))).toEqual({
      reason: '内容一层套一层，深得不是正常的文档',
    });
  });

  it('of entities that grow a thousand million times has them stay as they are', async () => {
    const sheet = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&l9;基站</t></is></c></row></sheetData>';
    const read = await load('a.xlsx', workbook(sheet, LAUGHS));
    expect('text' in read && read.text.length).toBeLessThan(100);
    const page = await load('a.html', `${LAUGHS}<html><body><p>&l9;${SAID}</p></body></html>`);
    expect('text' in page && page.text.length).toBeLessThan(1000);
    const parts = unzipSync(wordFile({ body: paragraph(SAID).replace(SAID, `&l9;${SAID}`) }));
    const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(
      '<w:document',
      `${LAUGHS}<w:document`,
    );
    const word = await load('a.docx', zipSync({ ...parts, 'word/document.xml': strToU8(document) }));
    expect('text' in word ? word.text.length : 0).toBeLessThan(1000);
  });

  it('of a sheet that says it is as large as a sheet can be is read as far as it is written', async () => {
    const cell = '<sheetData><row r="1"><c r="A1"><v>1400</v></c></row></sheetData>';
    const merged = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>';
    const read = await load('a.xlsx', workbook(`<dimension ref="A1:XFD1048576"/>${cell}${merged}`));
    expect(read).toMatchObject({ text: '1400\n' });
  });

  it('of one cell of a million characters gives it back as one line', async () => {
    const cell = '万'.repeat(1_000_000);
    const read = await load('a.csv', `指标,值\n基站,"${cell}"\n`);
    expect('text' in read && read.text).toBe(`指标 | 值\n基站 | ${cell}\n`);
  });

  it.each([
    ['names itself as its page', pdf('<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R] /Count 1 >>')],
    [
      'says that it has a thousand million pages',
      pdf('<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 1000000000 >>'),
    ],
    [
      'has a table of contents that leads back to itself',
      '%PDF-1.4\nxref\n0 1\ntrailer << /Size 1 /Prev 9 >>\nstartxref\n9\n%%EOF',
    ],
  ])('as a PDF that %s is refused', async (_, bytes) => {
    expect(await load('a.pdf', bytes)).toEqual({
      reason: expect.stringMatching(/^(?:PDF 已损坏|超过|里面没有|内容读不出来)/),
    });
  });
});
