/** The five papers of the project in, a folder of them for each format out. */
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type PaperPart, paperParts } from './paper-parts.ts';
import { openPrinter, scanPdf, webPage } from './print-paper.ts';
import { wordPaper } from './word-paper.ts';

export const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url));

export const FORMATS = ['lines', 'html', 'docx', 'pdf', 'pdf-two-columns', 'scan'] as const;
export type Format = (typeof FORMATS)[number];

/** Files keep their names but for the ending, so that the documents keep their ids. */
export async function writeFormatSet(folder: string, format: Format): Promise<void> {
  await mkdir(folder, { recursive: true });
  const printer = format.startsWith('pdf') || format === 'scan' ? await openPrinter() : null;
  try {
    for (const name of (await readdir(SEEDS)).filter((file) => file.endsWith('.txt'))) {
      const stem = path.join(folder, path.basename(name, '.txt'));
      const parts = paperParts(await readFile(path.join(SEEDS, name), 'utf8'));
      const print = (columns: 1 | 2): Promise<Uint8Array> =>
        printer ? printer.print({ parts, columns }) : Promise.reject(new Error('no printer'));
      // Recognising takes seconds a page: one paper is enough to see what it does to answers.
      if (format === 'scan' && !name.startsWith('zhenjiang')) await copyFile(path.join(SEEDS, name), `${stem}.txt`);
      else if (format === 'scan') await writeFile(`${stem}.pdf`, await scanPdf(await print(1), 100));
      else if (format === 'pdf') await writeFile(`${stem}.pdf`, await print(1));
      else if (format === 'pdf-two-columns') await writeFile(`${stem}.pdf`, await print(2));
      else if (format === 'docx') await writeFile(`${stem}.docx`, await wordPaper(parts));
      else if (format === 'html') await writeFile(`${stem}.html`, webPage(parts));
      else await writeFile(`${stem}.txt`, asLines(parts));
    }
  } finally {
    await printer?.close();
  }
}

/** What the other formats are made from, as a text: differences to it are the loader's, differences to the source the writer's. */
function asLines(parts: readonly PaperPart[]): string {
  const lines = parts.flatMap((part) =>
    part.kind === 'paragraph' ? [part.text] : part.rows.map((row) => row.map(({ text }) => text).join(' | ')),
  );
  return lines.map((line) => `${line}\n`).join('');
}
