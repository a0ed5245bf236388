/** A Word file, its draft and the claims about it in, the same file with a comment at each claim out: its layout stays. */
import { type Element, Text } from 'domhandler';
import { append, appendChild, prepend } from 'domutils';
import type { Claim } from '../contract.ts';
import { claimNote } from './claim-note.ts';
import { addComments, type WordComment } from './word-comments.ts';
import { BODY_PART, type DraftPiece, type WordDraft } from './word-draft.ts';
import { childrenOf, isWord, textOf, type WordPackage, wordElement } from './word-package.ts';

export interface AnnotateOptions {
  file: WordPackage;
  draft: WordDraft;
  claims: readonly Claim[];
  /** Stands before the addresses of sources; empty where nobody could open them. */
  origin: string;
  /** Milliseconds since 1970. */
  now: number;
}

/** Changes the draft's document: the draft cannot be annotated twice. */
export function annotateWord({ file, draft, claims, origin, now }: AnnotateOptions): Uint8Array {
  const noted = claims.filter(({ verdict }) => verdict !== 'no-claim');
  const comments = noted.map((claim): WordComment => ({ lines: claimNote(claim, origin) }));
  const added = addComments(file, { comments, now });
  // From the end: splitting a run leaves everything before it where it was.
  for (const [at, claim] of [...noted.entries()].reverse()) mark(draft, claim, added.firstId + at);
  return file.withParts({ ...added.parts, [BODY_PART]: draft.document });
}

function mark({ pieces }: WordDraft, { start, end }: Claim, id: number): void {
  const within = pieces.filter((piece) => piece.start < end && piece.end > start);
  const [first, last] = [within[0], within.at(-1)];
  if (!first || !last) return;
  endRunAt(last, end - last.start);
  const startRun = startRunAt(first, start - first.start);
  const endRun = first === last ? startRun : runOf(last.holder);
  const number = { 'w:id': String(id) };
  prepend(startRun, wordElement('commentRangeStart', number));
  append(endRun, wordElement('r', {}, [wordElement('commentReference', number)]));
  append(endRun, wordElement('commentRangeEnd', number));
}

/** A text stands in a run, always. */
function runOf(holder: Element): Element {
  return holder.parent as Element;
}

/** The run that begins with this unit of the text, cut off from what stands before it where there is something. */
function startRunAt({ holder }: DraftPiece, offset: number): Element {
  const run = runOf(holder);
  const content = contentOf(run);
  const at = content.indexOf(holder);
  if (offset <= 0 && at === 0) return run;
  const rest = emptyCopy(run);
  if (offset > 0) {
    const text = textOf(holder);
    const restHolder = holder.cloneNode(false);
    setText(restHolder, text.slice(offset));
    setText(holder, text.slice(0, offset));
    appendChild(rest, restHolder);
  }
  for (const one of content.slice(offset > 0 ? at + 1 : at)) appendChild(rest, one);
  append(run, rest);
  return rest;
}

/** Cuts off from the run what stands behind this unit of the text. */
function endRunAt(piece: DraftPiece, offset: number): void {
  const { holder } = piece;
  if (offset < textOf(holder).length) {
    startRunAt(piece, offset);
    return;
  }
  const run = runOf(holder);
  const content = contentOf(run);
  const behind = content.slice(content.indexOf(holder) + 1);
  if (behind.length === 0) return;
  const rest = emptyCopy(run);
  for (const one of behind) appendChild(rest, one);
  append(run, rest);
}

function contentOf(run: Element): Element[] {
  return childrenOf(run).filter((one) => !isWord(one, 'rPr'));
}

/** A run with the same looks and nothing in it. */
function emptyCopy(run: Element): Element {
  const copy = run.cloneNode(false);
  const looks = childrenOf(run).find((one) => isWord(one, 'rPr'));
  if (looks) appendChild(copy, looks.cloneNode(true));
  return copy;
}

function setText(holder: Element, text: string): void {
  holder.children = [];
  appendChild(holder, new Text(text));
  holder.attribs['xml:space'] = 'preserve';
}
