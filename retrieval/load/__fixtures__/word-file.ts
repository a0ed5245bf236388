/** Word files as Word and WPS write them, cut to the parts that hold text. */
import { strToU8, zipSync } from 'fflate';

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"';
const ROOT_RELATIONS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';

export interface WordParts {
  /** Children of `w:body`, of `w:numbering`, of `w:styles`, of `w:footnotes`. */
  body: string;
  numbering?: string;
  styles?: string;
  footnotes?: string;
}

export function wordFile({ body, numbering = '', styles = '', footnotes = '' }: WordParts): Uint8Array {
  const part = (root: string, content: string): Uint8Array =>
    strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} ${NAMESPACES}>${content}</w:${root}>`);
  return zipSync({
    '[Content_Types].xml': strToU8(TYPES),
    '_rels/.rels': strToU8(ROOT_RELATIONS),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    'word/numbering.xml': part('numbering', numbering),
    'word/styles.xml': part('styles', styles),
    'word/footnotes.xml': part('footnotes', footnotes),
  });
}

export function paragraph(text: string, properties = ''): string {
  const words = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;
}

/** Properties of a paragraph that stands in a list. */
export function inList(listId: number, level: number): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${listId}"/></w:numPr>`;
}

/** `spans`: children of `w:tcPr` for some of the cells. */
export function tableRow(cells: readonly string[], spans: Record<number, string> = {}): string {
  const inner = cells.map((text, at) => `<w:tc><w:tcPr>${spans[at] ?? ''}</w:tcPr>${paragraph(text)}</w:tc>`);
  return `<w:tr>${inner.join('')}</w:tr>`;
}

export function table(...rows: string[]): string {
  return `<w:tbl>${rows.join('')}</w:tbl>`;
}
