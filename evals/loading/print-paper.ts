/** The parts of a paper in, the paper as a web page, a PDF or a scan out. */
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Browser } from 'playwright-core';
import { drawPage } from '#retrieval/load/pdf/draw-page';
import { openPdf } from '#retrieval/load/pdf/open-pdf';
import { launchChromium } from '../../web/__browser__/launch-chromium.ts';
import type { PaperPart } from './paper-parts.ts';

/** A page of a government site around the paper. */
export function webPage(parts: readonly PaperPart[]): string {
  const menu = ['首页', '政务公开', '政务服务', '互动交流', '走进本市'].map(
    (word) => `<li><a href="/">${word}</a></li>`,
  );
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>信息公开</title><style>p{text-indent:2em}</style></head><body>
<div class="nav"><ul>${menu.join('')}</ul></div><div class="dqwz">当前位置：<a href="/">首页</a> &gt; 政务公开</div>
<div class="article"><div class="TRS_Editor">${markup(parts)}</div><p>打印本页</p></div>
<div class="footer">主办单位：某市人民政府办公室　苏ICP备00000000号</div></body></html>`;
}

function markup(parts: readonly PaperPart[]): string {
  return parts
    .map((part) => (part.kind === 'paragraph' ? `<p>${escaped(part.text)}</p>` : tableMarkup(part.rows)))
    .join('\n');
}

function tableMarkup(rows: (PaperPart & { kind: 'table' })['rows']): string {
  const row = (cells: (typeof rows)[number]): string =>
    `<tr>${cells.map(({ text, rows: tall }) => `<td rowspan="${tall}">${escaped(text)}</td>`).join('')}</tr>`;
  return `<table>${rows.map(row).join('')}</table>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

export interface PrintedPdf {
  parts: readonly PaperPart[];
  columns: 1 | 2;
}

/** Prints as an office does: indented paragraphs, ruled tables, a running head, page numbers between dashes. */
export async function openPrinter(): Promise<{
  print: (paper: PrintedPdf) => Promise<Uint8Array>;
  close: () => Promise<void>;
}> {
  const browser: Browser = await launchChromium();
  return {
    async print({ parts, columns }) {
      const page = await browser.newPage();
      const style = `main{columns:2;column-gap:10mm} body{font:16px/1.75 "Noto Serif CJK SC",serif;text-align:justify}
p{margin:0;text-indent:2em} table{border-collapse:collapse;width:100%;column-span:all} td{border:1px solid #000;padding:3px}`;
      await page.setContent(
        `<style>${style}</style>${columns === 1 ? markup(parts) : `<main>${markup(parts)}</main>`}`,
      );
      const edge = (content: string): string =>
        `<div style="font-size:9px;width:100%;text-align:center">${content}</div>`;
      const pdf = await page.pdf({
        format: 'A4',
        displayHeaderFooter: true,
        headerTemplate: edge('数字经济文件汇编'),
        footerTemplate: edge('— <span class="pageNumber"></span> —'),
        margin: { top: '25mm', bottom: '25mm', left: '22mm', right: '22mm' },
      });
      await page.close();
      return pdf;
    },
    close: () => browser.close(),
  };
}

/** Every page of a PDF as one picture and nothing else. */
export async function scanPdf(bytes: Uint8Array, pageCount: number): Promise<Uint8Array> {
  const pdf = await openPdf(bytes);
  if ('reason' in pdf) throw new Error(pdf.reason);
  const pictures: Picture[] = [];
  for (let number = 1; number <= Math.min(pdf.numPages, pageCount); number += 1) {
    const picture = await drawPage(await pdf.getPage(number));
    if (picture) pictures.push(await jpegOf(picture.png));
  }
  await pdf.loadingTask.destroy();
  return picturesPdf(pictures);
}

interface Picture {
  jpeg: Buffer;
  width: number;
  height: number;
}

async function jpegOf(png: Uint8Array): Promise<Picture> {
  const image = await loadImage(Buffer.from(png));
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return { jpeg: canvas.toBuffer('image/jpeg', 70), width: image.width, height: image.height };
}

function picturesPdf(pictures: readonly Picture[]): Uint8Array {
  const kids = pictures.map((_, at) => `${3 + at * 3} 0 R`).join(' ');
  const objects: Buffer[] = [
    Buffer.from('<</Type/Catalog/Pages 2 0 R>>'),
    Buffer.from(`<</Type/Pages/Count ${pictures.length}/Kids[${kids}]>>`),
  ];
  for (const { jpeg, width, height } of pictures) {
    const first = objects.length + 1;
    const content = 'q 595 0 0 842 0 0 cm /I Do Q';
    objects.push(
      Buffer.from(
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${first + 1} 0 R/Resources<</XObject<</I ${first + 2} 0 R>>>>>>`,
      ),
      Buffer.from(`<</Length ${content.length}>>stream\n${content}\nendstream`),
      Buffer.concat([
        Buffer.from(
          `<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length ${jpeg.length}>>stream\n`,
        ),
        jpeg,
        Buffer.from('\nendstream'),
      ]),
    );
  }
  return withTable(objects);
}

function withTable(objects: readonly Buffer[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [at, object] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    offsets.push(length);
    parts.push(part);
    length += part.length;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end)]);
}
