/**
 * The document part of a word file in, the same with everything printed as plain paragraphs out: automatic numbers typed
 * out, text boxes behind the paragraph that they hang on, hidden words and tables of contents gone.
 */
import { type CheerioAPI, load } from 'cheerio';
import type { Element } from 'domhandler';
import type { NumberedParagraph, Numbering } from './numbering.ts';

export function prepareDocument(xml: string, numbering: Numbering): string {
  const $ = load(xml, { xml: true });
  $('w\\:vanish, w\\:webHidden').closest('w\\:r').remove();
  $('w\\:del, w\\:moveFrom').remove();
  dropContents($);
  liftTextBoxes($);
  for (const paragraph of $('w\\:p').toArray()) typeNumber($, paragraph, numbering);
  return $.xml();
}

/** A table of contents repeats every heading with a page number behind it. */
function dropContents($: CheerioAPI): void {
  for (const style of $('w\\:pStyle').toArray()) {
    if (/^(?:toc|目录)\s*\d*$/i.test($(style).attr('w:val') ?? '')) $(style).closest('w\\:p').remove();
  }
  $('w\\:sdt').has('w\\:docPartGallery[w\\:val="Table of Contents"]').remove();
}

/** Word keeps a box twice, for new and for old programs. Its paragraphs are moved out once. */
function liftTextBoxes($: CheerioAPI): void {
  $('mc\\:AlternateContent').has('mc\\:Choice w\\:txbxContent').children('mc\\:Fallback').remove();
  // From the innermost: a box in a box is lifted out of it first.
  for (const box of $('w\\:txbxContent').toArray().reverse()) {
    const content = $(box);
    const holder = content.closest('w\\:p');
    holder.after(content.contents());
    content.remove();
  }
}

function typeNumber($: CheerioAPI, paragraph: Element, numbering: Numbering): void {
  const properties = $(paragraph).children('w\\:pPr');
  const listed = listOf(properties, numbering);
  properties.children('w\\:numPr').remove();
  if (!listed || $(paragraph).text().trim() === '') return;
  const number = numbering.next(listed);
  if (number === '') return;
  const run = `<w:r><w:t xml:space="preserve">${escapeXml(number)}</w:t></w:r>`;
  if (properties.length > 0) properties.after(run);
  else $(paragraph).prepend(run);
}

function listOf(properties: ReturnType<CheerioAPI>, numbering: Numbering): NumberedParagraph | null {
  const own = properties.children('w\\:numPr');
  const listId = own.children('w\\:numId').attr('w:val');
  const style = numbering.ofStyle(properties.children('w\\:pStyle').attr('w:val') ?? '');
  // 0 takes the number of the style away.
  if (listId === '0') return null;
  const level = own.children('w\\:ilvl').attr('w:val');
  if (listId !== undefined) return { listId, level: level === undefined ? (style?.level ?? 0) : Number(level) };
  return style;
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
