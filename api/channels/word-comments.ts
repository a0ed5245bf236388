/** Comments in, the parts of a Word file that hold them out: added to those that the file has, with numbers of their own. */
import { type Document, Element, Text } from 'domhandler';
import { appendChild } from 'domutils';
import { childrenOf, isWord, parseXml, rootOf, WordFault, type WordPackage, wordElement } from './word-package.ts';
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
const NO_COMMENTS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>';
const RELATIONS_PART = 'word/_rels/document.xml.rels';
const NO_RELATIONS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>';
const TYPES_PART = '[Content_Types].xml';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';
const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';

export function addComments(
  file: WordPackage,
  { comments, now }: { comments: readonly WordComment[]; now: number },
): AddedComments {
  const existing = file.part(COMMENTS_PART);
  const document = existing ?? parseXml(NO_COMMENTS);
  const root = rootOf(document);
  const known = childrenOf(root).filter((one) => isWord(one, 'comment'));
  const firstId = known.reduce((last, { attribs }) => Math.max(last, Number(attribs['w:id']) || 0), -1) + 1;
  for (const [at, { lines }] of comments.entries()) appendChild(root, commentElement({ id: firstId + at, lines, now }));
  const parts = { [COMMENTS_PART]: document };
  return { firstId, parts: existing ? parts : { ...parts, ...registered(file) } };
}

/** A part that the file did not have is announced in two others. */
function registered(file: WordPackage): Record<string, Document> {
  // A body that refers to nothing needs no relations.
  const relations = file.part(RELATIONS_PART) ?? parseXml(NO_RELATIONS);
  const types = file.part(TYPES_PART);
  if (!types) throw new WordFault('The archive says nothing of its parts');
  const relation = { Id: 'rIdPlanComments', Type: RELATION, Target: 'comments.xml' };
  appendChild(rootOf(relations), new Element('Relationship', relation));
  const type = { PartName: `/${COMMENTS_PART}`, ContentType: COMMENTS_TYPE };
  appendChild(rootOf(types), new Element('Override', type));
  return { [RELATIONS_PART]: relations, [TYPES_PART]: types };
}

function commentElement({ id, lines, now }: { id: number; lines: readonly string[]; now: number }): Element {
  const attributes = {
    'w:id': String(id),
    'w:author': AUTHOR,
    'w:initials': AUTHOR,
    'w:date': `${new Date(now).toISOString().slice(0, 19)}Z`,
  };
  const paragraphs = lines.map((line, at) => {
    const looks = at === 0 ? [wordElement('rPr', {}, [wordElement('b')])] : [];
    const text = wordElement('t', { 'xml:space': 'preserve' }, [new Text(xmlText(line))]);
    return wordElement('p', {}, [wordElement('r', {}, [...looks, text])]);
  });
  return wordElement('comment', attributes, paragraphs);
}
