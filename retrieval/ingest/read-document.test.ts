import { describe, expect, it } from 'vitest';
import { seedBytes, seedDocument, seedIds } from '../__fixtures__/seed-documents.ts';
import type { PlanDocument, Span } from '../plan-document.ts';
import { cleanRange } from '../text/clean.ts';
import { fromSource, toSource } from '../text/mapped-text.ts';
import { readDocument } from './read-document.ts';

/** Mulberry32: the same ranges in every run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const inside = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** A span that is a place: whole numbers, not empty, within the text. */
const isPlace = (document: PlanDocument, { start, end }: Span): boolean =>
  Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= document.text.length;

const documents = seedIds.map((id) => ({ id, document: seedDocument(id) }));

describe.each(documents)('readDocument of $id', ({ id, document }) => {
  it('keeps the text as it is in the file', () => {
    expect(document.text).toBe(
      seedBytes(id)
        .toString('utf8')
        .replace(/^\ufeff/, ''),
    );
  });

  it('cuts passages out of the text in its order, each with an id of its own', () => {
    expect(document.passages.length).toBeGreaterThan(15);
    for (const { id: passageId, span, documentId } of document.passages) {
      expect(isPlace(document, span), passageId).toBe(true);
      expect(passageId).toBe(`${id}:${span.start}-${span.end}`);
      expect(documentId).toBe(id);
    }
    const starts = document.passages.map(({ span }) => span.start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(new Set(document.passages.map((passage) => passage.id)).size).toBe(document.passages.length);
  });

  it('lets no passage overlap the next', () => {
    for (const [at, { span }] of document.passages.entries()) {
      const next = document.passages[at + 1];
      if (next) expect(span.end, next.id).toBeLessThanOrEqual(next.span.start);
    }
  });

  it('maps every unit of index text to a rising place inside the passage', () => {
    for (const passage of document.passages) {
      const { indexText, sourceStarts, sourceEnds, span } = passage;
      expect(sourceStarts.length, passage.id).toBe(indexText.length);
      expect(sourceEnds.length, passage.id).toBe(indexText.length);
      expect(sourceStarts[0], passage.id).toBe(span.start);
      expect(sourceEnds.at(-1), passage.id).toBe(span.end);
      let last = -1;
      for (const [at, start] of sourceStarts.entries()) {
        const end = sourceEnds[at] ?? 0;
        expect(start, passage.id).toBeGreaterThan(last);
        expect(end, passage.id).toBeGreaterThan(start);
        expect(end, passage.id).toBeLessThanOrEqual(sourceStarts[at + 1] ?? span.end);
        last = start;
      }
    }
  });

  it('gives each unit as the folded form of the unit that it maps to', () => {
    for (const { indexText, sourceStarts, sourceEnds, id: passageId } of document.passages) {
      for (const [at, start] of sourceStarts.entries()) {
        const unit = indexText[at] ?? '';
        const source = document.text.slice(start, sourceEnds[at]);
        // A bar between cells and a space between words stand for what the source has there.
        if (unit === '|' || unit === ' ') expect(source.trim().replace('|', ''), passageId).toBe('');
        else expect(foldedAlike(unit, cleanRange(document.text, { start, end: start + 1 }).text), passageId).toBe(true);
      }
    }
  });

  it('finds the way back from the text for random ranges of a passage', () => {
    const random = randomNumbers(2022);
    for (const passage of document.passages) {
      const map = { starts: passage.sourceStarts, ends: passage.sourceEnds };
      for (let turn = 0; turn < 5; turn += 1) {
        const start = random(passage.indexText.length);
        const end = start + 1 + random(passage.indexText.length - start);
        expect(fromSource(map, toSource(map, { start, end })), passage.id).toEqual({ start, end });
      }
    }
  });

  it('puts every section inside its parent and every passage inside its section', () => {
    for (const section of document.sections) {
      expect(isPlace(document, section.span), section.label).toBe(true);
      expect(inside(section.headingSpan, section.span), section.label).toBe(true);
      const parent = section.parent === null ? undefined : document.sections[section.parent];
      if (parent) {
        expect(inside(section.span, parent.span), `${section.label} in ${parent.label}`).toBe(true);
        expect(section.depth).toBe(parent.depth + 1);
        expect(parent.index).toBeLessThan(section.index);
      } else expect(section.depth).toBe(1);
      expect(document.sections[section.index]).toBe(section);
    }
    for (const passage of document.passages) {
      const section = passage.section === null ? undefined : document.sections[passage.section];
      if (section) expect(inside(passage.span, section.span), passage.id).toBe(true);
    }
  });

  it('prints label and heading of every section at its place', () => {
    for (const { label, heading, headingSpan } of document.sections) {
      const words = cleanRange(document.text, headingSpan).text;
      expect(words.includes(heading), label).toBe(true);
    }
  });

  it('shows at its place the number that each figure is read from', () => {
    expect(document.figures.length).toBeGreaterThan(15);
    const rows = new Set(document.passages.filter(({ kind }) => kind === 'table-row').map((passage) => passage.id));
    for (const figure of document.figures) {
      expect(isPlace(document, figure.span), figure.id).toBe(true);
      const words = cleanRange(document.text, figure.span).text;
      // A cell has its unit in another cell.
      if (rows.has(figure.passageId)) expect(figure.valueText.startsWith(words), figure.id).toBe(true);
      else expect(words, figure.id).toBe(figure.valueText);
    }
  });

  it('proves each figure by a part of its passage that holds it', () => {
    const passages = new Map(document.passages.map((passage) => [passage.id, passage]));
    for (const { id: figureId, span, proof, passageId } of document.figures) {
      const passage = passages.get(passageId);
      expect(inside(span, proof), figureId).toBe(true);
      expect(passage && inside(proof, passage.span), figureId).toBe(true);
    }
    expect(new Set(document.figures.map((figure) => figure.id)).size).toBe(document.figures.length);
  });

  it('shows what a figure inherits at its place', () => {
    for (const figure of document.figures) {
      for (const piece of figure.context) {
        expect(isPlace(document, piece.span), figure.id).toBe(true);
        if (piece.role !== 'date') {
          const words = cleanRange(document.text, piece.span).text;
          expect(words.replace(/\s/g, '').includes(piece.text.replace(/\s/g, '')), `${figure.id} ${piece.text}`).toBe(
            true,
          );
        }
      }
    }
  });

  it('reads the same from the same bytes', () => {
    expect(readDocument({ file: `${id}.txt`, bytes: seedBytes(id) })).toEqual(document);
  });
});

/** Marks change with what stands beside them (`,` is `，` outside numbers), so one of the pair suffices. */
function foldedAlike(unit: string, alone: string): boolean {
  const marks: Record<string, string> = { ',': '，', ':': '：', '﹒': '.', 着: '著' };
  return unit === alone || marks[unit] === alone || marks[alone] === unit;
}
