/** Bytes of a word document in, its paragraphs and tables as lines out. Word documents have no pages until they are printed. */
import { load } from 'cheerio';
import mammoth from 'mammoth';
import { elementLines } from '../element-lines.ts';
import type { LoadResult } from '../loaded-text.ts';
import { readZip } from '../read-zip.ts';
import { isTooDeep } from './is-too-deep.ts';
import { readNumbering } from './numbering.ts';
import { prepareDocument } from './prepare-document.ts';

const DOCUMENT = /^word\/document\d*\.xml$/;
const EMPTY_LISTS = '<w:numbering/>';
const EMPTY_STYLES = '<w:styles/>';

export async function loadDocx(bytes: Uint8Array): Promise<LoadResult> {
  // Pictures and fonts are most of a file and hold no text.
  const parts = readZip(bytes, (name) => /\.(?:xml|rels)$/.test(name));
  if (!(parts instanceof Map)) return parts;
  const texts = new Map([...parts].map(([name, part]) => [name, new TextDecoder().decode(part)]));
  if ([...texts.values()].some(isTooDeep)) return { reason: '内容一层套一层，深得不是正常的文档' };
  const name = [...texts.keys()].find((each) => DOCUMENT.test(each)) ?? '';
  const document = texts.get(name) ?? '';
  const numbering = readNumbering({
    numbering: texts.get('word/numbering.xml') ?? EMPTY_LISTS,
    styles: texts.get('word/styles.xml') ?? EMPTY_STYLES,
  });
  texts.set(name, prepareDocument(document, numbering));
  for (const notes of ['word/footnotes.xml', 'word/endnotes.xml']) {
    const part = texts.get(notes);
    if (part !== undefined) texts.set(notes, prepareDocument(part, numbering));
  }
  const lines = await printedLines(texts);
  const pictures = document.match(/<pic:pic\b/g)?.length ?? 0;
  const notes = [
    ...(pictures > 0 ? [`文中有 ${pictures} 张图片，图中文字未读`] : []),
    ...(/<m:oMath\b/.test(document) ? ['文中的公式未读'] : []),
  ];
  if (lines.length === 0) return { reason: pictures > 0 ? '文件里只有图片，请另存为 PDF 再加入' : '文件里没有文字' };
  return { format: 'docx', text: `${lines.join('\n')}\n`, pages: [], notes };
}

async function printedLines(texts: ReadonlyMap<string, string>): Promise<string[]> {
  const file = {
    exists: (name: string) => texts.has(name) && name !== 'word/numbering.xml',
    read: async (name: string) => texts.get(name) ?? '',
  };
  // The library takes an opened file as well; its types name only a path and a buffer. It unpacks without limits, we do not.
  const input = { file } as unknown as Parameters<typeof mammoth.convertToHtml>[0];
  const { value } = await mammoth.convertToHtml(input, { includeEmbeddedStyleMap: false, externalFileAccess: false });
  const $ = load(value);
  // Marks of notes stand inside sentences, arrows behind the notes themselves.
  $(
    'sup a[href^="#footnote-"], sup a[href^="#endnote-"], a[href^="#footnote-ref-"], a[href^="#endnote-ref-"]',
  ).remove();
  // Their numbers would read like those of clauses.
  $('li[id^="footnote-"], li[id^="endnote-"]').wrapInner('<div></div>').children().unwrap();
  return elementLines($, $('body').contents().toArray());
}
