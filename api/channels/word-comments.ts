/** Comments in, the parts of a Word file that hold them out: added to those that the file has, with numbers of their own. */
import { DOMParser, type Document, type Element } from '@xmldom/xmldom';
import { childrenOf, isWord, WORD, WordFault, type WordPackage } from './word-package.ts';
import { xmlText } from './xml-text.ts';

export interface WordComment {
  /** A paragraph each; the first is set in bold. */
  lines: string[];
}

export interface AddedComments {
  /** The number of the first; the others count on. */
  firstId: number;
  parts: Record<string, Document>;
}

const AUTHOR = '核数';
const COMMENTS_PART = 'word/comments.xml';
const RELATIONS_PART = 'word/_rels/document.xml.rels';
const TYPES_PART = '[Content_Types].xml';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';
const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';

export function addComments(
  file: WordPackage,
  { comments, now }: { comments: readonly WordComment[]; now: number },
): AddedComments {
  const existing = file.part(COMMENTS_PART);
  const document = existing ?? new DOMParser().parseFromString(`<w:comments xmlns:w="${WORD}"/>`, 'text/xml');
  const root = rootOf(document);
  const known = childrenOf(root).filter((one) => isWord(one, 'comment'));
  const firstId = Math.max(-1, ...known.map((one) => Number(one.getAttributeNS(WORD, 'id')) || 0)) + 1;
  for (const [at, { lines }] of comments.entries())
    root.appendChild(commentElement(document, { id: firstId + at, lines, now }));
  const parts = { [COMMENTS_PART]: document };
  return { firstId, parts: existing ? parts : { ...parts, ...registered(file) } };
}

/** A part that the file did not have is announced in two others. */
function registered(file: WordPackage): Record<string, Document> {
  const relations = file.part(RELATIONS_PART);
  const types = file.part(TYPES_PART);
  if (!relations || !types) throw new WordFault('The archive says nothing of its parts');
  const relation = append(relations, 'Relationship');
  relation.setAttribute('Id', 'rIdPlanComments');
  relation.setAttribute('Type', RELATION);
  relation.setAttribute('Target', 'comments.xml');
  const type = append(types, 'Override');
  type.setAttribute('PartName', `/${COMMENTS_PART}`);
  type.setAttribute('ContentType', COMMENTS_TYPE);
  return { [RELATIONS_PART]: relations, [TYPES_PART]: types };
}

function append(document: Document, name: string): Element {
  const root = rootOf(document);
  const element = document.createElementNS(root.namespaceURI, name);
  root.appendChild(element);
  return element;
}

function rootOf(document: Document): Element {
  const { documentElement } = document;
  if (!documentElement) throw new WordFault('A part of the archive has no root element');
  return documentElement;
}

function commentElement(
  document: Document,
  { id, lines, now }: { id: number; lines: readonly string[]; now: number },
): Element {
  const comment = document.createElementNS(WORD, 'w:comment');
  comment.setAttributeNS(WORD, 'w:id', String(id));
  comment.setAttributeNS(WORD, 'w:author', AUTHOR);
  comment.setAttributeNS(WORD, 'w:initials', AUTHOR);
  comment.setAttributeNS(WORD, 'w:date', `${new Date(now).toISOString().slice(0, 19)}Z`);
  for (const [at, line] of lines.entries()) {
    const run = document.createElementNS(WORD, 'w:r');
    if (at === 0)
      run.appendChild(document.createElementNS(WORD, 'w:rPr')).appendChild(document.createElementNS(WORD, 'w:b'));
    const text = run.appendChild(document.createElementNS(WORD, 'w:t'));
    text.textContent = xmlText(line);
    comment.appendChild(document.createElementNS(WORD, 'w:p')).appendChild(run);
  }
  return comment;
}
